package dev.lockscope.run;

import dev.lockscope.workload.InvalidWorkload;
import dev.lockscope.workload.Limits;
import dev.lockscope.workload.Workload;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A short run before the first one of a process, so that class loading and compilation do not distort the first run.
 * Thread-safe.
 */
public final class FirstRunWarmUp {
    private static final long MILLIS = 250;

    /** Short, so that snapshots are taken often enough to be compiled. */
    private static final RunPolicy POLICY = new RunPolicy(Duration.ofMillis(2));

    /** Null once the warm-up has been performed, so that the observer can be collected. */
    private @Nullable RunObserver observer;

    /** @param observer of the warm-up; exercises the code that processes the snapshots of a run */
    public FirstRunWarmUp(RunObserver observer) {
        this.observer = observer;
    }

    private FirstRunWarmUp() {}

    /** No warm-up. */
    static FirstRunWarmUp none() {
        return new FirstRunWarmUp();
    }

    /** Performs the warm-up on the first call; later calls wait for its end. */
    public synchronized void before(Workload first) throws InterruptedException {
        RunObserver pending = observer;
        if (pending != null) {
            observer = null;
            InProcessRun run = new InProcessRun(brief(first), POLICY, pending);
            run.start();
            run.awaitEnd();
        }
    }

    /** The classic workload with the same lock and kind of threads. */
    private static Workload brief(Workload first) {
        Map<String, ?> fields = Map.of(
                "lock", first.lock(),
                "threads", first.threads().name().toLowerCase(Locale.ROOT),
                "durationMillis", MILLIS);
        try {
            return Limits.accept(fields);
        } catch (InvalidWorkload impossible) {
            throw new IllegalStateException("the classic workload is invalid", impossible);
        }
    }
}
