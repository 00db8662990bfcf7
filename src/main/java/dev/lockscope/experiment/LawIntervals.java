package dev.lockscope.experiment;

import dev.lockscope.experiment.LawFit.Load;
import dev.lockscope.experiment.ScalabilityLaw.Estimate;
import dev.lockscope.experiment.ScalabilityLaw.PeakInterval;
import java.util.List;
import java.util.function.DoubleUnaryOperator;
import org.hipparchus.analysis.UnivariateFunction;
import org.hipparchus.analysis.solvers.BracketingNthOrderBrentSolver;
import org.hipparchus.distribution.continuous.TDistribution;
import org.hipparchus.optim.MaxEval;
import org.hipparchus.optim.nonlinear.scalar.GoalType;
import org.hipparchus.optim.univariate.BrentOptimizer;
import org.hipparchus.optim.univariate.SearchInterval;
import org.hipparchus.optim.univariate.UnivariateObjectiveFunction;

/**
 * The 95% intervals of a fit of the scalability law, by profile likelihood (Bates and Watts: Nonlinear Regression Analysis and Its
 * Applications, 1988, section 6.1; Venzon and Moolgavkar: A Method for Computing Profile-Likelihood-Based Confidence Intervals,
 * 1988). The interval of a parameter, or of the peak, contains each value with which the best fit of the others has a sum of
 * squares of at most that of the best fit and t² residual variances, t being Student's.
 *
 * <p>The others stay within their bounds, so that an interval ends at a bound and is one-sided there. At a bound the difference of
 * the sums of squares is a mixture with the smaller distribution (Self and Liang: Asymptotic Properties of Maximum Likelihood
 * Estimators and Likelihood Ratio Tests Under Nonstandard Conditions, 1987), so the interval contains the truth more often than
 * in 95 of 100 cases. The residual variance has a degree of freedom less for each of the three parameters, at a bound as well.
 */
final class LawIntervals {
    private static final double CONFIDENCE = 0.95;
    private static final int PARAMETERS = 3;

    /** Least residual deviation: what is smaller is rounding. */
    private static final double MIN_DEVIATION = 1e-5;

    /** Relative precision of the ends. */
    private static final double PRECISION = 1e-3;

    /** Of ln λ from the best: a factor of 22,000. */
    private static final double MAX_DISTANCE = 10;

    /** Tolerances of a minimum's place; the sum of squares changes with their square. */
    private static final double RELATIVE = 1e-6;

    private static final double ABSOLUTE = 1e-9;
    private static final int ORDER = 5;
    private static final int MAX_STEPS = 1_000;

    private final int[] workers;

    /** Of the throughput per worker. */
    private final double[] logarithms;

    private final LawFit fit;

    /** Greatest sum of squares within an interval. */
    private final double limit;

    LawIntervals(List<Load> loads, LawFit fit) {
        workers = loads.stream().mapToInt(Load::workers).toArray();
        logarithms = loads.stream()
                .mapToDouble(load -> Math.log(load.throughput() / load.workers()))
                .toArray();
        this.fit = fit;
        int freedom = workers.length - PARAMETERS;
        double variance = Math.max(fit.sumOfSquares() / freedom, MIN_DEVIATION * MIN_DEVIATION);
        double t = new TDistribution(freedom).inverseCumulativeProbability((1 + CONFIDENCE) / 2);
        limit = fit.sumOfSquares() + t * t * variance;
    }

    Estimate lambda() {
        double best = Math.log(fit.lambda());
        DoubleUnaryOperator profile = distance -> least(
                0,
                1,
                within(fit.sigma()),
                s -> least(0, 1, within(fit.kappa()), k -> sumOfSquares(best + distance, beyond(s), beyond(k))));
        double low = end(0, -MAX_DISTANCE, profile);
        double high = end(0, MAX_DISTANCE, profile);
        return new Estimate(
                fit.lambda(),
                low == -MAX_DISTANCE ? 0 : Math.exp(best + low),
                high == MAX_DISTANCE ? null : Math.exp(best + high));
    }

