package dev.lockscope.experiment;

import dev.lockscope.run.measure.Distribution;
import dev.lockscope.run.check.Grade;
import dev.lockscope.run.measure.Report;
import dev.lockscope.run.Run;
import dev.lockscope.run.RunState;
import dev.lockscope.workload.Workload;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What one run of an experiment came to. Of the report only what experiments compare, as there may be a thousand runs.
 *
 * @param reads made in all
 * @param writes made in all
 * @param elapsedNanos running time from the start to the moment the workers were told to stop
 * @param waits how many were measured
 * @param p50WaitNanos 0 when none was measured
 * @param jain fairness over operations per worker, from 1/n to 1; null when no operation was made
 * @param grade the verdict's
 * @param trouble what was wrong with the run: it failed, or its verdict is forbidden; null when nothing was
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
        @Nullable Double jain,
        Grade grade,
        @Nullable String trouble) {

    /** Of a run that has ended. */
    static ExperimentRun of(Run run) {
        String failure = run.failure().map(broken -> "it failed: " + broken).orElse(null);
        return run.report()
                .map(report -> of(run, report, failure))
                .orElseGet(() ->
                        new ExperimentRun(run.workload(), run.state(), 0, 0, 0, 0, 0, 0, 0, null, Grade.ACCEPTABLE, failure));
    }

    private static ExperimentRun of(Run run, Report report, @Nullable String failure) {
        Distribution waits = report.waits().all();
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
                report.fairness().jain(),
                report.verdict().grade(),
                failure == null ? forbidden(report) : failure);
    }

    private static @Nullable String forbidden(Report report) {
        String found = report.verdict().checks().stream()
                .filter(check -> check.grade() == Grade.FORBIDDEN)
                .map(check -> "%s (%,d found)".formatted(check.name(), check.found()))
                .collect(Collectors.joining(", "));
        return found.isEmpty() ? null : "its verdict is forbidden: " + found;
    }

    /** Whether the run lasted as long as was asked, so that its figures can be compared. */
    public boolean whole() {
        return state == RunState.FINISHED;
    }

    /** Reads and writes a second of the time that it really took. */
    public double operationsPerSecond() {
        return elapsedNanos == 0 ? 0 : (double) (reads + writes) * TimeUnit.SECONDS.toNanos(1) / elapsedNanos;
    }
}
