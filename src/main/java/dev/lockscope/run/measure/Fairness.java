package dev.lockscope.run.measure;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.LongSummaryStatistics;
import org.jspecify.annotations.Nullable;

/**
 * The fairness of the lock to the workers over a run.
 *
 * @param jain Jain's index over operations per worker and time present, from near 0 (one made all) to 1 (all made as many in
 *     the same time); null without operations
 * @param jainReaders the same over readers
 * @param jainWriters the same over writers
 * @param without workers that were present and made no operation
 * @param longestWithoutNanos the longest time that a worker went without the lock, its pauses included: to the nanosecond
 *     while every operation was timed, else to one snapshot period
 * @param longestWithoutWorker name of that worker; null when the time is 0
 * @param readers operations per reader, in the order of their numbers
 * @param writers operations per writer, in the order of their numbers
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

    /** Bins per kind of worker. */
    private static final int MAX_BINS = 256;

    /**
     * A group of workers with consecutive numbers; a single worker unless that makes too many bins.
     *
     * @param first number of the first worker
     * @param workers in the bin
     * @param min the fewest operations of one worker
     * @param max the most operations of one worker
     * @param sum operations of all workers of the bin
     */
    public record Bin(int first, int workers, long min, long max, long sum) {}

    /**
     * Jain's index over the rates of workers, each weighted by the time that it was present: the square of the sum of
     * operations, divided by the sum of times and by that of each worker's squared operations per time. With equal times it is
     * the index over operations (Jain, Chiu and Hawe: A Quantitative Measure of Fairness and Discrimination, 1984).
     *
     * <p>A time shorter than that in which a worker makes one operation on average counts as that time, or a worker that made
     * its first operation just before the end would seem to be the fastest.
     *
     * @param operations per worker
     * @param presentNanos per worker; one that was not present does not count
     * @return null without operations
     */
    static @Nullable Double jain(long[] operations, long[] presentNanos) {
        double made = 0;
        double present = 0;
        for (int worker = 0; worker < operations.length; worker++) {
            if (presentNanos[worker] > 0) {
                made += operations[worker];
                present += presentNanos[worker];
            }
        }
        double times = 0;
        double squares = 0;
        for (int worker = 0; worker < operations.length; worker++) {
            if (presentNanos[worker] > 0) {
                double time = Math.max((double) presentNanos[worker], present / made);
                times += time;
                squares += operations[worker] * (double) operations[worker] / time;
            }
        }
        return made == 0 ? null : made * made / (times * squares);
    }

    static List<Bin> bins(long[] operations) {
        int width = Math.max(1, Math.ceilDiv(operations.length, MAX_BINS));
        List<Bin> bins = new ArrayList<>();
        for (int first = 0; first < operations.length; first += width) {
            int workers = Math.min(width, operations.length - first);
            LongSummaryStatistics ofBin =
                    Arrays.stream(operations, first, first + workers).summaryStatistics();
            bins.add(new Bin(first, workers, ofBin.getMin(), ofBin.getMax(), ofBin.getSum()));
        }
        return bins;
    }
}
