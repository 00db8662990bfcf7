package dev.lockscope.experiment;

import java.util.List;
import org.hipparchus.stat.descriptive.rank.Median;
import org.jspecify.annotations.Nullable;

/**
 * One figure of A over the same of B, by pairs of slices. Everything is reckoned in logarithms, so that A over B and B over A
 * say the same.
 *
 * <p>A difference is claimed only when even the 99% interval is more than {@link #MARGIN} away from 1. By brute force, of
 * independent pairs of equals: the 95% interval leaves out 1 in 5 to 8 of 100 duels, as the bootstrap of a few pairs is
 * somewhat narrow; the 99% interval in 1.5 with 30 pairs, in 2.5 with 10. And each duel compares two figures.
 *
 * @param pairs that could be compared: those with a figure above 0 on both sides
 * @param median of their ratios; null when there is none
 * @param low of the 95% interval of the median; null when there are fewer pairs than {@link #LEAST_PAIRS}
 * @param high the same
 * @param claimLow of the 99% interval
 * @param claimHigh the same
 */
public record PairedRatio(
        int pairs,
        @Nullable Double median,
        @Nullable Double low,
        @Nullable Double high,
        @Nullable Double claimLow,
        @Nullable Double claimHigh,
        Finding finding) {

    /** With fewer the interval says more than there is to say. */
    public static final int LEAST_PAIRS = 10;

    /** A difference that is smaller is not worth a claim. */
    static final double MARGIN = 0.01;

    private static final double SHOWN = 0.95;
    private static final double CLAIMED = 0.99;

    /** What can be said of the ratio. */
    public enum Finding {
        /** A's is greater. */
        MORE,
        /** A's is less. */
        LESS,
        /** No difference could be shown. */
        NONE,
        /** There are too few pairs to say anything. */
        UNKNOWN;

        private Finding inverse() {
            return this == MORE ? LESS : this == LESS ? MORE : this;
        }
    }

    /** @param ratios each above 0; null for a pair that can't be compared */
    static PairedRatio of(List<@Nullable Double> ratios) {
        double[] logs = ratios.stream()
                .filter(ratio -> ratio != null)
                .mapToDouble(Math::log)
                .toArray();
        if (logs.length == 0) {
            return new PairedRatio(0, null, null, null, null, null, Finding.UNKNOWN);
        }
        double median = Math.exp(new Median().evaluate(logs));
        if (logs.length < LEAST_PAIRS) {
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

    /** The same as seen from B. */
    PairedRatio inverse() {
        return new PairedRatio(
                pairs, over(median), over(high), over(low), over(claimHigh), over(claimLow), finding.inverse());
    }

    /** {@code 1.42x (1.38-1.47)}, or without the interval where there is none. */
    public String inWords() {
        String ratio = median == null ? "unknown" : SentenceNumbers.ratio(median) + "x";
        return low == null || high == null
                ? ratio
                : "%s (%s-%s)".formatted(ratio, SentenceNumbers.ratio(low), SentenceNumbers.ratio(high));
    }

    /** Where the interval that is shown leaves out 1 and yet nothing is claimed: why; else nothing. */
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

    private static @Nullable Double over(@Nullable Double ratio) {
        return ratio == null ? null : 1 / ratio;
    }
}
