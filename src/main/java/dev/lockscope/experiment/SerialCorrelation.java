package dev.lockscope.experiment;

import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;
import org.hipparchus.stat.descriptive.rank.Median;
import org.hipparchus.stat.ranking.NaturalRanking;
import org.jspecify.annotations.Nullable;

/**
 * How much neighbouring pairs of a duel resemble each other, and as how many independent pairs they count. The correlation is that
 * of the ranks (Bartels: The Rank Version of von Neumann's Ratio Test for Randomness, 1982), which an outlier cannot hide, without
 * the effect of the order within the pair, which alternates.
 *
 * <p>If it is positive, n pairs count as n(1-ρ)/(1+ρ), the effective sample size of a first-order autoregression (Zwiers and von
 * Storch: Taking Serial Correlation into Account in Tests of the Mean, 1995). A few pairs show less correlation than there is
 * (Marriott and Pope: Bias in the Estimation of Autocorrelations, 1954), and a claim must not rest on luck, so ρ is the estimate
 * without that bias plus a standard error. With the tens of pairs that a duel has, blocks of the bootstrap would be too few.
 *
 * @param correlation of each pair with the next, from -1 to 1
 * @param effective number of independent pairs that would tell as much, from 1
 */
record SerialCorrelation(double correlation, double effective) {
    /** @param values of the pairs in their order; null for a pair that can't be compared; at least one is not null */
    static SerialCorrelation of(List<@Nullable Double> values) {
        int[] present = IntStream.range(0, values.size())
                .filter(i -> values.get(i) != null)
                .toArray();
        double[] ranks = ranks(values, present);
        double product = 0;
        int neighbours = 0;
        for (int i = 1; i < present.length; i++) {
            if (present[i] == present[i - 1] + 1) {
                product += ranks[i] * ranks[i - 1];
                neighbours++;
            }
        }
        double squares = Arrays.stream(ranks).map(rank -> rank * rank).sum();
        double correlation =
                squares == 0 || neighbours == 0 ? 0 : product / squares * (present.length - 1) / neighbours;
        return new SerialCorrelation(correlation, effective(correlation, present.length));
    }

    private static double effective(double correlation, int pairs) {
        if (correlation <= 0) {
            return pairs;
        }
        double bias = (2 + 4 * correlation) / pairs;
        double error = Math.sqrt(Math.max(0, 1 - correlation * correlation) / pairs);
        double most = Math.min(1, correlation + bias + error);
        return Math.max(1, pairs * (1 - most) / (1 + most));
    }

    /** The ranks of the values that are there, less the median of their order, with a mean of 0. */
    private static double[] ranks(List<@Nullable Double> values, int[] present) {
        double[] medians = {median(values, present, 0), median(values, present, 1)};
        double[] ranks = new NaturalRanking()
                .rank(Arrays.stream(present)
                        .mapToDouble(i -> value(values, i) - medians[i % 2])
                        .toArray());
        double mean = (ranks.length + 1) / 2.0;
        return Arrays.stream(ranks).map(rank -> rank - mean).toArray();
    }

    private static double median(List<@Nullable Double> values, int[] present, int order) {
        return new Median()
                .evaluate(Arrays.stream(present)
                        .filter(i -> i % 2 == order)
                        .mapToDouble(i -> value(values, i))
                        .toArray());
    }

    private static double value(List<@Nullable Double> values, int i) {
        return Objects.requireNonNull(values.get(i));
    }
}
