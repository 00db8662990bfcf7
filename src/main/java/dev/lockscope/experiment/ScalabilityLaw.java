package dev.lockscope.experiment;

import dev.lockscope.experiment.LawFit.Free;
import dev.lockscope.experiment.LawFit.Load;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.hipparchus.distribution.continuous.TDistribution;
import org.jspecify.annotations.Nullable;

/**
 * The Universal Scalability Law over what was measured: X(N) = λN / (1 + σ(N-1) + κN(N-1)), where X is the throughput of N
 * workers (Gunther: Guerrilla Capacity Planning, 2007; A General Theory of Computational Scalability Based on Rational
 * Functions, 2008).
 *
 * <p>It is fitted to the medians of the points, in relative deviations, with σ and κ from 0 up. With fewer than
 * {@value #FEWEST} numbers of workers it is not fitted. It is said not to fit when one of them made no operation; when the fit
 * does not converge, so that there is no nearest curve to judge; when the deviations are more than {@value #MOST_TYPICAL} of the
 * throughput typically (their standard error) or
 * {@value #MOST_ANYWHERE} anywhere; or when σ or κ would have to be negative, by more than their noise, and without that the
 * deviations are more than {@value #MOST_SUPERLINEAR} typically.
 *
 * @param fitted whether there was enough to fit it to
 * @param fits whether the law says what was measured
 * @param sentence what is found, in words; when it does not fit, why, or why it was not fitted
 * @param lambda operations a second of one worker alone, extrapolated unless one was measured; null when it does not fit, as
 *     all below
 * @param sigma what the workers spend in waiting for each other: contention
 * @param kappa what they spend in keeping each other up to date: coherency
 * @param peak where the curve is highest; null as well when it has no peak
 * @param standardError of the relative deviations, with as many taken off as parameters were fitted
 * @param rSquared share of the throughput's variance that the curve accounts for
 * @param residuals what was measured beside what the curve says, by ascending workers
 */
