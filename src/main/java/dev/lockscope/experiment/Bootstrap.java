package dev.lockscope.experiment;

import java.util.SplittableRandom;
import org.hipparchus.stat.descriptive.rank.Median;
import org.hipparchus.stat.descriptive.rank.Percentile;
import org.hipparchus.stat.descriptive.rank.Percentile.EstimationType;

/**
 * The bootstrap percentile interval of a median: resamples are drawn with replacement, and the interval is the middle of their
 * medians (Efron: Bootstrap Methods: Another Look at the Jackknife, 1979; the percentile interval: Efron and Tibshirani, An
 * Introduction to the Bootstrap, 1993, chapter 13). Equal values give equal intervals.
 */
final class Bootstrap {
    private static final int RESAMPLES = 2_000;
    private static final long SEED = 1979;

    private final Percentile medians;

    /** @param values at least one, in any order */
    Bootstrap(double[] values) {
        SplittableRandom random = new SplittableRandom(SEED);
        Median median = new Median();
        double[] drawn = new double[values.length];
        double[] resampled = new double[RESAMPLES];
        for (int resample = 0; resample < RESAMPLES; resample++) {
            for (int draw = 0; draw < drawn.length; draw++) {
                drawn[draw] = values[random.nextInt(values.length)];
            }
            resampled[resample] = median.evaluate(drawn);
        }
        medians = new Percentile().withEstimationType(EstimationType.R_7);
        medians.setData(resampled);
    }

    /** The lower end of the central interval that contains this share of the medians. */
    double low(double share) {
        return medians.evaluate(50 * (1 - share));
    }

    /** The upper end. */
    double high(double share) {
        return medians.evaluate(50 * (1 + share));
    }
}
