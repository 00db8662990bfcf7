package dev.lockscope.experiment;

import dev.lockscope.workload.Workload;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * The progress of an experiment.
 *
 * @param done completed runs
 * @param total planned runs
 * @param remainingMillis estimated: the durations of the remaining runs, plus the mean overhead of a completed run for each
 */
public record ExperimentProgress(int done, int total, long remainingMillis) {
    /**
     * @param runs all planned runs
     * @param doneNanos time that the completed runs took, overhead included
     * @param sinceNanos time since the last of these ended
     */
    static ExperimentProgress of(List<Workload> runs, int done, long doneNanos, long sinceNanos) {
        long overheadPerRun = done == 0 ? 0 : Math.max(0, doneNanos - durationNanos(runs.subList(0, done))) / done;
        long remaining =
                durationNanos(runs.subList(done, runs.size())) + overheadPerRun * (runs.size() - done) - sinceNanos;
        return new ExperimentProgress(done, runs.size(), TimeUnit.NANOSECONDS.toMillis(Math.max(0, remaining)));
    }

    private static long durationNanos(List<Workload> runs) {
        return TimeUnit.MILLISECONDS.toNanos(
                runs.stream().mapToLong(Workload::durationMillis).sum());
    }
}
