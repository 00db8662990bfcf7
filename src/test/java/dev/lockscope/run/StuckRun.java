package dev.lockscope.run;

import dev.lockscope.lock.BrokenLocks;
import java.time.Duration;
import java.util.Map;

/** A run with a lock that is never released. */
public final class StuckRun {
    private static final Duration GRACE = Duration.ofMillis(200);

    private StuckRun() {}

    /** Performs such a run. */
    public static Run ended(Map<String, ?> fields, RunObserver observer) throws InterruptedException {
        InProcessRun run = new InProcessRun(
                Runs.workload(fields), new RunPolicy(Runs.PERIOD, GRACE), observer, BrokenLocks.neverGivesBack());
        run.start();
        run.awaitEnd();
        return run;
    }
}
