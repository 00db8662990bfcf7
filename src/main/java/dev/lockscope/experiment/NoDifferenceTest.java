package dev.lockscope.experiment;

import java.util.List;
import java.util.function.Predicate;
import java.util.function.ToDoubleFunction;
import org.hipparchus.stat.inference.MannWhitneyUTest;

/** Where the runs of two points show no difference. */
final class NoDifferenceTest {
    private static final double SIGNIFICANT = 0.05;

    private NoDifferenceTest() {}

    /**
     * Whether neither can be said to make more operations: by their spreads, or as their medians are no more than
     * {@link PairedRatio#MARGIN} apart, which is not worth a claim.
     */
    static boolean inOperations(List<ExperimentRun> mine, List<ExperimentRun> its) {
        return of(mine, its, ExperimentRun::whole, ExperimentRun::operationsPerSecond, 1 + PairedRatio.MARGIN);
    }

    /** Whether of neither can be said that its p99 wait is shorter. */
    static boolean inWait(List<ExperimentRun> mine, List<ExperimentRun> its) {
        return of(mine, its, run -> run.whole() && run.waits() > 0, ExperimentRun::p99WaitNanos, 1);
    }

    /**
     * They tie when their spreads overlap, but for when so few runs are on the wrong side that chance would hardly do it
     * (Mann and Whitney: On a Test of Whether One of Two Random Variables is Stochastically Larger than the Other, 1947).
     */
    private static boolean of(
            List<ExperimentRun> mine,
            List<ExperimentRun> its,
            Predicate<ExperimentRun> counts,
            ToDoubleFunction<ExperimentRun> figure,
            double near) {
        double[] ofMine = mine.stream().filter(counts).mapToDouble(figure).toArray();
        double[] ofIts = its.stream().filter(counts).mapToDouble(figure).toArray();
        Spread spread = Spread.of(ofMine);
        Spread other = Spread.of(ofIts);
        if (spread == null || other == null) {
            return false;
        }
        boolean isNear = spread.median() <= near * other.median() && other.median() <= near * spread.median();
        return isNear
                || (spread.overlaps(other) && new MannWhitneyUTest().mannWhitneyUTest(ofMine, ofIts) >= SIGNIFICANT);
    }
}
