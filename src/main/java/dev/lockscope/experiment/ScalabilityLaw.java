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
 * The fit of the Universal Scalability Law to a sweep over workers: X(N) = λN / (1 + σ(N-1) + κN(N-1)), where X is the
 * throughput of N workers (Gunther: Guerrilla Capacity Planning, 2007; A General Theory of Computational Scalability Based on
 * Rational Functions, 2008).
 *
 * <p>It is fitted to the medians of the points, in relative deviations, with σ and κ not below 0. With fewer than
 * {@value #MIN_WORKER_COUNTS} numbers of workers it is not fitted. The law does not fit if a point has no operation; if the fit
 * does not converge; if the standard error of the relative deviations exceeds {@value #MAX_STANDARD_ERROR}; if one deviation
 * exceeds {@value #MAX_DEVIATION}; or if σ or κ is significantly negative in the unbounded fit and the standard error of the
 * bounded one exceeds {@value #MAX_ERROR_AT_BOUND}.
 *
 * @param fitted whether there were enough points for a fit
 * @param fits whether the law fits
 * @param sentence the parameters and the peak in words; or why the law does not fit, or was not fitted
 * @param lambda operations per second of one worker, extrapolated unless measured; null if the law does not fit, as all below
 * @param sigma contention: the cost of waiting for each other
 * @param kappa coherency: the cost of keeping each other up to date
 * @param peak maximum of the curve; null as well if there is none
 * @param peakInterval in which the maximum is
 * @param standardError of the relative deviations, with one degree of freedom less per fitted parameter
 * @param rSquared share of the throughput's variance that the curve explains
 * @param residuals measured and predicted throughput, by ascending workers
 */
public record ScalabilityLaw(
        boolean fitted,
        boolean fits,
        String sentence,
        @Nullable Estimate lambda,
        @Nullable Estimate sigma,
        @Nullable Estimate kappa,
        @Nullable Peak peak,
        @Nullable PeakInterval peakInterval,
        @Nullable Double standardError,
        @Nullable Double rSquared,
        List<Residual> residuals) {

    static final int MIN_WORKER_COUNTS = 5;
    static final double MAX_STANDARD_ERROR = 0.1;
    static final double MAX_DEVIATION = 0.25;
    static final double MAX_ERROR_AT_BOUND = 0.05;

    private static final double CONFIDENCE = 0.95;
    private static final String NOT_CONVERGED = "the fit does not converge, so there is no nearest curve to judge";

    /**
     * An estimated parameter.
     *
     * @param low end of its 95% interval ({@link LawIntervals}), from 0; null in results of earlier versions if it was 0
     * @param high end; null if no value is too great, and in results of earlier versions likewise
     */
    public record Estimate(
            double value, @Nullable Double low, @Nullable Double high) {}

    /**
     * The maximum of the curve, at N* = sqrt((1-σ)/κ).
     *
     * @param workers not below 1
     * @param throughput operations per second there
     * @param extrapolated whether the nearest whole number of workers is outside the measured range
     */
    public record Peak(double workers, double throughput, boolean extrapolated) {}

    /**
     * The 95% interval of the number of workers at the maximum.
     *
     * @param low from 1
     * @param high null if none is too great, that is, if no peak can be shown
     */
    public record PeakInterval(double low, @Nullable Double high) {
        /** Whether there is one by more than the noise. */
        public boolean shown() {
            return high != null;
        }
    }

    /** @param share relative deviation: measured over predicted, less 1 */
    public record Residual(int workers, double measured, double predicted, double share) {}

    /** Whether one worker was measured; else λ is extrapolated. */
    public boolean measuresOneWorker() {
        return !residuals.isEmpty() && residuals.getFirst().workers == 1;
    }

    /** @param loads in any order; several of the same number of workers are not merged */
    static ScalabilityLaw of(List<Load> loads) {
        List<Load> ordered =
                loads.stream().sorted(Comparator.comparingInt(Load::workers)).toList();
        long numbers = ordered.stream().mapToInt(Load::workers).distinct().count();
        if (numbers < MIN_WORKER_COUNTS) {
            return notFitted(numbers);
        }
        Optional<Load> idle =
                ordered.stream().filter(load -> load.throughput() <= 0).findFirst();
        if (idle.isPresent()) {
            return notFitting(SentenceNumbers.workers(idle.get().workers()) + " made no operation");
        }
        return LawFit.of(ordered, Free.BOTH)
                .map(unbound -> judge(ordered, unbound))
                .orElseGet(() -> notFitting(NOT_CONVERGED));
    }

    private static ScalabilityLaw judge(List<Load> loads, LawFit unbound) {
        List<Optional<LawFit>> atBounds = Stream.of(Free.SIGMA, Free.KAPPA, Free.NONE)
                .map(free -> LawFit.of(loads, free))
                .toList();
        boolean converged = unbound.valid() || atBounds.stream().allMatch(Optional::isPresent);
        return Stream.concat(Stream.of(unbound), atBounds.stream().flatMap(Optional::stream))
                .filter(LawFit::valid)
                .min(Comparator.comparingDouble(LawFit::sumOfSquares))
                .map(fit -> judge(loads, fit, unbound, converged))
                .orElseGet(() -> notFitting(NOT_CONVERGED));
    }

    /** @param converged whether the fit is known to be the best */
    private static ScalabilityLaw judge(List<Load> loads, LawFit fit, LawFit unbound, boolean converged) {
        List<Residual> residuals =
                loads.stream().map(load -> residual(load, fit)).toList();
        double standardError = Math.sqrt(variance(fit, loads.size()));
        Residual worst = residuals.stream()
                .max(Comparator.comparingDouble(r -> Math.abs(r.share)))
                .orElseThrow();
        Optional<String> negative = negative(unbound, loads.size());
        if (standardError > MAX_ERROR_AT_BOUND && negative.isPresent()) {
            return notFitting(negative.get());
        }
        if (standardError > MAX_STANDARD_ERROR || Math.abs(worst.share) > MAX_DEVIATION) {
            return notFitting(converged ? tooFarOff(standardError, worst) : NOT_CONVERGED);
        }
        return fitting(loads, fit, residuals, standardError);
    }

    private static String tooFarOff(double standardError, Residual worst) {
        return "what was measured lies %s off the nearest curve typically, and %s off at %s; up to %s and %s would do"
                .formatted(
                        SentenceNumbers.percent(standardError, MAX_STANDARD_ERROR),
                        SentenceNumbers.percent(Math.abs(worst.share), MAX_DEVIATION),
                        SentenceNumbers.workers(worst.workers),
                        SentenceNumbers.percent(MAX_STANDARD_ERROR),
                        SentenceNumbers.percent(MAX_DEVIATION));
    }

    private static ScalabilityLaw fitting(List<Load> loads, LawFit fit, List<Residual> residuals, double error) {
        int min = loads.getFirst().workers();
        int max = loads.getLast().workers();
        Peak peak = peak(fit, min, max);
        LawIntervals intervals = new LawIntervals(loads, fit);
        Estimate lambda = intervals.lambda();
        Estimate sigma = intervals.sigma();
        Estimate kappa = intervals.kappa();
        PeakInterval peakInterval = intervals.peak();
        return new ScalabilityLaw(
                true,
                true,
                new LawSummary(lambda, sigma, kappa, peak, peakInterval, min, max).sentence(error),
                lambda,
                sigma,
                kappa,
                peak,
                peakInterval,
                error,
                rSquared(residuals),
                residuals);
    }

    private static ScalabilityLaw notFitting(String why) {
        return without(true, "The scalability law does not fit: " + why + ".");
    }

    private static ScalabilityLaw notFitted(long numbers) {
        return without(
                false,
                "The scalability law was not fitted: that needs at least %d numbers of workers, and there %s."
                        .formatted(MIN_WORKER_COUNTS, numbers == 1 ? "was 1" : "were " + numbers));
    }

    private static ScalabilityLaw without(boolean fitted, String sentence) {
        return new ScalabilityLaw(fitted, false, sentence, null, null, null, null, null, null, null, List.of());
    }

    private static Residual residual(Load load, LawFit fit) {
        double predicted = fit.at(load.workers());
        return new Residual(load.workers(), load.throughput(), predicted, load.throughput() / predicted - 1);
    }

    private static @Nullable Peak peak(LawFit fit, int min, int max) {
        if (fit.kappa() == 0 && fit.sigma() < 1) {
            return null;
        }
        double workers = fit.sigma() >= 1 ? 1 : Math.max(1, Math.sqrt((1 - fit.sigma()) / fit.kappa()));
        long whole = Math.round(workers);
        return new Peak(workers, fit.at(workers), whole < min || whole > max);
    }

    private static Optional<String> negative(LawFit unbound, int points) {
        if (unbound.sigma() + halfWidth(unbound, points, 1) < 0) {
            return Optional.of(superlinear("σ"));
        }
        return unbound.kappa() + halfWidth(unbound, points, 2) < 0 ? Optional.of(superlinear("κ")) : Optional.empty();
    }

    private static String superlinear(String parameter) {
        return parameter
                + " would have to be negative, by more than its noise: somewhere the throughput grows faster than the workers, which the law does not know";
    }

    /** Half the width of a parameter's interval without bounds (Student's t over the fit's covariance). */
    private static double halfWidth(LawFit fit, int points, int parameter) {
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
