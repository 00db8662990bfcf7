package dev.lockscope.run;

import dev.lockscope.lock.Cell;
import dev.lockscope.workload.Pacing;
import dev.lockscope.workload.ThreadKind;
import dev.lockscope.workload.Workload;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Looks at a run from outside, without its lock: makes the snapshots and adds up what the report says of the whole run.
 * Not thread-safe: the run's own thread has it.
 */
final class Sampler {
    private static final long SECOND_NANOS = 1_000_000_000;

    private final Stage stage;
    private final Crew crew;
    private final Inspector inspector;
    private final Allowance allowance;
    private final Turns turns;
    private final Histograms histograms;
    private final Traced traced = new Traced();
    private final Trigger trigger;
    private final double clockNanos = Machine.here().clockNanos();
    private final GarbageCollections collectionsAtStart = GarbageCollections.soFar();
    private final List<Change> changes = new ArrayList<>();

    private Workload workload;
    private long seq;
    private long t;
    private long[] spent = new long[Phase.values().length];
    private long operations;
    private long timed;
    private long retries;
    private GarbageCollections collections = collectionsAtStart;
    private Budget budget = Budget.NOTHING;
    private int mostCarriers;
    private long clockReadings;
    private long shown;
    private long partFrom;

    Sampler(Stage stage, Crew crew, Inspector inspector, Trigger trigger) {
        this.stage = stage;
        this.crew = crew;
        this.inspector = inspector;
        this.trigger = trigger;
        this.workload = stage.workload();
        this.allowance = new Allowance(workload);
        this.turns = new Turns(crew, stage.course());
        this.histograms = new Histograms(measured(workload));
        // What is slow the first time is not to delay the first snapshot.
        carriers();
    }

    private static List<Metric> measured(Workload workload) {
        return workload.pacing() == Pacing.OPEN
                ? List.of(Metric.values())
                : List.of(Metric.WAIT, Metric.HOLD, Metric.OVERSHOOT);
    }

    /** From now on the run is one of this workload. */
    void adjust(Workload to, long now, List<Change> how) {
        allowance.adjust(to, now);
        workload = to;
        note(how);
    }

    /** What the next snapshot is to say was changed. */
    void note(List<Change> how) {
        changes.addAll(how);
    }

    /** @param now running time */
    Snapshot look(long now) {
        long interval = now - t;
        allowance.extend(now);
        t = now;
        // First what is counted, as near to the time that it is said to be of as can be; what is gathered keeps.
        long operationsBefore = operations;
        long timedBefore = timed;
        long retriesBefore = retries;
        long reads = crew.reads();
        long writes = crew.writes();
        operations = reads + writes;
        timed = crew.sum(Tally.Of.TIMED);
        retries = crew.sum(Tally.Of.RETRIES);
        long[] spentSince = spentSince();
        clockReadings += readings(operations - operationsBefore, timed - timedBefore);
        gather();
        ByKind holds = histograms.intervalInBuckets(Metric.HOLD);
        Budget spentNow = Budget.of(
                spentSince,
                operations - operationsBefore,
                timed - timedBefore,
                holds.all().p50(),
                clockNanos);
        budget = budget.plus(spentNow);
        GarbageCollections collectionsBefore = collections;
        collections = GarbageCollections.soFar();
        if (interval > 0) {
            stage.dials().regap((operations - operationsBefore) * 1e9 / interval);
        }
        Snapshot snapshot = new Snapshot(
                ++seq,
                now,
                reads,
                writes,
                stage.map().cells().state(),
                histograms.intervalInBuckets(Metric.WAIT),
                holds,
                histograms.interval(Metric.OVERSHOOT).all(),
                ifOpen(histograms.interval(Metric.LATENCY)),
                ifOpen(histograms.interval(Metric.UNCORRECTED)),
                waiting(),
                share(spentNow.holdNanos(), interval),
                spentNow,
                turns.look(now),
                new Served(Served.Bins.of(crew.operations(Kind.READER)), Served.Bins.of(crew.operations(Kind.WRITER))),
                workload.readers(),
                workload.writers(),
                offered(workload.readers()),
                offered(workload.writers()),
                retries - retriesBefore,
                timed - timedBefore,
                carriers(),
                collections.since(collectionsBefore),
                trigger.state(),
                List.copyOf(changes));
        changes.clear();
        return snapshot;
    }

