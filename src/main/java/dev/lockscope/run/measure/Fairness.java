package dev.lockscope.run.measure;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.LongSummaryStatistics;
import org.jspecify.annotations.Nullable;

/**
 * How evenly the lock served the workers.
 *
 * @param jain Jain's index over operations per worker, from 1/n (one had it all) to 1 (all the same); null when no
 *     operation was made
 * @param jainReaders the same over readers alone
 * @param jainWriters the same over writers alone
 * @param without workers that made no operation
 * @param longestWithoutNanos the longest time that one worker was there without having the lock, its pauses included: to the
 *     nanosecond while every operation was timed, else to one period
 * @param longestWithoutWorker whose it was
 * @param readers operations per reader, in the order of their numbers
 * @param writers operations per writer
 */
public record Fairness(
        @Nullable Double jain,
        @Nullable Double jainReaders,
        @Nullable Double jainWriters,
        long without,
        long longestWithoutNanos,
        @Nullable String longestWithoutWorker,
        List<Bin> readers,
        List<Bin> writers) {

    /** Bins that one kind of workers is drawn in, at most. */
    private static final int MOST_BINS = 256;

    /**
     * Some workers with consecutive numbers; just one while there are not too many.
     *
     * @param first number of the first
     * @param workers how many
     * @param min operations of the one that made the fewest
     * @param max operations of the one that made the most
     * @param sum operations of all of them
     */
    public record Bin(int first, int workers, long min, long max, long sum) {}

    /**
     * Jain, Chiu and Hawe: A Quantitative Measure of Fairness and Discrimination, 1984: the square of the sum over n times
     * the sum of the squares.
     *
     * @return null when all are 0
     */
    static @Nullable Double jain(long[] operations) {
        double sum = 0;
        double squares = 0;
        for (long made : operations) {
            sum += made;
            squares += (double) made * made;
        }
        return squares == 0 ? null : sum * sum / (operations.length * squares);
    }

    static List<Bin> bins(long[] operations) {
        int width = Math.max(1, Math.ceilDiv(operations.length, MOST_BINS));
        List<Bin> bins = new ArrayList<>();
        for (int first = 0; first < operations.length; first += width) {
            int workers = Math.min(width, operations.length - first);
            LongSummaryStatistics made =
                    Arrays.stream(operations, first, first + workers).summaryStatistics();
            bins.add(new Bin(first, workers, made.getMin(), made.getMax(), made.getSum()));
        }
        return bins;
    }
}
