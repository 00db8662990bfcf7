package dev.lockscope.experiment;

import dev.lockscope.run.check.Grade;
import org.jspecify.annotations.Nullable;

/**
 * One run of a duel.
 *
 * @param number from 1, in the order of execution
 * @param pair number of its pair, from 1
 * @param side {@code a} or {@code b}
 * @param warmUp whether it is excluded from the result
 * @param operationsPerSecond of the elapsed time
 * @param waits number of measured waits; those that the end cut off are among them, as long as they had lasted
 * @param waitsCutOff number of waits that the end cut off
 */
public record Slice(
        int number,
        int pair,
        String side,
        boolean warmUp,
        long reads,
        long writes,
        long elapsedNanos,
        double operationsPerSecond,
        long waits,
        long p50WaitNanos,
        long p99WaitNanos,
        long maxWaitNanos,
        long waitsCutOff,
        @Nullable Double jain,
        Grade grade,
        @Nullable String trouble) {

    /** @param run from 0 */
    static Slice of(int run, int warmUp, ExperimentRun outcome) {
        int pair = run / 2 + 1;
        return new Slice(
                run + 1,
                pair,
                Duel.isOfA(run) ? "a" : "b",
                pair <= warmUp,
                outcome.reads(),
                outcome.writes(),
                outcome.elapsedNanos(),
                outcome.operationsPerSecond(),
                outcome.waits(),
                outcome.p50WaitNanos(),
                outcome.p99WaitNanos(),
                outcome.maxWaitNanos(),
                outcome.waitsCutOff(),
                outcome.jain(),
                outcome.grade(),
                outcome.trouble());
    }
}
