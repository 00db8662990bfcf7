package dev.lockscope.experiment;

import java.util.List;
import org.hipparchus.stat.descriptive.rank.Median;
import org.jspecify.annotations.Nullable;

/**
 * The ratio of a metric of A to the same of B, by pairs of slices. It is computed in logarithms, so that A over B and B over A
 * are consistent.
 *
 * <p>A difference is claimed only if the whole 99% interval is more than {@link #MARGIN} away from 1. In simulations of
 * independent pairs of equals the 95% interval excludes 1 in 5 to 8 of 100 duels, as the bootstrap of a few pairs is somewhat
 * narrow; the 99% interval in 1.5 with 30 pairs, in 2.5 with 10. And each duel compares two metrics.
 *
 * @param pairs that could be compared: those with a metric above 0 on both sides
 * @param median of their ratios; null without pairs
 * @param low end of the 95% interval of the median; null with fewer than {@link #MIN_PAIRS} pairs
 * @param high end of the 95% interval
 * @param claimLow low end of the 99% interval
 * @param claimHigh high end of the 99% interval
 */
public record PairedRatio(
        int pairs,
        @Nullable Double median,
        @Nullable Double low,
        @Nullable Double high,
        @Nullable Double claimLow,
        @Nullable Double claimHigh,
        Finding finding) {

    /** With fewer pairs the interval is too narrow to be trusted. */
    public static final int MIN_PAIRS = 10;

    /** Smallest relative difference that is claimed. */
    static final double MARGIN = 0.01;

    private static final double SHOWN = 0.95;
    private static final double CLAIMED = 0.99;

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

    /** @param ratios above 0; null for a pair that can't be compared */
    static PairedRatio of(List<@Nullable Double> ratios) {
        double[] logs = ratios.stream()
                .filter(ratio -> ratio != null)
                .mapToDouble(Math::log)
                .toArray();
        if (logs.length == 0) {
            return new PairedRatio(0, null, null, null, null, null, Finding.UNKNOWN);
        }
        double median = Math.exp(new Median().evaluate(logs));
        if (logs.length < MIN_PAIRS) {
            return new PairedRatio(logs.length, median, null, null, null, null, Finding.UNKNOWN);
        }
        Bootstrap medians = new Bootstrap(logs);
        double claimLow = Math.exp(medians.low(CLAIMED));
        double claimHigh = Math.exp(medians.high(CLAIMED));
        return new PairedRatio(
                logs.length,
                median,
                Math.exp(medians.low(SHOWN)),
                Math.exp(medians.high(SHOWN)),
                claimLow,
                claimHigh,
                finding(claimLow, claimHigh));
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
                finding.inverse());
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

    private static @Nullable Double reciprocal(@Nullable Double ratio) {
        return ratio == null ? null : 1 / ratio;
    }
}
