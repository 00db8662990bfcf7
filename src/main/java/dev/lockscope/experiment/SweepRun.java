package dev.lockscope.experiment;

import dev.lockscope.run.check.Grade;
import org.jspecify.annotations.Nullable;

/**
 * One run of a sweep.
 *
 * @param point number of its point, from 0
 * @param p99WaitNanos null without waits
 * @param jain null without operations
 * @param trouble why the run failed or its verdict is forbidden; null otherwise
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
