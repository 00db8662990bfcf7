package dev.lockscope.run;

import dev.lockscope.lock.Cell;
import dev.lockscope.lock.LockedMap;
import dev.lockscope.workload.Pacing;
import dev.lockscope.workload.ThreadKind;
import dev.lockscope.workload.Workload;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;

/**
 * Looks at a run from outside, without its lock: makes the snapshots and adds up what the report says of the whole run.
 * Not thread-safe: the run's own thread has it.
 */
final class Sampler {
    private final Stage stage;
    private final Crew crew;
    private final Inspector inspector;
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
    private double limit;
    private long limitedTo;
    private boolean alwaysPaced = true;
    private int mostCarriers;

    Sampler(Stage stage, Crew crew, Inspector inspector, Trigger trigger) {
        this.stage = stage;
        this.crew = crew;
        this.inspector = inspector;
        this.trigger = trigger;
        this.workload = stage.workload();
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
        addToTheLimit(now);
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
        addToTheLimit(now);
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
        gather();
        ByKind holds = histograms.intervalInBuckets(Metric.HOLD);
        Budget spentNow = Budget.of(
                spentSince, operations - operationsBefore, timed - timedBefore, holds.all().p50(), clockNanos);
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
                map().cells().state(),
                histograms.intervalInBuckets(Metric.WAIT),
                holds,
                histograms.interval(Metric.OVERSHOOT).all(),
                ifOpen(histograms.interval(Metric.LATENCY)),
                ifOpen(histograms.interval(Metric.UNCORRECTED)),
                waiting(),
                share(spentNow.holdNanos(), interval),
                spentNow,
                jain(),
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

    /**
     * The report, after the last snapshot.
     *
     * @param underALastLock the final state
     */
    Report report(Snapshot last, long seed, List<Cell> underALastLock, long traceBytes) {
        return new Report(
                last.reads(),
                last.writes(),
                last.t(),
                alwaysPaced ? Math.round(limit) : null,
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
                fairness(),
                inspector.verdict(crew.members(), underALastLock),
                Machine.here(),
                overhead(last.t(), traceBytes));
    }

    /** Reads what the workers have traced since the last time. */
    private void gather() {
        histograms.nextInterval();
        long now = System.nanoTime();
        for (Member member : crew.members()) {
            Worker worker = member.worker;
            member.traceRead = worker.trace.read(member.traceRead, now, traced, operation -> {
                trigger.see(operation.had - operation.asked, operation.returned);
                histograms.record(worker.kind, operation);
                inspector.see(worker, operation);
            });
        }
        histograms.endInterval();
        inspector.inspect();
    }

    private void addToTheLimit(long now) {
        long asked = TimeUnit.MILLISECONDS.toNanos(workload.durationMillis());
        double pauseNanos = workload.pauseMicros() * 1_000.0;
        alwaysPaced &= pauseNanos > 0;
        if (alwaysPaced) {
            double joined = joinedNanos(Math.min(now, asked)) - joinedNanos(Math.min(limitedTo, asked));
            limit += workload.workers() * joined / pauseNanos;
        }
        limitedTo = now;
    }

    /** Nanoseconds that one worker, on average over all, has been there by a time, as they join one after the other. */
    private double joinedNanos(long now) {
        double ramp = TimeUnit.MILLISECONDS.toNanos(workload.rampMillis());
        return now < ramp ? now * (now / ramp) / 2 : now - ramp / 2;
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

    private @Nullable Double jain() {
        List<Member> members = crew.members();
        long[] made = new long[members.size()];
        int present = 0;
        for (Member member : members) {
            long total = member.worker.tally.get(Tally.Of.OPERATIONS);
            long more = total - member.operationsBefore;
            member.operationsBefore = total;
            if (more > 0 || !member.present) {
                member.progressedAt = t;
            }
            member.longestWithout = Math.max(member.longestWithout, t - member.progressedAt);
            if (member.present) {
                made[present++] = more;
            }
        }
        return Fairness.jain(Arrays.copyOf(made, present));
    }

    private Fairness fairness() {
        long[] readers = crew.operations(Kind.READER);
        long[] writers = crew.operations(Kind.WRITER);
        long[] all = LongStream.concat(
                        Arrays.stream(readers), Arrays.stream(writers))
                .toArray();
        Member longest = Collections.max(
                crew.members(), Comparator.comparingLong(member -> member.longestWithout));
        return new Fairness(
                Fairness.jain(all),
                Fairness.jain(readers),
                Fairness.jain(writers),
                Arrays.stream(all).filter(made -> made == 0).count(),
                longest.longestWithout,
                longest.longestWithout == 0 ? null : longest.worker.name(),
                Fairness.bins(readers),
                Fairness.bins(writers));
    }

    private Overhead overhead(long elapsed, long traceBytes) {
        // Asking, having, giving back and returning; a pause is timed whether its operation is or not.
        long readings = 4 * timed + (workload.pauseMicros() > 0 ? 2 * (operations - timed) : 0);
        double available = (double) elapsed * Machine.here().cores();
        return new Overhead(
                operations, timed, readings, available == 0 ? 0 : readings * clockNanos / available, traceBytes);
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

    private LockedMap map() {
        return stage.map();
    }

    private static double share(long nanos, long of) {
        return of <= 0 ? 0 : (double) nanos / of;
    }
}
