package dev.lockscope.experiment;

import dev.lockscope.run.Grade;
import dev.lockscope.run.RunState;
import dev.lockscope.workload.Workload;

/** Outcomes of runs that were never made. */
final class Outcomes {
    private static final long SECOND = 1_000_000_000;

    private Outcomes() {}

    static Outcome of(Workload workload, double operationsPerSecond, double p99WaitNanos) {
        return new Outcome(
                workload,
                RunState.FINISHED,
                Math.round(operationsPerSecond),
                0,
                SECOND,
                1_000,
                0,
                Math.round(p99WaitNanos),
                Math.round(2 * p99WaitNanos),
                1.0,
                Grade.ACCEPTABLE,
                null);
    }

    static Outcome failed(Workload workload) {
        return new Outcome(
                workload,
                RunState.FAILED,
                17,
                0,
                SECOND,
                17,
                1,
                1,
                1,
                1.0,
                Grade.ACCEPTABLE,
                "it failed: no more threads");
    }
}
