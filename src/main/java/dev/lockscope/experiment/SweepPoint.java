package dev.lockscope.experiment;

import dev.lockscope.run.check.Grade;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What the runs of one point of a sweep came to; runs that failed are left out.
 *
 * @param values of the axes, in their order
 * @param workers readers and writers
 * @param operationsPerSecond reads and writes over the time that each run really took; null while there is no run
 * @param p99WaitNanos null while no wait was measured
 * @param jain fairness over operations per worker; null while no operation was made
 * @param grade the worst verdict; null while there is no run
 */
public record SweepPoint(
        List<Object> values,
        int workers,
        @Nullable Spread operationsPerSecond,
        @Nullable Spread p99WaitNanos,
        @Nullable Spread jain,
        @Nullable Grade grade) {

    static SweepPoint of(List<Object> values, int workers, List<ExperimentRun> runs) {
        List<ExperimentRun> whole = runs.stream().filter(ExperimentRun::whole).toList();
        return new SweepPoint(
                values,
                workers,
                Spread.of(whole.stream().map(ExperimentRun::operationsPerSecond).toList()),
                Spread.of(whole.stream()
                        .filter(run -> run.waits() > 0)
                        .map(run -> (double) run.p99WaitNanos())
                        .toList()),
                Spread.of(whole.stream()
                        .map(ExperimentRun::jain)
                        .filter(Objects::nonNull)
                        .toList()),
                whole.stream()
                        .map(ExperimentRun::grade)
                        .max(Comparator.naturalOrder())
                        .orElse(null));
    }

    /** Whether a run of it can be counted. */
    boolean measured() {
        return operationsPerSecond != null;
    }
}
