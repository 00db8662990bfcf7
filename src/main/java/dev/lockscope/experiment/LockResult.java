package dev.lockscope.experiment;

import dev.lockscope.lock.LockKind;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * One lock of a sweep over nothing but locks.
 *
 * @param point with at least one run that counts
 * @param runs by round
 */
record LockResult(LockKind lock, SweepPoint point, List<ExperimentRun> runs) {
    String name() {
        return lock.name();
    }

    Spread operations() {
        return Objects.requireNonNull(point.operationsPerSecond());
    }

    Optional<Spread> wait99() {
        return Optional.ofNullable(point.p99WaitNanos());
    }

    Optional<Double> jain() {
        return Optional.ofNullable(point.jain()).map(Spread::median);
    }

    /** How many times the operations of another it makes, round by round, so that the machine's drift hits both. */
    Spread ratioTo(LockResult other) {
        List<Double> ratios = new ArrayList<>();
        for (int round = 0; round < Math.min(runs.size(), other.runs.size()); round++) {
            ExperimentRun its = other.runs.get(round);
            if (runs.get(round).whole() && its.whole() && its.operationsPerSecond() > 0) {
                ratios.add(runs.get(round).operationsPerSecond() / its.operationsPerSecond());
            }
        }
        return Objects.requireNonNullElseGet(
                Spread.of(ratios),
                () -> Objects.requireNonNull(Spread.of(
                        List.of(operations().median() / other.operations().median()))));
    }

    /** Whether neither can be said to make more operations. */
    boolean tiesInOperationsWith(LockResult other) {
        return NoDifferenceTest.inOperations(runs, other.runs);
    }

    /** Whether of neither can be said that its p99 wait is shorter. */
    boolean tiesInWaitWith(LockResult other) {
        return NoDifferenceTest.inWait(runs, other.runs);
    }
}
