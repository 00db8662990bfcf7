package dev.lockscope.experiment;

import dev.lockscope.run.check.Grade;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The results of the runs of one point of a sweep, without failed runs.
 *
 * @param values of the axes, in their order
 * @param workers readers and writers
 * @param operationsPerSecond reads and writes per second of elapsed time; null without a run
 * @param p99WaitNanos null without waits
 * @param jain fairness index over operations per worker; null without operations
 * @param grade of the worst verdict; null without a run
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

    /** Whether it has a complete run. */
    boolean measured() {
        return operationsPerSecond != null;
    }
}
