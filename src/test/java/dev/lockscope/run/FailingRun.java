package dev.lockscope.run;

import dev.lockscope.lock.Catalogue;
import dev.lockscope.lock.Promise;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;

/** A run behind a lock that breaks after a while. */
public final class FailingRun {
    private static final int OPERATIONS_BEFORE = 500;

    private FailingRun() {}

    /** Makes one from start to end. */
    public static Run ended(Map<String, ?> fields, Observer observer) throws InterruptedException {
        AtomicInteger operations = new AtomicInteger();
        Run run = Runs.started(
                fields,
                Runs.kind(
                        Promise.ALONE,
                        keys -> new Around(Catalogue.LOCKS.getFirst().making().apply(keys), (operation, cells) -> {
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
