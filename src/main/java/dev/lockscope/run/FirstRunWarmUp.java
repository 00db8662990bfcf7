package dev.lockscope.run;

import dev.lockscope.workload.InvalidWorkload;
import dev.lockscope.workload.Limits;
import dev.lockscope.workload.Workload;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A short run before the first one of a process, for the JVM to load and compile what both need: the first run would measure that
 * instead of its lock. Thread-safe.
 */
public final class FirstRunWarmUp {
    private static final long MILLIS = 250;

    /** Short, so that snapshots are taken often enough to be compiled. */
    private static final RunPolicy TERMS = new RunPolicy(Duration.ofMillis(2));

    /** None once it has been performed, so that nothing of it stays in memory. */
    private @Nullable RunObserver observer;

    /** @param observer of the rehearsal; does what is done with the snapshots of a run */
    public FirstRunWarmUp(RunObserver observer) {
        this.observer = observer;
    }

    private FirstRunWarmUp() {}

    /** For a lab whose first run is like any other. */
    static FirstRunWarmUp none() {
        return new FirstRunWarmUp();
    }

    /** Returns once it is over; each call but the first only waits for that. */
    public synchronized void before(Workload first) throws InterruptedException {
        RunObserver audience = observer;
        if (audience != null) {
            observer = null;
            InProcessRun run = new InProcessRun(brief(first), TERMS, audience);
            run.start();
            run.awaitEnd();
        }
    }

    /** The classic workload behind the same lock and on the same threads. */
    private static Workload brief(Workload first) {
        Map<String, ?> fields = Map.of(
                "lock", first.lock(),
                "threads", first.threads().name().toLowerCase(Locale.ROOT),
                "durationMillis", MILLIS);
        try {
            return Limits.accept(fields);
        } catch (InvalidWorkload impossible) {
            throw new IllegalStateException("the classic workload breaks a bound", impossible);
        }
    }
}
