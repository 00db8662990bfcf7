package dev.lockscope.run;

import dev.lockscope.lock.LockedMap;
import dev.lockscope.workload.Workload;
import java.util.function.Consumer;

/**
 * What all workers of a run share.
 *
 * @param zipf see {@link Draws#zipf}
 * @param failed told what broke, by a worker that can't go on
 */
record Stage(
        Workload workload,
        long seed,
        double[] zipf,
        LockedMap map,
        Course course,
        Dials dials,
        Witness witness,
        int traceCapacity,
        Consumer<Throwable> failed) {}
