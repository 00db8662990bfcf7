package dev.lockscope.run;

import dev.lockscope.workload.Workload;
import java.util.SplittableRandom;

/** What one worker draws at random. The same seed and worker give the same sequence. Not thread-safe: one worker's own. */
final class Draws {
    private final SplittableRandom random;
    private final int keys;
    private final int values;

    /** @param worker the worker's number, from 0 */
    Draws(Workload workload, long seed, int worker) {
        random = new SplittableRandom(new SplittableRandom(seed ^ ((long) worker << 32)).nextLong());
        keys = workload.keys();
        values = workload.values();
    }

    int key() {
        return random.nextInt(keys);
    }

    int value() {
        return random.nextInt(values);
    }
}
