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
 * The curve of the law that lies nearest to what was measured, by Levenberg and Marquardt's method on the logarithms: what is
 * made small are the squares of relative deviations, so that the few operations of one worker count as much as the many of a
 * hundred.
 *
 * @param lambda in operations a second
 * @param covariance of ln λ and those of σ and κ that are free, in this order
 * @param sumOfSquares of the deviations of ln X
 */
record LawFit(double lambda, double sigma, double kappa, Free free, RealMatrix covariance, double sumOfSquares) {
    private static final int MOST_STEPS = 1_000;

    /** No cost of more workers, a little, and much: a start far from the nearest curve may end beside it, or nowhere. */
    private static final List<Start> STARTS = List.of(new Start(0, 0), new Start(0.1, 1e-4), new Start(1, 0.01));

    /** So small a denominator is as far from any measurement as one that is negative. */
    private static final double LEAST_DENOMINATOR = 1e-12;

    private static final double SINGULAR = 1e-14;

    /** Of σ and κ: what no number of workers here could tell from 0 is what the arithmetic leaves over. */
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

        /** With λ. */
        int parameters() {
            return 1 + (sigma ? 1 : 0) + (kappa ? 1 : 0);
        }

        private double sigma(double[] at) {
            return sigma ? orNothing(at[1]) : 0;
        }

        private double kappa(double[] at) {
            return kappa ? orNothing(at[at.length - 1]) : 0;
        }

        private static double orNothing(double value) {
            return Math.abs(value) < NEGLIGIBLE ? 0 : value;
        }
    }

    /** @return the nearest curve that any of the starts leads to; none when the method converges from none of them */
    static Optional<LawFit> of(List<Load> loads, Free free) {
        return STARTS.stream()
                .flatMap(start -> from(start, loads, free).stream())
                .min(Comparator.comparingDouble(LawFit::sumOfSquares));
    }

    /** @return none when the method does not converge within {@value #MOST_STEPS} steps, or there is no covariance at its end */
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
                            .maxEvaluations(MOST_STEPS)
                            .maxIterations(MOST_STEPS)
                            .build());
            double[] at = found.getPoint().toArray();
            double squares = found.getResiduals().dotProduct(new ArrayRealVector(found.getResiduals()));
            return Optional.of(new LawFit(
                    Math.exp(at[0]), free.sigma(at), free.kappa(at), free, found.getCovariances(SINGULAR), squares));
        } catch (MathRuntimeException notConverged) {
            return Optional.empty();
        }
    }

    /** Operations a second that the curve has at so many workers. */
    double at(double workers) {
        return lambda * workers / denominator(workers, sigma, kappa);
    }

    /** Whether it obeys what the law says of its parameters. */
    boolean lawful() {
        return sigma >= 0 && kappa >= 0;
    }

    static double denominator(double workers, double sigma, double kappa) {
        return 1 + sigma * (workers - 1) + kappa * workers * (workers - 1);
    }

    private static double logarithm(int workers, Free free, double[] at) {
        double denominator = denominator(workers, free.sigma(at), free.kappa(at));
        return Math.log(workers) - Math.log(Math.max(LEAST_DENOMINATOR, denominator));
    }

    private static double[] slope(int workers, Free free, double[] at) {
        double denominator = Math.max(LEAST_DENOMINATOR, denominator(workers, free.sigma(at), free.kappa(at)));
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

    /** Where the method starts, with the λ that is best for these. */
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
     * What was measured with so many workers.
     *
     * @param workers from 1
     * @param throughput operations a second, above 0
     */
    record Load(int workers, double throughput) {}
}
