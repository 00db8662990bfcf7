package dev.lockscope.run;

import dev.lockscope.lock.LockedMap;
import dev.lockscope.workload.Workload;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * What all workers of a run share.
 *
 * @param run its id
 * @param zipf see {@link Draws#zipf}
 * @param resting makes a way to rest for the calling thread
 * @param failed told what broke, by a worker that can't go on
 */
record Stage(
        String run,
        Workload workload,
        long seed,
        double[] zipf,
        LockedMap map,
        Course course,
        Dials dials,
        Witness witness,
        Supplier<Resting> resting,
        Traces traces,
        Consumer<Throwable> failed) {}
