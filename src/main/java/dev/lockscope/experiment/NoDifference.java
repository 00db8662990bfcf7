package dev.lockscope.experiment;

import java.util.List;
import java.util.function.Predicate;
import java.util.function.ToDoubleFunction;
import org.hipparchus.stat.inference.MannWhitneyUTest;

/** The statistical test for no difference between the runs of two points. */
final class NoDifference {
    private static final double SIGNIFICANCE = 0.05;

    private NoDifference() {}

    /**
     * Whether no difference in operations can be shown, or the medians differ by no more than {@link PairedRatio#MARGIN}, which
     * is too little for a claim.
     */
    static boolean inOperations(List<ExperimentRun> runs, List<ExperimentRun> others) {
        return of(runs, others, ExperimentRun::whole, ExperimentRun::operationsPerSecond, 1 + PairedRatio.MARGIN);
    }

    /** Whether no difference in the p99 wait can be shown. */
    static boolean inWait(List<ExperimentRun> runs, List<ExperimentRun> others) {
        return of(runs, others, run -> run.whole() && run.waits() > 0, ExperimentRun::p99WaitNanos, 1);
    }

    /**
     * No difference is shown if the spreads overlap and the U test is not significant (Mann and Whitney: On a Test of Whether
     * One of Two Random Variables is Stochastically Larger than the Other, 1947).
     */
    private static boolean of(
            List<ExperimentRun> runs,
            List<ExperimentRun> others,
            Predicate<ExperimentRun> counts,
            ToDoubleFunction<ExperimentRun> metric,
            double factor) {
        double[] values = runs.stream().filter(counts).mapToDouble(metric).toArray();
        double[] otherValues =
                others.stream().filter(counts).mapToDouble(metric).toArray();
        Spread spread = Spread.of(values);
        Spread other = Spread.of(otherValues);
        if (spread == null || other == null) {
            return false;
        }
        boolean isNear = spread.median() <= factor * other.median() && other.median() <= factor * spread.median();
        return isNear
                || (spread.overlaps(other)
                        && new MannWhitneyUTest().mannWhitneyUTest(values, otherValues) >= SIGNIFICANCE);
    }
}
