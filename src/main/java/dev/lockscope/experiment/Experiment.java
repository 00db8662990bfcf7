package dev.lockscope.experiment;

import dev.lockscope.run.Id;
import dev.lockscope.run.RunService;
import dev.lockscope.run.Run;
import dev.lockscope.run.RunState;
import dev.lockscope.workload.Workload;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * A plan being carried out: many runs, one after another, by a thread of its own. What goes wrong in one run is said in
 * its outcome, and the next is made. Thread-safe.
 */
public final class Experiment {
    private final String id = Id.next();

    /** To the microsecond, which is what a database keeps. */
    private final Instant startedAt = Instant.now().truncatedTo(ChronoUnit.MICROS);

    private final long startNanos = System.nanoTime();
    private final ExperimentPlan plan;
    private final List<Workload> runs;
    private final Consumer<Experiment> observer;
    private final CountDownLatch end = new CountDownLatch(1);

    private volatile Stand stand;
    private volatile @Nullable Run current;
    private volatile boolean stopped;
    private volatile @Nullable String failure;

    private Experiment(ExperimentPlan plan, Consumer<Experiment> observer) {
        this.plan = plan;
        this.runs = plan.runs();
        this.observer = observer;
        this.stand = stand(List.of(), RunState.RUNNING);
    }

    /**
     * Starts an experiment and returns at once.
     *
     * @param observer told when it has started, when one of its runs has ended, and when it has ended itself and the lab is
     *     free again; one call at a time, between two runs, so it must be quick
     * @throws RunService.Busy when a run or another experiment is going
     */
    public static Experiment start(ExperimentPlan plan, RunService lab, Consumer<Experiment> observer)
            throws RunService.Busy, InterruptedException {
        Experiment experiment = new Experiment(plan, observer);
        RunService.Booking booking = lab.book(plan.kind(), experiment.id);
        try {
            observer.accept(experiment);
        } catch (RuntimeException broken) {
            booking.close();
            throw broken;
        }
        Thread.ofPlatform().name("experiment-" + experiment.id).daemon().start(() -> experiment.execute(booking));
        return experiment;
    }

    /** Unique, short, fit for a path. */
    public String id() {
        return id;
    }

    /** What is asked for. */
    public ExperimentPlan plan() {
        return plan;
    }

    /** By the wall clock. */
    public Instant startedAt() {
        return startedAt;
    }

    /** Never paused. */
    public RunState state() {
        return stand.state;
    }

    /** What the runs so far came to, in their order. */
    public List<ExperimentRun> outcomes() {
        return stand.outcomes;
    }

    /** What follows from the runs so far. */
    public ExperimentResult result() {
        return stand.result;
    }

    public ExperimentProgress progress() {
        Stand now = stand;
        return now.state.ended()
                ? new ExperimentProgress(now.outcomes.size(), runs.size(), 0)
                : ExperimentProgress.of(runs, now.outcomes.size(), now.atNanos - startNanos, System.nanoTime() - now.atNanos);
    }

    /** What broke, of an experiment that failed. */
    public Optional<String> failure() {
        return Optional.ofNullable(failure);
    }

    /** Asks it to end now, and keeps what was measured: all runs but the one that is cut short. */
    public void stop() {
        stopped = true;
        Run going = current;
        if (going != null) {
            going.stop();
        }
    }

    /** The same as {@link #awaitEnd()}, but not for longer than this; says whether it has ended. */
    public boolean awaitEnd(Duration patience) throws InterruptedException {
        return end.await(patience.toNanos(), TimeUnit.NANOSECONDS);
    }

    /** Waits until it has ended and its observer was told. */
    public void awaitEnd() throws InterruptedException {
        end.await();
    }

    private void execute(RunService.Booking booking) {
        RunState outcome = RunState.FAILED;
        try (booking) {
            outcome = makeRuns(booking);
        } catch (Throwable broken) {
            failure = broken.toString();
        }
        try {
            conclude(outcome);
            observer.accept(this);
        } finally {
            end.countDown();
        }
    }

    private RunState makeRuns(RunService.Booking booking) throws InterruptedException {
        for (Workload workload : runs) {
            Run run = booking.start(workload);
            current = run;
            if (stopped) {
                run.stop();
            }
            run.awaitEnd();
            if (stopped && run.state() == RunState.STOPPED) {
                return RunState.STOPPED;
            }
            take(ExperimentRun.of(run));
        }
        if (outcomes().stream().noneMatch(ExperimentRun::whole)) {
            failure = "no run could be made; of the first, "
                    + outcomes().getFirst().trouble();
            return RunState.FAILED;
        }
        return RunState.FINISHED;
    }

    private void take(ExperimentRun outcome) {
        List<ExperimentRun> outcomes = new ArrayList<>(outcomes());
        outcomes.add(outcome);
        stand = stand(List.copyOf(outcomes), RunState.RUNNING);
        if (outcomes.size() < runs.size()) {
            observer.accept(this);
        }
    }

    private void conclude(RunState state) {
        Stand last = stand;
        try {
            stand = stand(last.outcomes, state);
        } catch (RuntimeException broken) {
            failure = broken.toString();
            stand = new Stand(last.outcomes, RunState.FAILED, last.result, System.nanoTime());
        }
    }

    private Stand stand(List<ExperimentRun> outcomes, RunState state) {
        return new Stand(outcomes, state, plan.result(outcomes, state), System.nanoTime());
    }

    /** What is known at one instant. */
    private record Stand(List<ExperimentRun> outcomes, RunState state, ExperimentResult result, long atNanos) {}
}
