package dev.lockscope.run;

import dev.lockscope.run.check.ConsistencyChecker;
import dev.lockscope.run.measure.Capture;
import dev.lockscope.run.measure.CaptureTrigger;
import dev.lockscope.run.measure.HistogramInterval;
import dev.lockscope.run.measure.LiveChange;
import dev.lockscope.run.measure.Report;
import dev.lockscope.run.measure.Snapshot;
import dev.lockscope.run.measure.SnapshotSampler;
import dev.lockscope.run.worker.KeyValueGenerator;
import dev.lockscope.run.worker.LiveSettings;
import dev.lockscope.run.worker.OperationRings;
import dev.lockscope.run.worker.OverlapDetector;
import dev.lockscope.run.worker.RunClock;
import dev.lockscope.run.worker.Sleeper;
import dev.lockscope.run.worker.TimerSlack;
import dev.lockscope.run.worker.TimerWheels;
import dev.lockscope.run.worker.WorkerContext;
import dev.lockscope.run.worker.WorkerPool;


import dev.lockscope.lock.Cell;
import dev.lockscope.lock.LockKind;
import dev.lockscope.lock.LockedMap;
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
 * What makes a run go: the lock, the workers around it, and who looks at them. Not thread-safe: the run's own thread has
 * it, but for {@link #capture}.
 */
final class Engine {
    private final WorkerContext context;
    private final TimerWheels wheels;
    private final WorkerPool pool;
    private final CaptureTrigger trigger;
    private final SnapshotSampler sampler;
    private final Watchdog watchdog;
    private volatile @Nullable Capture frozen;
    private long shutAt;

    /**
     * @param run its id
     * @param failed told what broke, by a worker that can't go on
     */
    Engine(String run, Workload workload, long seed, LockKind lock, RunPolicy terms, Consumer<Throwable> failed) {
        LockedMap map = lock.factory().apply(workload.keys());
        OverlapDetector witness = new OverlapDetector(lock.guarantee(), workload.keys());
        RunClock course = new RunClock(workload.workers());
        wheels = new TimerWheels(workload);
        context = new WorkerContext(
                run,
                workload,
                seed,
                KeyValueGenerator.zipf(workload),
                map,
                course,
                new LiveSettings(workload),
                witness,
                resting(workload.threads(), course),
                new OperationRings(workload.workers(), terms.captureBytes()),
                failed);
        pool = new WorkerPool(context);
        trigger = new CaptureTrigger(workload.captureWaitOverMicros());
        ConsistencyChecker inspector = new ConsistencyChecker(lock.guarantee(), witness, workload.keys(), context.clock());
        sampler = new SnapshotSampler(context, pool, inspector, trigger);
        watchdog = new Watchdog(terms.grace(), failed);
    }

    private Supplier<Sleeper> resting(ThreadKind threads, RunClock course) {
        if (threads == ThreadKind.VIRTUAL) {
            return () -> wheels.resting(course);
        }
        return () -> {
            TimerSlack.none();
            return course::restUntil;
        };
    }

    void start() throws InterruptedException, GracePeriodExceeded {
        if (!pool.start(context.workload(), watchdog.grace())) {
            throw new GracePeriodExceeded(
                    "%d workers could not all be started".formatted(pool.slots().size()), watchdog.grace());
        }
    }

    /** Running time since the start, in nanoseconds. */
    long now() {
        return context.clock().runningTime(System.nanoTime());
    }

    Snapshot sample() {
        pool.startMissingThreads();
        return observe();
    }

    private Snapshot observe() {
        boolean sawTheTrigger = trigger.state() == CaptureTrigger.State.TRIGGERED;
        Snapshot snapshot = sampler.sample(now());
        // One interval after the long wait, so that what followed it is there as well.
        if (sawTheTrigger && frozen == null) {
            frozen = latest();
        }
        return snapshot;
    }

    Snapshot pause() {
        shutAt = System.nanoTime();
        context.clock().shut(shutAt);
        return observe();
    }

    /** How long the run has stood still so far, in all. */
    long pausedNanos() {
        return context.clock().haltedNanos(System.nanoTime());
    }

    void resume() {
        long opened = System.nanoTime();
        context.clock().open(opened);
        pool.wake();
        sampler.note(List.of(new LiveChange(now(), "pausedNanos", 0, opened - shutAt)));
    }

    void adjust(Workload from, Workload to) {
        List<LiveChange> changes = new ArrayList<>();
        note(changes, "readers", from.readers(), to.readers());
        note(changes, "writers", from.writers(), to.writers());
        note(changes, "pauseMicros", from.pauseMicros(), to.pauseMicros());
        note(changes, "holdMicros", from.holdMicros(), to.holdMicros());
        sampler.adjust(to, now(), changes);
        context.liveSettings().apply(to);
        wheels.adjust(to);
        pool.adjust(to);
        // Whoever rests is to rest as long as is asked now, and whoever retires is to go.
        context.clock().advanceEpoch();
        pool.wake();
    }

    private void note(List<LiveChange> changes, String parameter, long from, long to) {
        if (from != to) {
            changes.add(new LiveChange(now(), parameter, from, to));
        }
    }

    /** Stops the workers and takes the last snapshot when they are gone, or have been given up. */
    Snapshot end() {
        watchdog.start();
        context.clock().end(System.nanoTime());
        pool.wake();
        watchdog.awaitGone(pool.slots());
        wheels.close();
        return observe();
    }

    /** With the snapshot that was taken last, as {@link SnapshotSampler#secondEnded}. */
    Optional<HistogramInterval> secondEnded() {
        return sampler.secondEnded();
    }

    /** After the last snapshot: the histograms of what is left. */
    HistogramInterval lastPart() {
        return sampler.partEnded();
    }

    /** The report, after the last snapshot and the last part; the engine is of no use afterwards. */
    Report report(Snapshot last) {
        List<Cell> state = watchdog.readFinalState(context.map());
        return sampler.report(last, context.seed(), state, context.rings().bytes(), watchdog.dump());
    }

    /** After the report, as {@link Run#histograms}. */
    Map<String, String> histograms() {
        return sampler.histograms();
    }

    /** The latest operations, or those that a trigger has frozen. Thread-safe. */
    Capture capture() {
        Capture kept = frozen;
        return kept != null ? kept : latest();
    }

    private Capture latest() {
        return Capture.of(
                pool.slots(),
                trigger,
                context.liveSettings().samplingInterval(),
                context.clock().startNanos(),
                context.rings().bytes());
    }
}
