package dev.lockscope.experiment;

import java.util.Arrays;
import java.util.List;
import org.hipparchus.stat.descriptive.rank.Percentile;
import org.jspecify.annotations.Nullable;

/**
 * The median and spread of a metric over several runs.
 *
 * @param runs number of runs, from 1
 * @param q1 first quartile, by linear interpolation (type 7 of Hyndman and Fan: Sample Quantiles in Statistical Packages,
 *     1996)
 * @param q3 third quartile, likewise
 */
public record Spread(int runs, double min, double q1, double median, double q3, double max) {
    /** @return null for none */
    static @Nullable Spread of(List<Double> values) {
        return of(values.stream().mapToDouble(Double::doubleValue).toArray());
    }

    /** @return null for none */
    static @Nullable Spread of(double[] values) {
        if (values.length == 0) {
            return null;
        }
        Percentile percentile = new Percentile().withEstimationType(Percentile.EstimationType.R_7);
        percentile.setData(values);
        return new Spread(
                values.length,
                Arrays.stream(values).min().orElseThrow(),
                percentile.evaluate(25),
                percentile.evaluate(50),
                percentile.evaluate(75),
                Arrays.stream(values).max().orElseThrow());
    }

    /** Whether the ranges from minimum to maximum overlap. */
    boolean overlaps(Spread other) {
        return min <= other.max && other.min <= max;
    }
}
