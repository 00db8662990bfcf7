package dev.lockscope.run.measure;

import dev.lockscope.run.check.ConsistencyChecker;
import dev.lockscope.run.worker.OperationSample;
import dev.lockscope.run.worker.WorkerContext;
import dev.lockscope.run.worker.WorkerCounters;
import dev.lockscope.run.worker.WorkerKind;
import dev.lockscope.run.worker.WorkerPhase;
import dev.lockscope.run.worker.WorkerPool;
import dev.lockscope.run.worker.WorkerSlot;


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
public final class SnapshotSampler {
    private static final long SECOND_NANOS = 1_000_000_000;

    private final WorkerContext context;
    private final WorkerPool pool;
    private final ConsistencyChecker checker;
    private final ThroughputCeiling ceiling;
    private final FairnessTracker fairness;
    private final Histograms histograms;
    private final OperationSample traced = new OperationSample();
    private final CaptureTrigger trigger;
    private final double clockNanos = Machine.here().clockNanos();
    private final GarbageCollections collectionsAtStart = GarbageCollections.soFar();
    private final List<LiveChange> changes = new ArrayList<>();

    private Workload workload;
    private long seq;
    private long t;
    private long[] spent = new long[WorkerPhase.values().length];
    private long operations;
    private long timed;
    private long retries;
    private GarbageCollections collections = collectionsAtStart;
    private TimeBudget budget = TimeBudget.NOTHING;
    private int mostCarriers;
    private long clockReadings;
    private long shown;
    private long partFrom;

    public SnapshotSampler(WorkerContext stage, WorkerPool crew, ConsistencyChecker inspector, CaptureTrigger trigger) {
        this.context = stage;
        this.pool = crew;
        this.checker = inspector;
        this.trigger = trigger;
        this.workload = stage.workload();
        this.ceiling = new ThroughputCeiling(workload);
        this.fairness = new FairnessTracker(crew, stage.clock());
        this.histograms = new Histograms(measured(workload));
        // What is slow the first time is not to delay the first snapshot.
        carriers();
    }

    private static List<TimedQuantity> measured(Workload workload) {
        return workload.pacing() == Pacing.OPEN
                ? List.of(TimedQuantity.values())
                : List.of(TimedQuantity.WAIT, TimedQuantity.HOLD, TimedQuantity.OVERSHOOT);
    }

    /** From now on the run is one of this workload. */
    public void adjust(Workload to, long now, List<LiveChange> how) {
        ceiling.adjust(to, now);
        workload = to;
        note(how);
    }

    /** What the next snapshot is to say was changed. */
    public void note(List<LiveChange> how) {
        changes.addAll(how);
    }

    /** @param now running time */
    public Snapshot sample(long now) {
        long interval = now - t;
        ceiling.extend(now);
        t = now;
        // First what is counted, as near to the time that it is said to be of as can be; what is gathered keeps.
        long operationsBefore = operations;
        long timedBefore = timed;
        long retriesBefore = retries;
        long reads = pool.reads();
        long writes = pool.writes();
        operations = reads + writes;
        timed = pool.sum(WorkerCounters.Of.TIMED);
        retries = pool.sum(WorkerCounters.Of.RETRIES);
        long[] spentSince = spentSince();
        clockReadings += readings(operations - operationsBefore, timed - timedBefore);
        gather();
        ByKind holds = histograms.intervalInBuckets(TimedQuantity.HOLD);
        TimeBudget spentNow = TimeBudget.of(
                spentSince,
                operations - operationsBefore,
                timed - timedBefore,
                holds.all().p50(),
                clockNanos);
        budget = budget.plus(spentNow);
        GarbageCollections collectionsBefore = collections;
        collections = GarbageCollections.soFar();
        if (interval > 0) {
            context.liveSettings().adaptSamplingInterval((operations - operationsBefore) * 1e9 / interval);
        }
        Snapshot snapshot = new Snapshot(
                ++seq,
                now,
                reads,
                writes,
                context.map().cells().state(),
                histograms.intervalInBuckets(TimedQuantity.WAIT),
                holds,
                histograms.interval(TimedQuantity.OVERSHOOT).all(),
                ifOpen(histograms.interval(TimedQuantity.LATENCY)),
                ifOpen(histograms.interval(TimedQuantity.UNCORRECTED)),
                waiting(),
                share(spentNow.holdNanos(), interval),
                spentNow,
                fairness.sample(now),
                new OperationsPerWorker(OperationsPerWorker.Bins.of(pool.operations(WorkerKind.READER)), OperationsPerWorker.Bins.of(pool.operations(WorkerKind.WRITER))),
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
    public Optional<HistogramInterval> secondEnded() {
        return t / SECOND_NANOS > partFrom / SECOND_NANOS ? Optional.of(partEnded()) : Optional.empty();
    }

    /** The same, whether a second is over or not. */
    public HistogramInterval partEnded() {
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
    public Report report(Snapshot last, long seed, List<Cell> underALastLock, long traceBytes, @Nullable ThreadDump dump) {
        return new Report(
                last.reads(),
                last.writes(),
                last.t(),
                ceiling.operations(),
                seed,
                underALastLock,
                histograms.total(TimedQuantity.WAIT),
                histograms.total(TimedQuantity.HOLD),
                histograms.total(TimedQuantity.OVERSHOOT),
                ifOpen(histograms.total(TimedQuantity.LATENCY)),
                ifOpen(histograms.total(TimedQuantity.UNCORRECTED)),
                budget,
                share(budget.holdNanos(), last.t()),
                retries,
                collections.since(collectionsAtStart),
                workload.threads() == ThreadKind.VIRTUAL ? mostCarriers : null,
                fairness.fairness(),
                checker.verdict(pool.slots(), underALastLock),
                Machine.here(),
                overhead(last.t(), traceBytes),
                dump);
    }

    /** After the report, as {@link Histograms#texts}. */
    public Map<String, String> histograms() {
        return histograms.texts();
    }

    /** Reads what the workers have traced since the last time. */
    private void gather() {
        histograms.nextInterval();
        fairness.next(context.liveSettings().samplingInterval() == 1);
        long now = System.nanoTime();
        for (WorkerSlot member : pool.slots()) {
            if (member.worker.ring.oldest() > member.ringRead) {
                fairness.skip(member, t);
            }
            member.ringRead =
                    member.worker.ring.read(member.ringRead, now, traced, operation -> show(member, operation));
        }
        histograms.endInterval();
        checker.inspect();
        trigger.decide();
    }

    private void show(WorkerSlot member, OperationSample operation) {
        shown++;
        trigger.see(operation.acquiredAt - operation.requestedAt, operation.returned);
        histograms.record(member.worker.kind, operation);
        fairness.see(member, operation);
        checker.see(member.worker, operation);
    }

    /** By ordinal of the phase, what all workers have spent since the last time. */
    private long[] spentSince() {
        long[] now = new long[spent.length];
        for (WorkerSlot member : pool.slots()) {
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
        return pool.slots().stream().filter(member -> member.worker.waiting()).count();
    }

    private MeasuringOverhead overhead(long elapsed, long traceBytes) {
        double available = (double) elapsed * Machine.here().cores();
        return new MeasuringOverhead(
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

    private @Nullable CarrierThreads carriers() {
        if (workload.threads() != ThreadKind.VIRTUAL) {
            return null;
        }
        CarrierThreads now = CarrierThreads.now();
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
