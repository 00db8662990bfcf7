package dev.lockscope.run;

import dev.lockscope.lock.Guarantee;
import dev.lockscope.lock.LockCatalogue;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;

/** A run with a lock that throws after {@value #OPERATIONS_BEFORE} operations. */
public final class FailingRun {
    private static final int OPERATIONS_BEFORE = 500;

    private FailingRun() {}

    /** Performs such a run. */
    public static Run ended(Map<String, ?> fields, RunObserver observer) throws InterruptedException {
        AtomicInteger operations = new AtomicInteger();
        Run run = Runs.started(
                fields,
                Runs.kind(
                        Guarantee.MUTUAL_EXCLUSION,
                        keys -> new LockWrapper(
                                LockCatalogue.LOCKS.getFirst().factory().apply(keys), (operation, cells) -> {
                                    if (operations.incrementAndGet() > OPERATIONS_BEFORE) {
                                        throw new IllegalStateException("the lock broke");
                                    }
                                    operation.perform(cells);
                                })),
                observer);
        run.awaitEnd();
        return run;
    }
}
