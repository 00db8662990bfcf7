package dev.lockscope.experiment;

import dev.lockscope.lock.LockKind;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.hipparchus.stat.inference.MannWhitneyUTest;

/**
 * One lock of a sweep over nothing but locks.
 *
 * @param point with at least one run that counts
 * @param runs by round
 */
record Contender(LockKind lock, SweepPoint point, List<Outcome> runs) {
    private static final double SIGNIFICANT = 0.05;

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
    Spread ratioTo(Contender other) {
        List<Double> ratios = new ArrayList<>();
        for (int round = 0; round < Math.min(runs.size(), other.runs.size()); round++) {
            Outcome its = other.runs.get(round);
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
    boolean tiesInOperationsWith(Contender other) {
        return tie(other, operations().overlaps(other.operations()), Outcome::whole, Outcome::operationsPerSecond);
    }

    /** Whether of neither can be said that its p99 wait is shorter. */
    boolean tiesInWaitWith(Contender other) {
        boolean overlap = wait99().filter(
                        wait -> other.wait99().filter(wait::overlaps).isPresent())
                .isPresent();
        return tie(other, overlap, run -> run.whole() && run.waits() > 0, run -> (double) run.p99WaitNanos());
    }

    /**
     * They tie when their spreads overlap, but for when so few runs are on the wrong side that chance would hardly do it
     * (Mann and Whitney: On a Test of Whether One of Two Random Variables is Stochastically Larger than the Other, 1947).
     */
    private boolean tie(Contender other, boolean overlap, Predicate<Outcome> counts, Function<Outcome, Double> figure) {
        double[] mine = figures(runs, counts, figure);
        double[] its = figures(other.runs, counts, figure);
        return overlap && new MannWhitneyUTest().mannWhitneyUTest(mine, its) >= SIGNIFICANT;
    }

    private static double[] figures(List<Outcome> runs, Predicate<Outcome> counts, Function<Outcome, Double> figure) {
        Stream<Double> figures = runs.stream().filter(counts).map(figure);
        return figures.mapToDouble(Double::doubleValue).toArray();
    }
}
