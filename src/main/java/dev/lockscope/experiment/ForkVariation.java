package dev.lockscope.experiment;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.IntUnaryOperator;
import org.hipparchus.stat.descriptive.moment.StandardDeviation;
import org.hipparchus.stat.descriptive.rank.Median;
import org.jspecify.annotations.Nullable;

/**
 * How much a ratio varies from one pair of forks to the next: each pair of JVMs compiles and lays out its memory anew, and more
 * slices of the same pair do not tell more about that (Kalibera and Jones: Rigorous Benchmarking in Reasonable Time, 2013). The
 * interval is Student's t over the medians of the pairs of forks.
 *
 * @param medians of the logarithms of the ratios, one for each pair of forks
 */
record ForkVariation(double[] medians) {
    /**
     * @param logs logarithms of the ratios of all pairs; null for a pair that can't be compared
     * @param fork number of the pair of forks that made a pair, by the pair's index
     */
    static ForkVariation of(List<@Nullable Double> logs, IntUnaryOperator fork) {
        Map<Integer, List<Double>> byFork = new TreeMap<>();
        for (int pair = 0; pair < logs.size(); pair++) {
            Double log = logs.get(pair);
            if (log != null) {
                byFork.computeIfAbsent(fork.applyAsInt(pair), none -> new ArrayList<>())
                        .add(log);
            }
        }
        return new ForkVariation(byFork.values().stream()
                .mapToDouble(ofFork -> new Median()
                        .evaluate(
                                ofFork.stream().mapToDouble(Double::doubleValue).toArray()))
                .toArray());
    }

    /** Half of the interval with this confidence; 0 with a single pair of forks, which tells nothing of others. */
    double halfWidth(double confidence) {
        int forks = medians.length;
        return forks < 2
                ? 0
                : PairedRatio.student(confidence, forks) * new StandardDeviation().evaluate(medians) / Math.sqrt(forks);
    }
}