    Estimate sigma() {
        return estimate(fit.sigma(), s -> least(0, 1, within(fit.kappa()), k -> sumOfSquares(beyond(s), beyond(k))));
    }

    Estimate kappa() {
        return estimate(fit.kappa(), k -> least(0, 1, within(fit.sigma()), s -> sumOfSquares(beyond(s), beyond(k))));
    }

    /** By 1/N*², which is 0 without a peak. Along a peak at N*, κ is (1-σ)/N*². */
    PeakInterval peak() {
        double best = fit.sigma() >= 1 ? 1 : Math.min(1, fit.kappa() / (1 - fit.sigma()));
        DoubleUnaryOperator profile = u -> {
            if (u == best) {
                return fit.sumOfSquares();
            }
            double along = least(0, 1, Math.min(1, fit.sigma()), sigma -> sumOfSquares(sigma, (1 - sigma) * u));
            // From the first worker on the throughput also falls if σ exceeds 1.
            return u < 1 ? along : Math.min(along, least(0.5, 1, 0.5, s -> sumOfSquares(beyond(s), 0)));
        };
        double most = best == 1 ? 1 : end(best, 1, profile);
        double least = best == 0 ? 0 : end(best, 0, profile);
        return new PeakInterval(1 / Math.sqrt(most), least == 0 ? null : 1 / Math.sqrt(least));
    }

    private Estimate estimate(double value, DoubleUnaryOperator profile) {
        double low = value == 0 ? 0 : end(within(value), 0, profile);
        double high = end(within(value), 1, profile);
        return new Estimate(value, beyond(low), high == 1 ? null : beyond(high));
    }

    /** The last value within the interval on the way from the best one to another. */
    private double end(double best, double farthest, DoubleUnaryOperator profile) {
        if (profile.applyAsDouble(farthest) <= limit) {
            return farthest;
        }
        // The root of the excess grows almost in proportion to the distance, so that few steps are needed.
        double width = Math.sqrt(limit - fit.sumOfSquares());
        return new BracketingNthOrderBrentSolver(PRECISION, ABSOLUTE, ORDER)
                .solve(
                        MAX_STEPS,
                        x -> Math.sqrt(Math.max(0, profile.applyAsDouble(x) - fit.sumOfSquares())) - width,
                        Math.min(best, farthest),
                        Math.max(best, farthest));
    }

    private static double least(double from, double to, double start, UnivariateFunction squares) {
        return new BrentOptimizer(RELATIVE, ABSOLUTE)
                .optimize(
                        new UnivariateObjectiveFunction(squares),
                        GoalType.MINIMIZE,
                        new SearchInterval(from, to, start),
                        new MaxEval(MAX_STEPS))
                .getValue();
    }

    /** With the best λ for these. */
    private double sumOfSquares(double sigma, double kappa) {
        double sum = 0;
        for (int i = 0; i < workers.length; i++) {
            sum += residual(i, sigma, kappa);
        }
        return sumOfSquares(sum / workers.length, sigma, kappa);
    }

    private double sumOfSquares(double logarithmOfLambda, double sigma, double kappa) {
        double sum = 0;
        for (int i = 0; i < workers.length; i++) {
            double deviation = residual(i, sigma, kappa) - logarithmOfLambda;
            sum += deviation * deviation;
        }
        return sum;
    }

    private double residual(int i, double sigma, double kappa) {
        return logarithms[i] + Math.log(LawFit.denominator(workers[i], sigma, kappa));
    }

    /** From 0 and above to 0 and below 1, so that a minimum is searched in a finite range. */
    private static double within(double parameter) {
        return parameter / (1 + parameter);
    }

    private static double beyond(double share) {
        return share / (1 - Math.min(share, 1 - 1e-12));
    }
}
