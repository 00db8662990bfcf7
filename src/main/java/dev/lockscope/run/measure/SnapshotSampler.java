package dev.lockscope.run.measure;

import dev.lockscope.lock.Cell;
import dev.lockscope.run.check.ConsistencyChecker;
import dev.lockscope.run.worker.OperationCost;
import dev.lockscope.run.worker.OperationSample;
import dev.lockscope.run.worker.RingOverflow;
import dev.lockscope.run.worker.Worker;
import dev.lockscope.run.worker.WorkerContext;
import dev.lockscope.run.worker.WorkerCounters;
import dev.lockscope.run.worker.WorkerKind;
import dev.lockscope.run.worker.WorkerPhase;
import dev.lockscope.run.worker.WorkerPool;
import dev.lockscope.run.worker.WorkerSlot;
import dev.lockscope.workload.Pacing;
import dev.lockscope.workload.ThreadKind;
import dev.lockscope.workload.Workload;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Samples a run without acquiring its lock: takes the snapshots and accumulates the report.
 * Not thread-safe: confined to the run's thread.
 */
public final class SnapshotSampler {
    private static final long SECOND_NANOS = 1_000_000_000;

    private final WorkerContext context;
    private final WorkerPool pool;
    private final ConsistencyChecker checker;
    private final ThroughputCeiling ceiling;
    private final FairnessTracker fairness;
    private final Histograms histograms;
    private final OperationSample ringSample = new OperationSample();
    private final RingOverflow overflow;
    private OverflowRecorder overflowed;
    private final CaptureTrigger trigger;
    private final double clockNanos = Machine.here().clockNanos();
    private final GarbageCollections collectionsAtStart = GarbageCollections.soFar();
    private final List<LiveChange> changes = new ArrayList<>();

    private Workload workload;

    /** Whether the workload has been changed during the run. */
    private boolean adjusted;

    private long seq;
    private long lastRunNanos;
    private long[] spent = new long[WorkerPhase.values().length];
    private long operations;
    private long timed;
    private long retries;
    private GarbageCollections collections = collectionsAtStart;
    private TimeBudget budget = TimeBudget.NOTHING;
    private int mostCarriers;
    private long clockReadings;
    private long recorded;
    private long overwritten;
    private long partStartRunNanos;

    public SnapshotSampler(WorkerContext context, WorkerPool pool, ConsistencyChecker checker, CaptureTrigger trigger) {
        this.context = context;
        this.pool = pool;
        this.checker = checker;
        this.trigger = trigger;
        this.workload = context.workload();
        this.ceiling = new ThroughputCeiling(workload);
        this.fairness = new FairnessTracker(pool, context.clock());
        this.histograms = new Histograms(measured(workload));
        this.overflow = context.rings().overflow();
        this.overflowed = new OverflowRecorder(measured(workload));
        this.overflow.exchange(new OverflowRecorder(measured(workload)));
        // The first call is slow; it must not delay the first snapshot.
        carriers();
    }

    private static List<TimedQuantity> measured(Workload workload) {
        return workload.pacing() == Pacing.OPEN
                ? List.of(TimedQuantity.values())
                : List.of(TimedQuantity.WAIT, TimedQuantity.HOLD, TimedQuantity.RETURN, TimedQuantity.OVERSHOOT);
    }

    /** Applies a change of the workload from this running time on. */
    public void adjust(Workload to, long nowRunNanos, List<LiveChange> made) {
        adjusted = true;
        ceiling.adjust(to, nowRunNanos);
        workload = to;
        note(made);
    }

    /** Adds changes to the next snapshot. */
    public void note(List<LiveChange> made) {
        changes.addAll(made);
    }

