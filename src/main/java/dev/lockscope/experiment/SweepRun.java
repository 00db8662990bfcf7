package dev.lockscope.experiment;

import dev.lockscope.run.check.Grade;
import org.jspecify.annotations.Nullable;

/**
 * One run of a sweep, in the order in which they were made.
 *
 * @param point its number, from 0
 * @param p99WaitNanos null when no wait was measured
 * @param jain null when no operation was made
 * @param trouble what was wrong with it; null when nothing was
 */
public record SweepRun(
        int point,
        long reads,
        long writes,
        long elapsedNanos,
        @Nullable Long p99WaitNanos,
        @Nullable Double jain,
        Grade grade,
        @Nullable String trouble) {
    static SweepRun of(int point, ExperimentRun run) {
        return new SweepRun(
                point,
                run.reads(),
                run.writes(),
                run.elapsedNanos(),
                run.waits() > 0 ? run.p99WaitNanos() : null,
                run.jain(),
                run.grade(),
                run.trouble());
    }
}
