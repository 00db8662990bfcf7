package dev.lockscope.run;

import dev.lockscope.lock.Cell;
import dev.lockscope.lock.LockKind;
import dev.lockscope.lock.LockedMap;
import dev.lockscope.run.check.ConsistencyChecker;
import dev.lockscope.run.measure.Capture;
import dev.lockscope.run.measure.CaptureTrigger;
import dev.lockscope.run.measure.HistogramInterval;
import dev.lockscope.run.measure.LiveChange;
import dev.lockscope.run.measure.Report;
import dev.lockscope.run.measure.Snapshot;
import dev.lockscope.run.measure.SnapshotSampler;
import dev.lockscope.run.measure.WarmUp;
import dev.lockscope.run.worker.KeyValueGenerator;
import dev.lockscope.run.worker.LiveSettings;
import dev.lockscope.run.worker.OperationCost;
import dev.lockscope.run.worker.OperationRings;
import dev.lockscope.run.worker.OverlapDetector;
import dev.lockscope.run.worker.RunClock;
import dev.lockscope.run.worker.Sleeper;
import dev.lockscope.run.worker.TimerSlack;
import dev.lockscope.run.worker.TimerWheels;
import dev.lockscope.run.worker.WorkerContext;
import dev.lockscope.run.worker.WorkerPool;
import dev.lockscope.workload.ThreadKind;
import dev.lockscope.workload.Workload;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The parts of an active run: the lock, its workers, and their sampling and supervision. Confined to the run's thread, except
 * {@link #capture}.
 */
final class Engine {
    /** Length of the burst after each snapshot in which all operations are timed. */
    private static final long BURST_NANOS = 1_000_000;

    private final WorkerContext context;
    private final TimerWheels wheels;
    private final WorkerPool pool;
    private final CaptureTrigger trigger;
    private final SnapshotSampler sampler;
    private final Watchdog watchdog;
    private volatile @Nullable Capture frozen;
    private long pausedSystemNanos;

    /**
     * @param run id of the run
     * @param failed receives the cause when a worker fails
     */
    Engine(String run, Workload workload, long seed, LockKind lock, RunPolicy policy, Consumer<Throwable> failed) {
        LockedMap map = lock.factory().apply(workload.keys());
        OverlapDetector overlapDetector = new OverlapDetector(lock.guarantee(), workload.keys());
        RunClock clock = new RunClock(workload.workers());
        wheels = new TimerWheels(workload);
        context = new WorkerContext(
                run,
                workload,
                seed,
                KeyValueGenerator.zipf(workload),
                map,
                clock,
                new LiveSettings(workload),
                overlapDetector,
                sleepers(workload.threads(), clock),
                new OperationRings(workload.workers(), policy.captureBytes()),
                failed);
        pool = new WorkerPool(context);
        trigger = new CaptureTrigger(workload.captureWaitOverMicros());
        ConsistencyChecker checker =
                new ConsistencyChecker(lock.guarantee(), overlapDetector, workload.keys(), context.clock());
        sampler = new SnapshotSampler(context, pool, checker, trigger);
        watchdog = new Watchdog(policy.grace(), failed);
    }

    private Supplier<Sleeper> sleepers(ThreadKind threads, RunClock clock) {
        if (threads == ThreadKind.VIRTUAL) {
            return () -> wheels.newSleeper(clock);
        }
        return () -> {
            TimerSlack.minimise();
            return clock::restUntil;
        };
    }

    void start() throws InterruptedException, GracePeriodExceeded {
        if (!pool.start(context.workload(), watchdog.grace())) {
            throw new GracePeriodExceeded(
                    "%d workers could not all be started".formatted(pool.slots().size()), watchdog.grace());
        }
    }

    /** Running time since the start, in nanoseconds. */
    long nowRunNanos() {
        return context.clock().toRunNanos(System.nanoTime());
    }

    Snapshot sample() {
        pool.startMissingThreads();
        Snapshot snapshot = observe();
        context.liveSettings().burst(System.nanoTime(), BURST_NANOS);
        return snapshot;
    }

    private Snapshot observe() {
        boolean triggered = trigger.state() == CaptureTrigger.State.TRIGGERED;
        Snapshot snapshot = sampler.sample(nowRunNanos());
        // One interval after the trigger, so that the capture includes what followed.
        if (triggered && frozen == null) {
            frozen = latest();
        }
        return snapshot;
    }

    Snapshot pause() {
        pausedSystemNanos = System.nanoTime();
        context.clock().shut(pausedSystemNanos);
        return observe();
    }

    /** Total time that the run has been paused so far, in nanoseconds. */
    long pausedNanos() {
        return context.clock().pausedNanos(System.nanoTime());
    }

    void resume() {
        long resumedSystemNanos = System.nanoTime();
        context.clock().open(resumedSystemNanos);
        pool.wake();
        sampler.note(List.of(new LiveChange(nowRunNanos(), "pausedNanos", 0, resumedSystemNanos - pausedSystemNanos)));
    }

    void adjust(Workload from, Workload to) {
        List<LiveChange> changes = new ArrayList<>();
        note(changes, "readers", from.readers(), to.readers());
        note(changes, "writers", from.writers(), to.writers());
        note(changes, "pauseMicros", from.pauseMicros(), to.pauseMicros());
        note(changes, "holdMicros", from.holdMicros(), to.holdMicros());
        sampler.adjust(to, nowRunNanos(), changes);
        context.liveSettings().apply(to);
        wheels.adjust(to);
        pool.adjust(to);
        // Resting workers must apply the new pause, and retired ones must leave.
        context.clock().advanceEpoch();
        pool.wake();
    }

    private void note(List<LiveChange> changes, String parameter, long from, long to) {
        if (from != to) {
            changes.add(new LiveChange(nowRunNanos(), parameter, from, to));
        }
    }

    /** Stops the workers and takes the last snapshot once all are gone or given up. */
    Snapshot end() {
        watchdog.start();
        context.clock().end(System.nanoTime());
        pool.wake();
        watchdog.awaitGone(pool.slots());
        wheels.close();
        return observe();
    }

    /** The completed second up to the latest snapshot; see {@link SnapshotSampler#secondEnded}. */
    Optional<HistogramInterval> secondEnded() {
        return sampler.secondEnded();
    }

    /** The histograms of the last partial second, after the last snapshot. */
    HistogramInterval lastPart() {
        return sampler.partEnded();
    }

    /** The report, after the last snapshot and the last part; the engine must not be used afterwards. */
    Report report(Snapshot last, @Nullable WarmUp warmUp) {
        List<Cell> state = watchdog.readFinalState(context.map());
        OperationCost.measure();
        return sampler.report(last, context.seed(), state, context.rings().bytes(), watchdog.dump(), warmUp);
    }

    /** The distributions of {@link Run#histograms}, after the report. */
    Map<String, String> histograms() {
        return sampler.histograms();
    }

    /** The latest operations, or those frozen by the trigger. Thread-safe. */
    Capture capture() {
        Capture capture = frozen;
        return capture != null ? capture : latest();
    }

    private Capture latest() {
        return Capture.of(
                pool.slots(),
                trigger,
                context.liveSettings().samplingInterval(),
                context.clock().startSystemNanos(),
                context.rings().bytes());
    }
}
