package dev.lockscope.run;

import dev.lockscope.lock.Cells;
import dev.lockscope.lock.LockedMap;
import dev.lockscope.workload.InvalidWorkload;
import dev.lockscope.workload.Limits;
import dev.lockscope.workload.Workload;
import java.time.Duration;
import java.util.Map;
import java.util.function.Function;

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

    static Run started(Map<String, ?> fields, Function<Cells, LockedMap> lock) {
        Run run = new Run(workload(fields), PERIOD, NOBODY, lock);
        run.start();
        return run;
    }

    static Report ended(Run run) throws InterruptedException {
        run.awaitEnd();
        return run.report().orElseThrow();
    }
}
