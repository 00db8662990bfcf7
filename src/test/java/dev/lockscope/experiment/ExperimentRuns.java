package dev.lockscope.experiment;

import dev.lockscope.run.RunState;
import dev.lockscope.run.check.Grade;
import dev.lockscope.workload.Workload;

/** Made-up outcomes of runs. */
final class ExperimentRuns {
    private static final long SECOND = 1_000_000_000;

    private ExperimentRuns() {}

    static ExperimentRun of(Workload workload, double operationsPerSecond, double p99WaitNanos) {
        return of(workload, operationsPerSecond, 1_000, p99WaitNanos);
    }

    static ExperimentRun of(Workload workload, double operationsPerSecond, long waits, double p99WaitNanos) {
        return new ExperimentRun(
                workload,
                RunState.FINISHED,
                Math.round(operationsPerSecond),
                0,
                SECOND,
                waits,
                0,
                Math.round(p99WaitNanos),
                Math.round(2 * p99WaitNanos),
                0,
                1.0,
                Grade.ACCEPTABLE,
                null,
                null,
                null);
    }

    /** The same, with a warm-up that became steady or not. */
    static ExperimentRun warmed(ExperimentRun of, boolean steady) {
        return new ExperimentRun(
                of.workload(),
                of.state(),
                of.reads(),
                of.writes(),
                of.elapsedNanos(),
                of.waits(),
                of.p50WaitNanos(),
                of.p99WaitNanos(),
                of.maxWaitNanos(),
                of.waitsCutOff(),
                of.jain(),
                of.grade(),
                steady,
                of.trouble(),
                of.jvm());
    }

    static ExperimentRun failed(Workload workload) {
        return new ExperimentRun(
                workload,
                RunState.FAILED,
                17,
                0,
                SECOND,
                17,
                1,
                1,
                1,
                0,
                1.0,
                Grade.ACCEPTABLE,
                null,
                "it failed: no more threads",
                null);
    }
}
