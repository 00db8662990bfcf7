package dev.lockscope.experiment;

import dev.lockscope.run.Run;
import dev.lockscope.run.RunState;
import dev.lockscope.run.check.Grade;
import dev.lockscope.run.measure.Distribution;
import dev.lockscope.run.measure.Report;
import dev.lockscope.workload.Workload;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The outcome of one run of an experiment. It has only the part of the report that experiments compare, as there may be a
 * thousand runs.
 *
 * @param reads in total
 * @param writes in total
 * @param elapsedNanos running time from the start to the stop signal
 * @param waits number of measured waits; those that the end cut off are among them, as long as they had lasted
 * @param p50WaitNanos 0 without waits, like the other percentiles; a lower bound if waits were cut off
 * @param waitsCutOff number of waits that the end cut off
 * @param jain fairness index over operations per worker, from 1/n to 1; null without operations
 * @param grade of the verdict
 * @param steady whether its rate was steady after the warm-up; null if there was none, as in a JVM that was warm already
 * @param trouble why the run failed or its verdict is forbidden; null otherwise
 * @param jvm that made the run; null without a report
 */
public record ExperimentRun(
        Workload workload,
        RunState state,
        long reads,
        long writes,
        long elapsedNanos,
        long waits,
        long p50WaitNanos,
        long p99WaitNanos,
        long maxWaitNanos,
        long waitsCutOff,
        @Nullable Double jain,
        Grade grade,
        @Nullable Boolean steady,
        @Nullable String trouble,
        @Nullable RunJvm jvm) {

    /** The outcome of a run that has ended. */
    static ExperimentRun of(Run run) {
        String failure = run.failure().map(cause -> "it failed: " + cause).orElse(null);
        return run.report()
                .map(report -> of(run, report, failure))
                .orElseGet(() -> new ExperimentRun(
                        run.workload(),
                        run.state(),
                        0,
                        0,
                        0,
                        0,
                        0,
                        0,
                        0,
                        0,
                        null,
                        Grade.UNCHECKED,
                        null,
                        failure,
                        null));
    }

    private static ExperimentRun of(Run run, Report report, @Nullable String failure) {
        Distribution waits = report.waitsAtLeast().all();
        return new ExperimentRun(
                run.workload(),
                run.state(),
                report.reads(),
                report.writes(),
                report.elapsedNanos(),
                waits.count(),
                waits.p50(),
                waits.p99(),
                waits.max(),
                report.cutOff() == null ? 0 : report.cutOff().waits(),
                report.fairness().jain(),
                report.verdict().grade(),
                report.warmUp() == null ? null : report.warmUp().steady(),
                failure == null ? forbidden(report) : failure,
                RunJvm.of(report.machine()));
    }

    private static @Nullable String forbidden(Report report) {
        String found = report.verdict().checks().stream()
                .filter(check -> check.grade() == Grade.FORBIDDEN)
                .map(check -> "%s (%,d found)".formatted(check.name(), check.found()))
                .collect(Collectors.joining(", "));
        return found.isEmpty() ? null : "its verdict is forbidden: " + found;
    }

    /** Whether its rate was not steady after its warm-up. */
    boolean unsteady() {
        return Boolean.FALSE.equals(steady);
    }

    /** Whether the run lasted its full duration, so that its metrics can be compared. */
    public boolean whole() {
        return state == RunState.FINISHED;
    }

    /** Reads and writes per second of the elapsed time. */
    public double operationsPerSecond() {
        return elapsedNanos == 0 ? 0 : (double) (reads + writes) * TimeUnit.SECONDS.toNanos(1) / elapsedNanos;
    }
}
