package dev.lockscope.experiment;

import dev.lockscope.experiment.PairedRatio.Finding;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.stream.DoubleStream;
import java.util.stream.Stream;

/**
 * Simulated duels whose pairs are a first-order autoregression.
 *
 * @param correlation of neighbouring pairs
 * @param noise standard deviation of a pair's ratio, in logarithms
 * @param ratio the true one
 * @param disturbed share of the pairs in which something else delayed a slice, by a factor of several
 */
record DuelSimulation(int pairs, double correlation, double noise, double ratio, double disturbed) {
    private static final double DISTURBANCE = 1.5;

    DuelSimulation(int pairs, double correlation, double noise, double ratio) {
        this(pairs, correlation, noise, ratio, 0);
    }

    List<PairedRatio> duels(int count, RandomGenerator random) {
        return Stream.generate(() -> PairedRatio.of(ratios(random)))
                .limit(count)
                .toList();
    }

    /** Share of the duels that claim a difference, in percent. */
    double claims(int count, RandomGenerator random) {
        return 100.0
                * duels(count, random).stream()
                        .filter(duel -> duel.finding() != Finding.NONE)
                        .count()
                / count;
    }

    /** The same if the interval of the bootstrap alone decided. */
    double claimsWithoutCorrection(int count, RandomGenerator random) {
        return 100.0
                * Stream.generate(() -> new Bootstrap(
                                ratios(random).stream().mapToDouble(Math::log).toArray()))
                        .limit(count)
                        .filter(medians -> medians.low(0.99) > 0.01 || medians.high(0.99) < -0.01)
                        .count()
                / count;
    }

    private double disturbance(RandomGenerator random) {
        return random.nextDouble() < disturbed ? DISTURBANCE * random.nextGaussian() : 0;
    }

    private List<Double> ratios(RandomGenerator random) {
        double fresh = Math.sqrt(1 - correlation * correlation);
        return DoubleStream.iterate(
                        random.nextGaussian(), before -> correlation * before + fresh * random.nextGaussian())
                .limit(pairs)
                .mapToObj(deviation -> ratio * Math.exp(noise * deviation + disturbance(random)))
                .toList();
    }
}
