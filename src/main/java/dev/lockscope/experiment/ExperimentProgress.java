package dev.lockscope.experiment;

import dev.lockscope.workload.Workload;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * How far an experiment is.
 *
 * @param done runs that were made
 * @param total runs to be made
 * @param remainingMillis estimated: what the other runs are asked to take, and as much around each as there was around
 *     those that were made
 */
public record ExperimentProgress(int done, int total, long remainingMillis) {
    /**
     * @param runs all of them
     * @param doneNanos what those that were made took, with all around them
     * @param sinceNanos how long ago the last of these ended
     */
    static ExperimentProgress of(List<Workload> runs, int done, long doneNanos, long sinceNanos) {
        long aroundOne = done == 0 ? 0 : Math.max(0, doneNanos - asked(runs.subList(0, done))) / done;
        long remaining = asked(runs.subList(done, runs.size())) + aroundOne * (runs.size() - done) - sinceNanos;
        return new ExperimentProgress(done, runs.size(), TimeUnit.NANOSECONDS.toMillis(Math.max(0, remaining)));
    }

    private static long asked(List<Workload> runs) {
        return TimeUnit.MILLISECONDS.toNanos(
                runs.stream().mapToLong(Workload::durationMillis).sum());
    }
}
