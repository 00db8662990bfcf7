package dev.lockscope.runner;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Decides from the operations of equal intervals whether their rate has become steady: the mean of the newest third of the
 * intervals differs from that of the third before by at most the greater of 3 % and two standard errors. The first third is
 * taken for compilation. After Barrett et al., Virtual Machine Warmup Blows Hot and Cold (2017): a benchmark is warm once the
 * last segment between two changes of its mean is within a tolerance of those before it. Not thread-safe.
 */
final class SteadyRate {
    /** Fewer intervals are never steady. */
    static final int LEAST_INTERVALS = 6;

    private static final double TOLERANCE = 0.03;
    private static final double STANDARD_ERRORS = 2;

    /** Median of the absolute difference of two normally distributed values with a standard deviation of 1. */
    private static final double MEDIAN_DIFFERENCE = 0.954;

    private final List<Double> operations = new ArrayList<>();

    /** Adds the operations of one interval; returns whether the rate is steady. */
    boolean add(double ofInterval) {
        operations.add(ofInterval);
        int count = operations.size();
        int part = Math.max(count / 3, LEAST_INTERVALS / 2);
        if (count < 2 * part) {
            return false;
        }
        double newest = mean(operations.subList(count - part, count));
        double before = mean(operations.subList(count - 2 * part, count - part));
        double error = deviation(operations.subList(count - 2 * part, count)) * Math.sqrt(2.0 / part);
        return Math.abs(newest - before) <= Math.max(TOLERANCE * newest, STANDARD_ERRORS * error);
    }

    private static double mean(List<Double> values) {
        return values.stream().mapToDouble(Double::doubleValue).sum() / values.size();
    }

    /** The standard deviation, from the median difference of neighbours: one step does not count as noise. */
    private static double deviation(List<Double> values) {
        double[] differences = IntStream.range(1, values.size())
                .mapToDouble(i -> Math.abs(values.get(i) - values.get(i - 1)))
                .sorted()
                .toArray();
        return differences[differences.length / 2] / MEDIAN_DIFFERENCE;
    }
}
