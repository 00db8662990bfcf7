package dev.lockscope.experiment;

import java.util.SplittableRandom;
import org.hipparchus.stat.descriptive.rank.Median;
import org.hipparchus.stat.descriptive.rank.Percentile;
import org.hipparchus.stat.descriptive.rank.Percentile.EstimationType;

/**
 * How far the median of a few figures can be trusted: the median is taken again and again of as many figures, drawn from
 * these with replacement; the middle of what comes out is the interval. Efron: Bootstrap Methods: Another Look at the
 * Jackknife, 1979; the percentile interval: Efron and Tibshirani, An Introduction to the Bootstrap, 1993, chapter 13. The
 * same figures give the same interval.
 */
final class Bootstrap {
    private static final int RESAMPLES = 2_000;
    private static final long SEED = 1979;

    private final Percentile medians;

    /** @param figures at least one, in any order */
    Bootstrap(double[] figures) {
        SplittableRandom random = new SplittableRandom(SEED);
        Median median = new Median();
        double[] drawn = new double[figures.length];
        double[] all = new double[RESAMPLES];
        for (int resample = 0; resample < RESAMPLES; resample++) {
            for (int draw = 0; draw < drawn.length; draw++) {
                drawn[draw] = figures[random.nextInt(figures.length)];
            }
            all[resample] = median.evaluate(drawn);
        }
        medians = new Percentile().withEstimationType(EstimationType.R_7);
        medians.setData(all);
    }

    /** The lower end of the interval that holds this share of the medians, as much left out above as below. */
    double low(double share) {
        return medians.evaluate(50 * (1 - share));
    }

    /** The upper end. */
    double high(double share) {
        return medians.evaluate(50 * (1 + share));
    }
}
