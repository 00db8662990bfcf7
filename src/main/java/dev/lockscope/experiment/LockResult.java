package dev.lockscope.experiment;

import dev.lockscope.lock.LockKind;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * The result of one lock in a sweep over locks.
 *
 * @param point with at least one complete run
 * @param runs by round
 */
record LockResult(LockKind lock, SweepPoint point, List<ExperimentRun> runs) {
    String name() {
        return lock.name();
    }

    Spread operations() {
        return Objects.requireNonNull(point.operationsPerSecond());
    }

    Optional<Spread> p99Wait() {
        return Optional.ofNullable(point.p99WaitNanos());
    }

    Optional<Double> jain() {
        return Optional.ofNullable(point.jain()).map(Spread::median);
    }

    /** Ratio of its operations to those of another lock, by rounds, so that drift of the machine affects both. */
    Spread ratioTo(LockResult other) {
        List<Double> ratios = new ArrayList<>();
        for (int round = 0; round < Math.min(runs.size(), other.runs.size()); round++) {
            ExperimentRun others = other.runs.get(round);
            if (runs.get(round).whole() && others.whole() && others.operationsPerSecond() > 0) {
                ratios.add(runs.get(round).operationsPerSecond() / others.operationsPerSecond());
            }
        }
        return Objects.requireNonNullElseGet(
                Spread.of(ratios),
                () -> Objects.requireNonNull(Spread.of(
                        List.of(operations().median() / other.operations().median()))));
    }

    /** Whether no difference in operations can be shown. */
    boolean tiesInOperationsWith(LockResult other) {
        return NoDifference.inOperations(runs, other.runs);
    }

    /** Whether no difference in the p99 wait can be shown. */
    boolean tiesInWaitWith(LockResult other) {
        return NoDifference.inWait(runs, other.runs);
    }
}
