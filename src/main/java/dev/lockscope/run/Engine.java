package dev.lockscope.run;

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
    private final Stage stage;
    private final TimerWheels wheels;
    private final Crew crew;
    private final Trigger trigger;
    private final Sampler sampler;
    private final Watchdog watchdog;
    private volatile @Nullable Capture frozen;
    private long shutAt;

    /**
     * @param run its id
     * @param failed told what broke, by a worker that can't go on
     */
    Engine(String run, Workload workload, long seed, LockKind lock, Terms terms, Consumer<Throwable> failed) {
        LockedMap map = lock.making().apply(workload.keys());
        Witness witness = new Witness(lock.promise(), workload.keys());
        Course course = new Course(workload.workers());
        wheels = new TimerWheels(workload);
        stage = new Stage(
                run,
                workload,
                seed,
                Draws.zipf(workload),
                map,
                course,
                new Dials(workload),
                witness,
                resting(workload.threads(), course),
                new Traces(workload.workers(), terms.captureBytes()),
                failed);
        crew = new Crew(stage);
        trigger = new Trigger(workload.captureWaitOverMicros());
        Inspector inspector = new Inspector(lock.promise(), witness, workload.keys(), stage.course());
        sampler = new Sampler(stage, crew, inspector, trigger);
        watchdog = new Watchdog(terms.grace(), failed);
    }

    private Supplier<Resting> resting(ThreadKind threads, Course course) {
        if (threads == ThreadKind.VIRTUAL) {
            return () -> wheels.resting(course);
        }
        return () -> {
            TimerSlack.none();
            return course::restUntil;
        };
    }

    void start() throws InterruptedException, Wedged {
        crew.start(stage.workload(), watchdog.grace());
    }

    /** Running time since the start, in nanoseconds. */
    long now() {
        return stage.course().runningTime(System.nanoTime());
    }

    Snapshot look() {
        crew.tend();
        return observe();
    }

    private Snapshot observe() {
        boolean sawTheTrigger = trigger.state() == Trigger.State.TRIGGERED;
        Snapshot snapshot = sampler.look(now());
        // One interval after the long wait, so that what followed it is there as well.
        if (sawTheTrigger && frozen == null) {
            frozen = latest();
        }
        return snapshot;
    }

    Snapshot pause() {
        shutAt = System.nanoTime();
        stage.course().shut(shutAt);
        return observe();
    }

    /** How long the run has stood still so far, in all. */
    long pausedNanos() {
        return stage.course().haltedNanos(System.nanoTime());
    }

    void resume() {
        long opened = System.nanoTime();
        stage.course().open(opened);
        crew.wake();
        sampler.note(List.of(new Change(now(), "pausedNanos", 0, opened - shutAt)));
    }

    void adjust(Workload from, Workload to) {
        List<Change> changes = new ArrayList<>();
        note(changes, "readers", from.readers(), to.readers());
        note(changes, "writers", from.writers(), to.writers());
        note(changes, "pauseMicros", from.pauseMicros(), to.pauseMicros());
        note(changes, "holdMicros", from.holdMicros(), to.holdMicros());
        sampler.adjust(to, now(), changes);
        stage.dials().turn(to);
        wheels.adjust(to);
        crew.adjust(to);
        // Whoever rests is to rest as long as is asked now, and whoever retires is to go.
        stage.course().callAll();
        crew.wake();
    }

    private void note(List<Change> changes, String parameter, long from, long to) {
        if (from != to) {
            changes.add(new Change(now(), parameter, from, to));
        }
    }

    /** Stops the workers and takes the last snapshot when they are gone, or have been given up. */
    Snapshot end() {
        watchdog.start();
        stage.course().end(System.nanoTime());
        crew.wake();
        watchdog.awaitGone(crew.members());
        wheels.close();
        return observe();
    }

    /** With the snapshot that was taken last, as {@link Sampler#secondEnded}. */
    Optional<HistogramInterval> secondEnded() {
        return sampler.secondEnded();
    }

    /** After the last snapshot: the histograms of what is left. */
    HistogramInterval lastPart() {
        return sampler.partEnded();
    }

    /** The report, after the last snapshot and the last part; the engine is of no use afterwards. */
    Report report(Snapshot last) {
        List<Cell> state = watchdog.lastLook(stage.map());
        return sampler.report(last, stage.seed(), state, stage.traces().bytes(), watchdog.dump());
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
                crew.members(),
                trigger,
                stage.dials().gap(),
                stage.course().startNanos(),
                stage.traces().bytes());
    }
}
