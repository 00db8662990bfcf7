package dev.lockscope.experiment;

import dev.lockscope.run.RunService;
import java.time.Duration;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Starts experiments in one lab. Thread-safe. */
public final class ExperimentService {
    private static final Duration FOREVER = Duration.ofNanos(Long.MAX_VALUE);

    private final RunService lab;
    private final Consumer<Experiment> observer;
    private @Nullable Experiment latest;

    /** @param observer of every experiment; see {@link Experiment#start} */
    public ExperimentService(RunService lab, Consumer<Experiment> observer) {
        this.lab = lab;
        this.observer = observer;
    }

    /** @throws RunService.Busy when a run or another experiment is going */
    public synchronized Experiment start(ExperimentPlan plan) throws RunService.Busy, InterruptedException {
        latest = Experiment.start(plan, lab, observer);
        return latest;
    }

    /** Stops the experiment that is going, if one is, and waits for its end. */
    public void close() throws InterruptedException {
        close(FOREVER);
    }

    /** The same, but does not wait longer than this. */
    public synchronized void close(Duration patience) throws InterruptedException {
        if (latest != null) {
            latest.stop();
            latest.awaitEnd(patience);
        }
    }
}