public record ScalabilityLaw(
        boolean fitted,
        boolean fits,
        String sentence,
        @Nullable Estimate lambda,
        @Nullable Estimate sigma,
        @Nullable Estimate kappa,
        @Nullable Peak peak,
        @Nullable Double standardError,
        @Nullable Double rSquared,
        List<Residual> residuals) {

    static final int FEWEST = 5;
    static final double MOST_TYPICAL = 0.1;
    static final double MOST_ANYWHERE = 0.25;
    static final double MOST_SUPERLINEAR = 0.05;

    private static final double CONFIDENCE = 0.95;
    private static final String NOT_CONVERGED = "the fit does not converge, so there is no nearest curve to judge";

    /**
     * A parameter.
     *
     * @param low end of its 95% interval (Student's t over the fit's covariance); null where it stands at its bound
     * @param high the other end
     */
    public record Estimate(
            double value, @Nullable Double low, @Nullable Double high) {}

    /**
     * The highest point of the curve, at N* = sqrt((1-σ)/κ).
     *
     * @param workers not below 1
     * @param throughput operations a second there
     * @param extrapolated whether the nearest whole number of workers is below what was measured, or above
     */
    public record Peak(double workers, double throughput, boolean extrapolated) {}

    /** @param share by how much more was measured than predicted, in shares of what was predicted */
    public record Residual(int workers, double measured, double predicted, double share) {}

    /** Whether λ was measured itself; else it is extrapolated. */
    public boolean measuresOneWorker() {
        return !residuals.isEmpty() && residuals.getFirst().workers == 1;
    }

    /** @param loads at least one for each number of workers that was measured; several of the same number are not merged */
    static ScalabilityLaw of(List<Load> loads) {
        List<Load> ordered =
                loads.stream().sorted(Comparator.comparingInt(Load::workers)).toList();
        long numbers = ordered.stream().mapToInt(Load::workers).distinct().count();
        if (numbers < FEWEST) {
            return notFitted(numbers);
        }
        Optional<Load> idle =
                ordered.stream().filter(load -> load.throughput() <= 0).findFirst();
        if (idle.isPresent()) {
            return not(SentenceNumbers.workers(idle.get().workers()) + " made no operation");
        }
        return LawFit.of(ordered, Free.BOTH)
                .map(unbound -> judge(ordered, unbound))
                .orElseGet(() -> not(NOT_CONVERGED));
    }

    private static ScalabilityLaw judge(List<Load> loads, LawFit unbound) {
        List<Optional<LawFit>> atBounds = Stream.of(Free.SIGMA, Free.KAPPA, Free.NONE)
                .map(free -> LawFit.of(loads, free))
                .toList();
        boolean converged = unbound.lawful() || atBounds.stream().allMatch(Optional::isPresent);
        return Stream.concat(Stream.of(unbound), atBounds.stream().flatMap(Optional::stream))
                .filter(LawFit::lawful)
                .min(Comparator.comparingDouble(LawFit::sumOfSquares))
                .map(fit -> judge(loads, fit, unbound, converged))
                .orElseGet(() -> not(NOT_CONVERGED));
    }

    /** @param converged whether no curve can be nearer than this */
    private static ScalabilityLaw judge(List<Load> loads, LawFit fit, LawFit unbound, boolean converged) {
        List<Residual> residuals =
                loads.stream().map(load -> residual(load, fit)).toList();
        double typical = Math.sqrt(variance(fit, loads.size()));
        Residual worst = residuals.stream()
                .max(Comparator.comparingDouble(r -> Math.abs(r.share)))
                .orElseThrow();
        Optional<String> negative = negative(unbound, loads.size());
        if (typical > MOST_SUPERLINEAR && negative.isPresent()) {
            return not(negative.get());
        }
        if (typical > MOST_TYPICAL || Math.abs(worst.share) > MOST_ANYWHERE) {
            return not(converged ? farOff(typical, worst) : NOT_CONVERGED);
        }
        return fitting(loads, fit, residuals, typical);
    }

    private static String farOff(double typical, Residual worst) {
        return "what was measured lies %s off the nearest curve typically, and %s off at %s; up to %s and %s would do"
                .formatted(
                        SentenceNumbers.percent(typical, MOST_TYPICAL),
                        SentenceNumbers.percent(Math.abs(worst.share), MOST_ANYWHERE),
                        SentenceNumbers.workers(worst.workers),
                        SentenceNumbers.percent(MOST_TYPICAL),
                        SentenceNumbers.percent(MOST_ANYWHERE));
    }

    private static ScalabilityLaw fitting(List<Load> loads, LawFit fit, List<Residual> residuals, double error) {
        int fewest = loads.getFirst().workers();
        int most = loads.getLast().workers();
        Peak peak = peak(fit, fewest, most);
        double half = half(fit, loads.size(), 0);
        Estimate lambda = new Estimate(fit.lambda(), fit.lambda() * Math.exp(-half), fit.lambda() * Math.exp(half));
        Estimate sigma = estimate(fit.sigma(), fit.free().sigma, fit, loads.size(), 1);
        Estimate kappa = estimate(
                fit.kappa(), fit.free().kappa, fit, loads.size(), fit.free().parameters() - 1);
        return new ScalabilityLaw(
                true,
                true,
                LawSummary.of(lambda, sigma, kappa, peak, error, fewest, most),
                lambda,
                sigma,
                kappa,
                peak,
                error,
                rSquared(residuals),
                residuals);
    }

    private static ScalabilityLaw not(String why) {
        return without(true, "The scalability law does not fit: " + why + ".");
    }

    private static ScalabilityLaw notFitted(long numbers) {
        return without(
                false,
                "The scalability law was not fitted: that needs at least %d numbers of workers, and there %s."
                        .formatted(FEWEST, numbers == 1 ? "was 1" : "were " + numbers));
    }

    private static ScalabilityLaw without(boolean fitted, String sentence) {
        return new ScalabilityLaw(fitted, false, sentence, null, null, null, null, null, null, List.of());
    }

    private static Residual residual(Load load, LawFit fit) {
        double predicted = fit.at(load.workers());
        return new Residual(load.workers(), load.throughput(), predicted, load.throughput() / predicted - 1);
    }

    private static @Nullable Peak peak(LawFit fit, int fewest, int most) {
        if (fit.kappa() == 0 && fit.sigma() < 1) {
            return null;
        }
        double workers = fit.sigma() >= 1 ? 1 : Math.max(1, Math.sqrt((1 - fit.sigma()) / fit.kappa()));
        long whole = Math.round(workers);
        return new Peak(workers, fit.at(workers), whole < fewest || whole > most);
    }

    private static Optional<String> negative(LawFit unbound, int points) {
        if (unbound.sigma() + half(unbound, points, 1) < 0) {
            return Optional.of(superlinear("σ"));
        }
        return unbound.kappa() + half(unbound, points, 2) < 0 ? Optional.of(superlinear("κ")) : Optional.empty();
    }

    private static String superlinear(String parameter) {
        return parameter
                + " would have to be negative, by more than its noise: somewhere the throughput grows faster than the workers, which the law does not know";
    }

    private static Estimate estimate(double value, boolean free, LawFit fit, int points, int at) {
        double half = free ? half(fit, points, at) : 0;
        return free ? new Estimate(value, value - half, value + half) : new Estimate(value, null, null);
    }

    /** Half of the width of a parameter's interval. */
    private static double half(LawFit fit, int points, int parameter) {
        double t =
                new TDistribution(points - fit.free().parameters()).inverseCumulativeProbability((1 + CONFIDENCE) / 2);
        return t * Math.sqrt(variance(fit, points) * fit.covariance().getEntry(parameter, parameter));
    }

    private static double variance(LawFit fit, int points) {
        return fit.sumOfSquares() / (points - fit.free().parameters());
    }

    private static double rSquared(List<Residual> residuals) {
        double mean =
                residuals.stream().mapToDouble(Residual::measured).average().orElseThrow();
        double all = residuals.stream()
                .mapToDouble(r -> Math.pow(r.measured - mean, 2))
                .sum();
        double left = residuals.stream()
                .mapToDouble(r -> Math.pow(r.measured - r.predicted, 2))
                .sum();
        return all == 0 ? 0 : 1 - left / all;
    }
}
