package dev.lockscope.experiment;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.hipparchus.analysis.MultivariateMatrixFunction;
import org.hipparchus.analysis.MultivariateVectorFunction;
import org.hipparchus.exception.MathRuntimeException;
import org.hipparchus.linear.ArrayRealVector;
import org.hipparchus.linear.RealMatrix;
import org.hipparchus.optim.nonlinear.vector.leastsquares.LeastSquaresBuilder;
import org.hipparchus.optim.nonlinear.vector.leastsquares.LeastSquaresOptimizer.Optimum;
import org.hipparchus.optim.nonlinear.vector.leastsquares.LevenbergMarquardtOptimizer;

/**
 * The least-squares fit of the scalability law to the logarithms of the throughput, by the Levenberg-Marquardt method. It
 * minimises relative deviations, so that the few operations of one worker count as much as the many of a hundred.
 *
 * @param lambda in operations a second
 * @param covariance of ln λ and those of σ and κ that are free, in this order
 * @param sumOfSquares of the deviations of ln X
 */
record LawFit(double lambda, double sigma, double kappa, Free free, RealMatrix covariance, double sumOfSquares) {
    private static final int MAX_STEPS = 1_000;

    /** No cost of more workers, a little, and much: from a start far off, the method may miss the minimum or not converge. */
    private static final List<Start> STARTS = List.of(new Start(0, 0), new Start(0.1, 1e-4), new Start(1, 0.01));

    /** Lower bound of the denominator, which may become negative during the fit. */
    private static final double MIN_DENOMINATOR = 1e-12;

    private static final double SINGULAR = 1e-14;

    /** Bound below which σ and κ are rounding errors: no number of workers here could tell them from 0. */
    private static final double NEGLIGIBLE = 1e-12;

    /** Which parameters are fitted besides λ; the others are 0. */
    enum Free {
        BOTH(true, true),
        SIGMA(true, false),
        KAPPA(false, true),
        NONE(false, false);

        final boolean sigma;
        final boolean kappa;

        Free(boolean sigma, boolean kappa) {
            this.sigma = sigma;
            this.kappa = kappa;
        }

        /** Number of free parameters, λ included. */
        int parameters() {
            return 1 + (sigma ? 1 : 0) + (kappa ? 1 : 0);
        }

        private double sigma(double[] at) {
            return sigma ? orZero(at[1]) : 0;
        }

        private double kappa(double[] at) {
            return kappa ? orZero(at[at.length - 1]) : 0;
        }

        private static double orZero(double value) {
            return Math.abs(value) < NEGLIGIBLE ? 0 : value;
        }
    }

    /** @return the best fit from any of the starts; empty if the method converges from none */
    static Optional<LawFit> of(List<Load> loads, Free free) {
        return STARTS.stream()
                .flatMap(start -> from(start, loads, free).stream())
                .min(Comparator.comparingDouble(LawFit::sumOfSquares));
    }

    /** @return empty if the method does not converge within {@value #MAX_STEPS} steps, or has no covariance there */
    private static Optional<LawFit> from(Start start, List<Load> loads, Free free) {
        MultivariateVectorFunction logarithms = at -> loads.stream()
                .mapToDouble(load -> at[0] + logarithm(load.workers(), free, at))
                .toArray();
        MultivariateMatrixFunction slopes = at ->
                loads.stream().map(load -> slope(load.workers(), free, at)).toArray(double[][]::new);
        try {
            Optimum found = new LevenbergMarquardtOptimizer()
                    .optimize(new LeastSquaresBuilder()
                            .model(logarithms, slopes)
                            .target(loads.stream()
                                    .mapToDouble(load -> Math.log(load.throughput()))
                                    .toArray())
                            .start(start.point(loads, free))
                            .maxEvaluations(MAX_STEPS)
                            .maxIterations(MAX_STEPS)
                            .build());
            double[] at = found.getPoint().toArray();
            double squares = found.getResiduals().dotProduct(new ArrayRealVector(found.getResiduals()));
            return Optional.of(new LawFit(
                    Math.exp(at[0]), free.sigma(at), free.kappa(at), free, found.getCovariances(SINGULAR), squares));
        } catch (MathRuntimeException notConverged) {
            return Optional.empty();
        }
    }

    /** Operations per second of the curve at a number of workers. */
    double at(double workers) {
        return lambda * workers / denominator(workers, sigma, kappa);
    }

    /** Whether σ and κ are not negative, as the law requires. */
    boolean valid() {
        return sigma >= 0 && kappa >= 0;
    }

    static double denominator(double workers, double sigma, double kappa) {
        return 1 + sigma * (workers - 1) + kappa * workers * (workers - 1);
    }

    private static double logarithm(int workers, Free free, double[] at) {
        double denominator = denominator(workers, free.sigma(at), free.kappa(at));
        return Math.log(workers) - Math.log(Math.max(MIN_DENOMINATOR, denominator));
    }

    private static double[] slope(int workers, Free free, double[] at) {
        double denominator = Math.max(MIN_DENOMINATOR, denominator(workers, free.sigma(at), free.kappa(at)));
        double[] slope = new double[free.parameters()];
        slope[0] = 1;
        if (free.sigma) {
            slope[1] = -(workers - 1) / denominator;
        }
        if (free.kappa) {
            slope[slope.length - 1] = -(double) workers * (workers - 1) / denominator;
        }
        return slope;
    }

    /** A start of the method, with the best λ for its σ and κ. */
    private record Start(double sigma, double kappa) {
        double[] point(List<Load> loads, Free free) {
            double[] at = new double[free.parameters()];
            if (free.sigma) {
                at[1] = sigma;
            }
            if (free.kappa) {
                at[at.length - 1] = kappa;
            }
            at[0] = loads.stream()
                    .mapToDouble(load -> Math.log(load.throughput()) - logarithm(load.workers(), free, at))
                    .average()
                    .orElseThrow();
            return at;
        }
    }

    /**
     * The throughput measured with a number of workers.
     *
     * @param workers from 1
     * @param throughput operations per second, above 0
     */
    record Load(int workers, double throughput) {}
}