    /** @param nowRunNanos running time */
    public Snapshot sample(long nowRunNanos) {
        long interval = nowRunNanos - lastRunNanos;
        lastRunNanos = nowRunNanos;
        // All that is read of the workers and the map comes first and once, so that what derives from two readings is
        // of one
        // instant; the rings can wait.
        pool.sample();
        long waiting = CutOffs.noteWaiting(pool.slots(), nowRunNanos);
        List<Cell> state = context.map().cells().state();
        long operationsBefore = operations;
        long timedBefore = timed;
        long retriesBefore = retries;
        long reads = pool.reads();
        long writes = pool.writes();
        operations = reads + writes;
        timed = pool.sum(WorkerCounters.Of.TIMED);
        retries = pool.sum(WorkerCounters.Of.RETRIES);
        long[] spentSince = spentSince();
        clockReadings += clockReadings(operations - operationsBefore, timed - timedBefore);
        readRings();
        ByKind holds = histograms.intervalWithBuckets(TimedQuantity.HOLD);
        TimeBudget spentNow = TimeBudget.of(
                spentSince,
                Math.max(0, operations - operationsBefore - (timed - timedBefore)),
                histograms.intervalMean(TimedQuantity.WAIT),
                histograms.intervalMean(TimedQuantity.HOLD),
                histograms.intervalMean(TimedQuantity.RETURN),
                clockNanos);
        budget = budget.plus(spentNow);
        GarbageCollections collectionsBefore = collections;
        collections = GarbageCollections.soFar();
        if (interval > 0) {
            context.liveSettings().adaptSamplingInterval((operations - operationsBefore) * 1e9 / interval);
        }
        Snapshot snapshot = new Snapshot(
                ++seq,
                nowRunNanos,
                reads,
                writes,
                state,
                histograms.intervalWithBuckets(TimedQuantity.WAIT),
                holds,
                histograms.interval(TimedQuantity.RETURN),
                histograms.interval(TimedQuantity.OVERSHOOT).all(),
                ifOpen(histograms.interval(TimedQuantity.LATENCY)),
                ifOpen(histograms.interval(TimedQuantity.UNCORRECTED)),
                waiting,
                share(spentNow.holdNanos(), interval),
                spentNow,
                fairness.sample(nowRunNanos),
                new OperationsPerWorker(
                        OperationsPerWorker.Bins.of(pool.operations(WorkerKind.READER)),
                        OperationsPerWorker.Bins.of(pool.operations(WorkerKind.WRITER))),
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

    /** The histograms since the previous interval, with the first snapshot of each second. */
    public Optional<HistogramInterval> secondEnded() {
        return lastRunNanos / SECOND_NANOS > partStartRunNanos / SECOND_NANOS
                ? Optional.of(partEnded())
                : Optional.empty();
    }

    /** Ends the interval of histograms, even if its second is not over. */
    public HistogramInterval partEnded() {
        HistogramInterval ended = new HistogramInterval(partStartRunNanos, lastRunNanos, histograms.endPart());
        partStartRunNanos = lastRunNanos;
        return ended;
    }

    /**
     * The report, after the last snapshot and the last {@link #partEnded}.
     *
     * @param state the final state, read under the lock
     * @param dump of the workers that did not end; null if all did
     */
    public Report report(
            Snapshot last,
            long seed,
            List<Cell> state,
            long traceBytes,
            @Nullable ThreadDump dump,
            @Nullable WarmUp warmUp) {
        return new Report(
                last.reads(),
                last.writes(),
                last.t(),
                ceiling.operations(last.t()),
                seed,
                state,
                histograms.total(TimedQuantity.WAIT),
                histograms.total(TimedQuantity.HOLD),
                histograms.total(TimedQuantity.RETURN),
                histograms.total(TimedQuantity.OVERSHOOT),
                ifOpen(histograms.total(TimedQuantity.LATENCY)),
                ifOpen(histograms.total(TimedQuantity.UNCORRECTED)),
                budget,
                share(budget.holdNanos(), last.t()),
                retries,
                collections.since(collectionsAtStart),
                workload.threads() == ThreadKind.VIRTUAL ? mostCarriers : null,
                fairness.fairness(),
                checker.verdict(pool.slots(), state),
                Machine.here(workload.jvm()),
                overhead(last.t(), traceBytes),
                dump,
                cutOff(last.t()),
                warmUp);
    }

    private CutOff cutOff(long endRunNanos) {
        boolean open = workload.pacing() == Pacing.OPEN;
        long pauseNanos = TimeUnit.MICROSECONDS.toNanos(workload.pauseMicros());
        CutOffs cutOffs = new CutOffs(histograms, endRunNanos);
        for (WorkerSlot slot : pool.slots()) {
            cutOffs.addWait(slot);
            if (open && pauseNanos > 0 && slot.present && slot.worker.joinedRunNanos() != Worker.NOT_YET) {
                cutOffs.addDue(slot.worker.kind, slot.worker.dueRunNanos(), pauseNanos);
            }
        }
        return cutOffs.result(open);
    }

    /** The histograms of the whole run as {@link Histograms#texts}; only after the last {@link #partEnded}. */
    public Map<String, String> histograms() {
        return histograms.texts();
    }

    /** Reads the operations that the workers have put into their rings since the last snapshot. */
    private void readRings() {
        histograms.nextInterval();
        long nowSystemNanos = System.nanoTime();
        for (WorkerSlot slot : pool.slots()) {
            fairness.nextInterval(slot);
            slot.worker.ring.drain(nowSystemNanos, ringSample, operation -> record(slot, operation));
        }
        recordOverflow();
        histograms.endInterval();
        checker.checkInterval();
        trigger.update();
    }

    /** Adds the operations that were overwritten in the rings. */
    private void recordOverflow() {
        overflowed.reset();
        overflowed = (OverflowRecorder) overflow.exchange(overflowed);
        recorded += overflowed.operations();
        overwritten += overflowed.operations();
        trigger.observe(overflowed.longestWaitNanos(), overflowed.longestReturnedSystemNanos());
        histograms.record(overflowed);
    }

    private void record(WorkerSlot slot, OperationSample operation) {
        recorded++;
        if (operation.number > slot.ringRead) {
            fairness.skip(slot, context.clock().toRunNanos(operation.requestedSystemNanos));
        }
        slot.ringRead = operation.number + 1;
        trigger.observe(operation.acquiredSystemNanos - operation.requestedSystemNanos, operation.returnedSystemNanos);
        histograms.record(slot.worker.kind, operation);
        fairness.record(slot, operation);
        checker.record(slot.worker, operation);
    }

    /** Nanoseconds of all workers since the last snapshot, by ordinal of the phase. */
    private long[] spentSince() {
        long[] total = new long[spent.length];
        for (WorkerSlot slot : pool.slots()) {
            slot.worker.timeline.addTo(total, lastRunNanos);
        }
        long[] since = new long[spent.length];
        for (int phase = 0; phase < since.length; phase++) {
            since[phase] = total[phase] - spent[phase];
        }
        spent = total;
        return since;
    }

    private MeasuringOverhead overhead(long elapsedNanos, long traceBytes) {
        double coreNanos = (double) elapsedNanos * Machine.here().cores();
        MeasuringOverhead overhead = new MeasuringOverhead(
                operations,
                timed,
                timed - recorded,
                overwritten,
                clockReadings,
                coreNanos == 0 ? 0 : clockReadings * clockNanos / coreNanos,
                context.liveSettings().burstNanos(),
                traceBytes,
                null,
                null,
                null,
                null,
                null);
        return OperationCost.measured()
                .map(cost -> overhead.with(cost, coreNanos, clockNanos, operationNanos(elapsedNanos)))
                .orElse(overhead);
    }

    /** Time of a core per operation; null if the workers did anything else, or were not the same all the time. */
    private @Nullable Double operationNanos(long elapsedNanos) {
        boolean nothingElse = !adjusted
                && workload.pacing() == Pacing.CLOSED
                && workload.pauseMicros() == 0
                && workload.holdMicros() == 0
                && workload.rampMillis() == 0;
        double busy = Math.min(workload.workers(), Machine.here().cores());
        return nothingElse && operations > 0 ? (Double) (busy * elapsedNanos / operations) : null;
    }

    /** Four per timed operation: request, acquisition, release, return; two per pause of an untimed one. */
    private long clockReadings(long operations, long timed) {
        return MeasuringOverhead.READINGS * timed + (workload.pauseMicros() > 0 ? 2 * (operations - timed) : 0);
    }

    private @Nullable Double offered(int workers) {
        return workload.pauseMicros() == 0 ? null : workers * 1e6 / workload.pauseMicros();
    }

    private @Nullable CarrierThreads carriers() {
        if (workload.threads() != ThreadKind.VIRTUAL) {
            return null;
        }
        CarrierThreads carriers = CarrierThreads.now();
        mostCarriers = Math.max(mostCarriers, carriers.mounted());
        return carriers;
    }

    private <T> @Nullable T ifOpen(T measured) {
        return workload.pacing() == Pacing.OPEN ? measured : null;
    }

    private static double share(long nanos, long of) {
        return of <= 0 ? 0 : (double) nanos / of;
    }
}
