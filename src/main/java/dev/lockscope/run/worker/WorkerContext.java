package dev.lockscope.run.worker;

import dev.lockscope.lock.LockedMap;
import dev.lockscope.workload.Workload;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * What all workers of a run share.
 *
 * @param run its id
 * @param zipf see {@link KeyValueGenerator#zipf}
 * @param sleepers makes a way to rest for the calling thread
 * @param failed told what broke, by a worker that can't go on
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
