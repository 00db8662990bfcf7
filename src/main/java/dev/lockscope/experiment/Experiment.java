package dev.lockscope.experiment;

import dev.lockscope.run.Id;
import dev.lockscope.run.Run;
import dev.lockscope.run.RunState;
import dev.lockscope.runner.RunService;
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
 * The execution of a plan: many runs, one after another, on a thread of its own. A failure of one run is reported in its
 * outcome, and the next run starts. Thread-safe.
 */
public final class Experiment {
    private final String id = Id.next();

    /** To the microsecond, the resolution of the database. */
    private final Instant startedAt = Instant.now().truncatedTo(ChronoUnit.MICROS);

    private final long startSystemNanos = System.nanoTime();
    private final ExperimentPlan plan;
    private final List<Workload> runs;
    private final Consumer<Experiment> observer;
    private final CountDownLatch end = new CountDownLatch(1);

    private volatile Status status;
    private volatile @Nullable Run current;
    private volatile boolean stopped;
    private volatile @Nullable String failure;

    private Experiment(ExperimentPlan plan, Consumer<Experiment> observer) {
        this.plan = plan;
        this.runs = plan.runs();
        this.observer = observer;
        this.status = status(List.of(), RunState.RUNNING);
    }

    /**
     * Starts an experiment and returns at once.
     *
     * @param observer called when it has started, when one of its runs has ended, and when it has ended itself and the run
     *     service is free again; one call at a time, between two runs, so it must be quick
     * @throws RunService.Busy if a run or another experiment is running
     */
    public static Experiment start(ExperimentPlan plan, RunService runService, Consumer<Experiment> observer)
            throws RunService.Busy, InterruptedException {
        Experiment experiment = new Experiment(plan, observer);
        RunService.Booking booking = runService.book(plan.kind(), experiment.id);
        try {
            observer.accept(experiment);
        } catch (RuntimeException thrown) {
            booking.close();
            throw thrown;
        }
        Thread.ofPlatform().name("experiment-" + experiment.id).daemon().start(() -> experiment.execute(booking));
        return experiment;
    }

    /** Unique, short, fit for a path. */
    public String id() {
        return id;
    }

    public ExperimentPlan plan() {
        return plan;
    }

    /** By the wall clock. */
    public Instant startedAt() {
        return startedAt;
    }

    /** The state; an experiment is never paused. */
    public RunState state() {
        return status.state;
    }

    /** The outcomes of the runs so far, in their order. */
    public List<ExperimentRun> outcomes() {
        return status.outcomes;
    }

    /** The result from the runs so far. */
    public ExperimentResult result() {
        return status.result;
    }

    public ExperimentProgress progress() {
        Status now = status;
        return now.state.ended()
                ? new ExperimentProgress(now.outcomes.size(), runs.size(), 0)
                : ExperimentProgress.of(
                        runs,
                        now.outcomes.size(),
                        now.atSystemNanos - startSystemNanos,
                        System.nanoTime() - now.atSystemNanos);
    }

    /** The reason why the experiment failed; empty if it did not. */
    public Optional<String> failure() {
        return Optional.ofNullable(failure);
    }

    /** Requests the end. The completed runs remain in the result, the one that is cut short does not. */
    public void stop() {
        stopped = true;
        Run run = current;
        if (run != null) {
            run.stop();
        }
    }

    /** Like {@link #awaitEnd()} with a time-out; returns whether the experiment has ended. */
    public boolean awaitEnd(Duration timeout) throws InterruptedException {
        return end.await(timeout.toNanos(), TimeUnit.NANOSECONDS);
    }

    /** Waits until the experiment has ended and its observer was called. */
    public void awaitEnd() throws InterruptedException {
        end.await();
    }

    private void execute(RunService.Booking booking) {
        RunState outcome = RunState.FAILED;
        try (booking) {
            outcome = executeRuns(booking);
        } catch (Throwable thrown) {
            failure = thrown.toString();
        }
        try {
            conclude(outcome);
            observer.accept(this);
        } finally {
            end.countDown();
        }
    }

    private RunState executeRuns(RunService.Booking booking) throws InterruptedException {
        try (Forks forks = new Forks(plan, runs.size(), run -> booking.runner(runs.get(run)))) {
            return executeRuns(booking, forks);
        }
    }

    private RunState executeRuns(RunService.Booking booking, Forks forks) throws InterruptedException {
        for (int number = 0; number < runs.size(); number++) {
            Run run = booking.start(forks.of(number), runs.get(number));
            current = run;
            if (stopped) {
                run.stop();
            }
            run.awaitEnd();
            if (stopped && run.state() == RunState.STOPPED) {
                return RunState.STOPPED;
            }
            forks.made(number);
            add(ExperimentRun.of(run));
        }
        if (outcomes().stream().noneMatch(ExperimentRun::whole)) {
            failure = "no run completed; the first: " + outcomes().getFirst().trouble();
            return RunState.FAILED;
        }
        return RunState.FINISHED;
    }

    private void add(ExperimentRun outcome) {
        List<ExperimentRun> outcomes = new ArrayList<>(outcomes());
        outcomes.add(outcome);
        status = status(List.copyOf(outcomes), RunState.RUNNING);
        if (outcomes.size() < runs.size()) {
            observer.accept(this);
        }
    }

    private void conclude(RunState state) {
        Status last = status;
        try {
            status = status(last.outcomes, state);
        } catch (RuntimeException thrown) {
            failure = thrown.toString();
            status = new Status(last.outcomes, RunState.FAILED, last.result, System.nanoTime());
        }
    }

    private Status status(List<ExperimentRun> outcomes, RunState state) {
        return new Status(outcomes, state, plan.result(outcomes, state), System.nanoTime());
    }

    /** The state at one instant. */
    private record Status(List<ExperimentRun> outcomes, RunState state, ExperimentResult result, long atSystemNanos) {}
}
