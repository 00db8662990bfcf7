package dev.lockscope.run.measure;

import org.jspecify.annotations.Nullable;

/**
 * What was going on at the end of a run. Percentiles of completed waits alone are those of the survivors: a worker that never
 * got the lock is in none of them. Here a wait that was cut off, or an operation that was due and not made, counts as one that
 * took as long as it had taken by then. As it would have taken longer, each percentile is a lower bound.
 *
 * @param waits going on at the end
 * @param longestWaitNanos of these; 0 without any
 * @param waitsAtLeast of completed and cut-off waits
 * @param due operations that were due and not made, in open pacing; else 0
 * @param longestDueNanos the longest time that one of these was due; 0 without any
 * @param latencyAtLeast of operations that were made or due, in open pacing; else null
 */
public record CutOff(
        long waits,
        long longestWaitNanos,
        ByKind waitsAtLeast,
        long due,
        long longestDueNanos,
        @Nullable ByKind latencyAtLeast) {}
