package dev.lockscope.experiment;

import dev.lockscope.runner.RunService;
import java.time.Duration;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Starts experiments on a run service, one at a time. Thread-safe. */
public final class ExperimentService {
    private static final Duration FOREVER = Duration.ofNanos(Long.MAX_VALUE);

    private final RunService runService;
    private final Consumer<Experiment> observer;
    private @Nullable Experiment latest;

    /** @param observer of every experiment; see {@link Experiment#start} */
    public ExperimentService(RunService runService, Consumer<Experiment> observer) {
        this.runService = runService;
        this.observer = observer;
    }

    /** @throws RunService.Busy if a run or another experiment is running */
    public synchronized Experiment start(ExperimentPlan plan) throws RunService.Busy, InterruptedException {
        latest = Experiment.start(plan, runService, observer);
        return latest;
    }

    /** Stops the running experiment, if any, and waits for its end. */
    public void close() throws InterruptedException {
        close(FOREVER);
    }

    /** The same with a time-out. */
    public synchronized void close(Duration timeout) throws InterruptedException {
        if (latest != null) {
            latest.stop();
            latest.awaitEnd(timeout);
        }
    }
}
