package dev.lockscope.experiment;

import java.util.List;
import java.util.Locale;
import java.util.function.IntUnaryOperator;
import org.hipparchus.distribution.continuous.TDistribution;
import org.hipparchus.stat.descriptive.rank.Median;
import org.jspecify.annotations.Nullable;

/**
 * The ratio of a metric of A to the same of B, by pairs of slices. It is computed in logarithms, so that A over B and B over A
 * are consistent.
 *
 * <p>Its intervals are those of the bootstrap, which takes pairs as independent, or, if these are wider, the median and Student's t
 * times its standard deviation, which grows with the root of the pairs that one independent pair stands for
 * ({@link SerialCorrelation}). The deviation is that of the middle of the bootstrap: its ends may be single disturbed slices. Nor
 * are they narrower than what the forks differ by ({@link ForkVariation}).
 *
 * <p>A difference is claimed only if the whole 99% interval is more than {@link #MARGIN} away from 1. In simulations 1.4 of
 * 100 duels of equals with 30 pairs then make a claim, 2.0 with 20, and 3.6 with 10, if neighbouring pairs correlate by 0.6; by the
 * bootstrap alone it would be 14, 15 and 17. And each duel compares two metrics.
 *
 * @param pairs that could be compared: those with a metric above 0 on both sides
 * @param median of their ratios; null without pairs
 * @param low end of the 95% interval of the median; null with fewer than {@link #MIN_PAIRS} pairs
 * @param high end of the 95% interval
 * @param claimLow low end of the 99% interval
 * @param claimHigh high end of the 99% interval
 * @param correlation of neighbouring pairs, from -1 to 1; null with fewer than {@link #MIN_PAIRS} pairs
 * @param effectivePairs number of independent pairs that would tell as much; null likewise
 */
public record PairedRatio(
        int pairs,
        @Nullable Double median,
        @Nullable Double low,
        @Nullable Double high,
        @Nullable Double claimLow,
        @Nullable Double claimHigh,
        Finding finding,
        @Nullable Double correlation,
        @Nullable Double effectivePairs) {

    /** With fewer pairs the interval is too narrow to be trusted. */
    public static final int MIN_PAIRS = 10;

    /** Smallest relative difference that is claimed. */
    static final double MARGIN = 0.01;

    private static final double SHOWN = 0.95;
    private static final double CLAIMED = 0.99;

    /** Share of a normal distribution within one standard deviation. */
    private static final double CORE = 0.6827;

    /** If fewer than this share of the pairs count, it is said. */
    private static final double CORRELATED = 0.5;

    /** The conclusion from the ratio. */
    public enum Finding {
        /** The metric of A is greater. */
        MORE,
        /** The metric of A is less. */
        LESS,
        /** No difference could be shown. */
        NONE,
        /** There are too few pairs. */
        UNKNOWN;

        private Finding inverse() {
            return this == MORE ? LESS : this == LESS ? MORE : this;
        }
    }

    /** The ratio from pairs that one pair of forks has made. */
    static PairedRatio of(List<@Nullable Double> ratios) {
        return of(ratios, pair -> 0);
    }

    /**
     * @param ratios above 0; null for a pair that can't be compared
     * @param fork number of the pair of forks that made a pair, by the pair's index
     */
    static PairedRatio of(List<@Nullable Double> ratios, IntUnaryOperator fork) {
        List<@Nullable Double> series = ratios.stream()
                .<@Nullable Double>map(ratio -> ratio == null ? null : Math.log(ratio))
                .toList();
        double[] logs = series.stream()
                .filter(log -> log != null)
                .mapToDouble(Double::doubleValue)
                .toArray();
        if (logs.length == 0) {
            return new PairedRatio(0, null, null, null, null, null, Finding.UNKNOWN, null, null);
        }
        double center = new Median().evaluate(logs);
        double median = Math.exp(center);
        if (logs.length < MIN_PAIRS) {
            return new PairedRatio(logs.length, median, null, null, null, null, Finding.UNKNOWN, null, null);
        }
        Bootstrap medians = new Bootstrap(logs);
        SerialCorrelation serial = SerialCorrelation.of(series);
        double deviation = (medians.high(CORE) - medians.low(CORE)) / 2 * Math.sqrt(logs.length / serial.effective());
        ForkVariation forks = ForkVariation.of(series, fork);
        double shown = Math.max(deviation * student(SHOWN, logs.length), forks.halfWidth(SHOWN));
        double claimed = Math.max(deviation * student(CLAIMED, logs.length), forks.halfWidth(CLAIMED));
        double claimLow = Math.exp(Math.min(medians.low(CLAIMED), center - claimed));
        double claimHigh = Math.exp(Math.max(medians.high(CLAIMED), center + claimed));
        return new PairedRatio(
                logs.length,
                median,
                Math.exp(Math.min(medians.low(SHOWN), center - shown)),
                Math.exp(Math.max(medians.high(SHOWN), center + shown)),
                claimLow,
                claimHigh,
                finding(claimLow, claimHigh),
                serial.correlation(),
                serial.effective());
    }

    static double student(double confidence, int pairs) {
        return new TDistribution(pairs - 1.0).inverseCumulativeProbability((1 + confidence) / 2);
    }

    private static Finding finding(double low, double high) {
        if (low > 1 + MARGIN) {
            return Finding.MORE;
        }
        return high < 1 / (1 + MARGIN) ? Finding.LESS : Finding.NONE;
    }

    /** The ratio of B to A. */
    PairedRatio inverse() {
        return new PairedRatio(
                pairs,
                reciprocal(median),
                reciprocal(high),
                reciprocal(low),
                reciprocal(claimHigh),
                reciprocal(claimLow),
                finding.inverse(),
                correlation,
                effectivePairs);
    }

    /** {@code 1.42x (1.38-1.47)}; without the interval where there is none. */
    public String format() {
        String ratio = median == null ? "unknown" : SentenceNumbers.ratio(median) + "x";
        return low == null || high == null
                ? ratio
                : "%s (%s-%s)".formatted(ratio, SentenceNumbers.ratio(low), SentenceNumbers.ratio(high));
    }

    /** A sentence saying why nothing is claimed although the 95% interval excludes 1; else empty. */
    String whyNot() {
        if (finding != Finding.NONE
                || low == null
                || high == null
                || claimLow == null
                || claimHigh == null
                || (low <= 1 && high >= 1)) {
            return "";
        }
        String why = claimLow <= 1 && claimHigh >= 1
                ? " A claim goes by the 99%% interval, %s-%s, which includes 1."
                : " That is too near to 1 for a claim, which goes by the 99%% interval, %s-%s.";
        return why.formatted(SentenceNumbers.ratio(claimLow), SentenceNumbers.ratio(claimHigh));
    }

    /** A sentence saying that the pairs count as fewer than they are, if they count as less than half; else empty. */
    String correlated() {
        return correlation == null || effectivePairs == null || effectivePairs >= CORRELATED * pairs
                ? ""
                : String.format(
                        Locale.ROOT,
                        " Neighbouring pairs correlate by %.2f, so the %d count as %.0f.",
                        correlation,
                        pairs,
                        effectivePairs);
    }

    private static @Nullable Double reciprocal(@Nullable Double ratio) {
        return ratio == null ? null : 1 / ratio;
    }
}
