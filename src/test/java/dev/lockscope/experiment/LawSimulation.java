package dev.lockscope.experiment;

import dev.lockscope.experiment.LawFit.Load;
import dev.lockscope.experiment.ScalabilityLaw.Estimate;
import dev.lockscope.experiment.ScalabilityLaw.PeakInterval;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.stream.DoubleStream;
import java.util.stream.Stream;
import org.hipparchus.stat.descriptive.rank.Median;

/**
 * A case of simulated sweeps that obey the scalability law, but for noise.
 *
 * @param noise relative deviation of a run
 * @param repeats runs per point, whose median is fitted
 */
record LawSimulation(double sigma, double kappa, List<Integer> workers, double noise, int repeats) {
    private static final double LAMBDA = 5_000;
    private static final List<Integer> FIVE = List.of(1, 4, 16, 32, 64);
    private static final List<Integer> NINE = List.of(1, 2, 4, 8, 12, 16, 24, 32, 64);

    /** A fit, and which of its intervals contain the truth; the fit may not claim that there is a peak, or none, if it is wrong. */
    record Outcome(ScalabilityLaw law, boolean lambda, boolean sigma, boolean kappa, boolean peak) {}

    static List<LawSimulation> grid(int repeats) {
        return Stream.of(0.02, 0.2)
                .flatMap(sigma -> Stream.of(0.0, 0.0001, 0.001, 0.01)
                        .flatMap(kappa -> Stream.of(FIVE, NINE)
                                .flatMap(workers -> Stream.of(0.02, 0.06)
                                        .map(noise -> new LawSimulation(sigma, kappa, workers, noise, repeats)))))
                .toList();
    }

    /** The outcomes of sweeps whose law is said to fit. */
    List<Outcome> sweeps(int count, RandomGenerator random) {
        return Stream.generate(() -> ScalabilityLaw.of(loads(random)))
                .limit(count)
                .filter(ScalabilityLaw::fits)
                .map(this::outcome)
                .toList();
    }

    /** Of the true curve; infinite without one. */
    double peak() {
        return Math.sqrt((1 - sigma) / kappa);
    }

    private List<Load> loads(RandomGenerator random) {
        return workers.stream()
                .map(n -> new Load(
                        n,
                        LAMBDA
                                * n
                                / LawFit.denominator(n, sigma, kappa)
                                * new Median()
                                        .evaluate(DoubleStream.generate(() -> Math.exp(noise * random.nextGaussian()))
                                                .limit(repeats)
                                                .toArray())))
                .toList();
    }

    private Outcome outcome(ScalabilityLaw law) {
        return new Outcome(
                law,
                contains(law.lambda(), LAMBDA),
                contains(law.sigma(), sigma),
                contains(law.kappa(), kappa),
                contains(law.peakInterval(), peak()));
    }

    private static boolean contains(Estimate estimate, double truth) {
        return estimate.low() <= truth && (estimate.high() == null || truth <= estimate.high());
    }

    private static boolean contains(PeakInterval interval, double truth) {
        return interval.low() <= truth && (interval.high() == null || truth <= interval.high());
    }
}