    /** The histograms since those handed out before, with the first snapshot of each second. */
    Optional<HistogramInterval> secondEnded() {
        return t / SECOND_NANOS > partFrom / SECOND_NANOS ? Optional.of(partEnded()) : Optional.empty();
    }

    /** The same, whether a second is over or not. */
    HistogramInterval partEnded() {
        HistogramInterval ended = new HistogramInterval(partFrom, t, histograms.endPart());
        partFrom = t;
        return ended;
    }

    /**
     * The report, after the last snapshot and the last {@link #partEnded}.
     *
     * @param underALastLock the final state
     * @param dump of those who were given up
     */
    Report report(Snapshot last, long seed, List<Cell> underALastLock, long traceBytes, @Nullable ThreadDump dump) {
        return new Report(
                last.reads(),
                last.writes(),
                last.t(),
                allowance.operations(),
                seed,
                underALastLock,
                histograms.total(Metric.WAIT),
                histograms.total(Metric.HOLD),
                histograms.total(Metric.OVERSHOOT),
                ifOpen(histograms.total(Metric.LATENCY)),
                ifOpen(histograms.total(Metric.UNCORRECTED)),
                budget,
                share(budget.holdNanos(), last.t()),
                retries,
                collections.since(collectionsAtStart),
                workload.threads() == ThreadKind.VIRTUAL ? mostCarriers : null,
                turns.fairness(),
                inspector.verdict(crew.members(), underALastLock),
                Machine.here(),
                overhead(last.t(), traceBytes),
                dump);
    }

    /** After the report, as {@link Histograms#texts}. */
    Map<String, String> histograms() {
        return histograms.texts();
    }

    /** Reads what the workers have traced since the last time. */
    private void gather() {
        histograms.nextInterval();
        turns.next(stage.dials().gap() == 1);
        long now = System.nanoTime();
        for (Member member : crew.members()) {
            if (member.worker.trace.oldest() > member.traceRead) {
                turns.skip(member, t);
            }
            member.traceRead =
                    member.worker.trace.read(member.traceRead, now, traced, operation -> show(member, operation));
        }
        histograms.endInterval();
        inspector.inspect();
        trigger.decide();
    }

    private void show(Member member, Traced operation) {
        shown++;
        trigger.see(operation.had - operation.asked, operation.returned);
        histograms.record(member.worker.kind, operation);
        turns.see(member, operation);
        inspector.see(member.worker, operation);
    }

    /** By ordinal of the phase, what all workers have spent since the last time. */
    private long[] spentSince() {
        long[] now = new long[spent.length];
        for (Member member : crew.members()) {
            member.worker.timeline.addTo(now, t);
        }
        long[] since = new long[spent.length];
        for (int phase = 0; phase < since.length; phase++) {
            since[phase] = now[phase] - spent[phase];
        }
        spent = now;
        return since;
    }

    private long waiting() {
        return crew.members().stream().filter(member -> member.worker.waiting()).count();
    }

    private Overhead overhead(long elapsed, long traceBytes) {
        double available = (double) elapsed * Machine.here().cores();
        return new Overhead(
                operations,
                timed,
                timed - shown,
                clockReadings,
                available == 0 ? 0 : clockReadings * clockNanos / available,
                traceBytes);
    }

    /** Asking, having, giving back and returning; a pause is timed whether its operation is or not. */
    private long readings(long operations, long timed) {
        return 4 * timed + (workload.pauseMicros() > 0 ? 2 * (operations - timed) : 0);
    }

    private @Nullable Double offered(int workers) {
        return workload.pauseMicros() == 0 ? null : workers * 1e6 / workload.pauseMicros();
    }

    private @Nullable Carriers carriers() {
        if (workload.threads() != ThreadKind.VIRTUAL) {
            return null;
        }
        Carriers now = Carriers.now();
        mostCarriers = Math.max(mostCarriers, now.mounted());
        return now;
    }

    private <T> @Nullable T ifOpen(T measured) {
        return workload.pacing() == Pacing.OPEN ? measured : null;
    }

    private static double share(long nanos, long of) {
        return of <= 0 ? 0 : (double) nanos / of;
    }
}
