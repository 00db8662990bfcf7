package dev.lockscope.run;

import dev.lockscope.lock.LockKind;
import dev.lockscope.lock.LockedMap;
import dev.lockscope.lock.Promise;
import dev.lockscope.workload.InvalidWorkload;
import dev.lockscope.workload.Limits;
import dev.lockscope.workload.Workload;
import java.time.Duration;
import java.util.Map;
import java.util.function.IntFunction;

/** Runs for tests. */
final class Runs {
    static final Duration PERIOD = Duration.ofMillis(50);
    static final Observer NOBODY = new Observer() {};

    private Runs() {}

    static Workload workload(Map<String, ?> fields) {
        try {
            return Limits.accept(fields);
        } catch (InvalidWorkload invalid) {
            throw new AssertionError(invalid);
        }
    }

    static Run started(Map<String, ?> fields, Observer observer) {
        Run run = new Run(workload(fields), PERIOD, observer);
        run.start();
        return run;
    }

    static Run started(Map<String, ?> fields, IntFunction<LockedMap> lock) {
        Run run = new Run(workload(fields), PERIOD, NOBODY, kind(Promise.ALONE, lock));
        run.start();
        return run;
    }

    /** A lock that is not in the catalogue. */
    static LockKind kind(Promise promise, IntFunction<LockedMap> making) {
        return new LockKind("test", "Test", "test", promise, "", "", "", making);
    }

    static Report ended(Run run) throws InterruptedException {
        run.awaitEnd();
        return run.report().orElseThrow();
    }
}
