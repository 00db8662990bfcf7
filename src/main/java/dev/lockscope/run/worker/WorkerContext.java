package dev.lockscope.run.worker;

import dev.lockscope.lock.LockedMap;
import dev.lockscope.workload.Workload;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * The state that all workers of a run share.
 *
 * @param run id of the run
 * @param zipf see {@link KeyValueGenerator#zipf}
 * @param sleepers creates a sleeper for the calling thread
 * @param failed receives the cause when a worker fails
 */
public record WorkerContext(
        String run,
        Workload workload,
        long seed,
        double[] zipf,
        LockedMap map,
        RunClock clock,
        LiveSettings liveSettings,
        OverlapDetector overlapDetector,
        Supplier<Sleeper> sleepers,
        OperationRings rings,
        Consumer<Throwable> failed) {}
