package dev.lockscope.run.measure;

import java.util.ArrayList;
import java.util.List;
import org.HdrHistogram.Histogram;
import org.HdrHistogram.HistogramIterationValue;
import org.jspecify.annotations.Nullable;

/**
 * How long something took, in nanoseconds, with three significant digits. Over a whole run the percentiles are those of all
 * operations: each that was measured counts for as many as were made for one that was timed.
 *
 * @param count how many were measured; all else is 0 or empty when none was
 * @param p50 half of them took no longer
 * @param buckets pairs, flat and by ascending bucket: the number of a bucket, how many are in it, the next bucket that has
 *     any, and so on; see {@link #bucket}. The counts add up to {@code count}. Null where it is not to be drawn
 * @param curve the percentiles on the way to 100, closer the nearer they are to it, where the value is {@code max}. Null
 *     where it is not to be drawn
 */
public record Distribution(
        long count,
        long p50,
        long p90,
        long p99,
        long p999,
        long max,
        @Nullable List<Long> buckets,
        @Nullable List<Point> curve) {

    private static final int POINTS_EACH_HALVING = 5;
    private static final int MOST_POINTS = 120;

    private static final int QUARTERS = 4;
    private static final double[] QUARTERS_OF_AN_OCTAVE = {Math.pow(2, 0.25), Math.sqrt(2), Math.pow(2, 0.75)};

    /**
     * A point of the curve.
     *
     * @param percentile from 0 to 100
     * @param nanos that share of them took no longer
     */
    public record Point(double percentile, long nanos) {}

    /** The figures alone. */
    static Distribution figures(Histogram histogram) {
        return of(histogram, histogram, null, null);
    }

    /** With the buckets. */
    static Distribution inBuckets(Histogram histogram) {
        return of(histogram, histogram, buckets(histogram), null);
    }

    /**
     * With the buckets and the curve.
     *
     * @param measured each once
     * @param weighted each as often as the operations that it stands for
     */
    static Distribution inFull(Histogram measured, Histogram weighted) {
        return of(measured, weighted, buckets(measured), curve(weighted));
    }

    private static Distribution of(
            Histogram measured, Histogram weighted, @Nullable List<Long> buckets, @Nullable List<Point> curve) {
        return new Distribution(
                measured.getTotalCount(),
                weighted.getValueAtPercentile(50),
                weighted.getValueAtPercentile(90),
                weighted.getValueAtPercentile(99),
                weighted.getValueAtPercentile(99.9),
                measured.getMaxValue(),
                buckets,
                curve);
    }

    /**
     * The quarter of an octave that a time lies in: the whole part of 4 log2 of its nanoseconds. Bucket b begins at
     * 2^(b / 4) ns, and 0 holds 0 as well.
     */
    static int bucket(long nanos) {
        if (nanos <= 1) {
            return 0;
        }
        int octave = Math.getExponent((double) nanos);
        double within = Math.scalb((double) nanos, -octave);
        int bucket = QUARTERS * octave;
        for (double quarter : QUARTERS_OF_AN_OCTAVE) {
            bucket += within >= quarter ? 1 : 0;
        }
        return bucket;
    }

    /** The geometric middle of a {@link #bucket}, in nanoseconds: what lies in it is within 10 % of that. */
    public static long middle(int bucket) {
        return (long) Math.pow(2, (bucket + 0.5) / QUARTERS);
    }

    private static List<Long> buckets(Histogram histogram) {
        List<Long> buckets = new ArrayList<>();
        for (HistogramIterationValue recorded : histogram.recordedValues()) {
            long bucket = bucket(histogram.lowestEquivalentValue(recorded.getValueIteratedTo()));
            int last = buckets.size() - 1;
            if (last > 0 && buckets.get(last - 1) == bucket) {
                buckets.set(last, buckets.get(last) + recorded.getCountAtValueIteratedTo());
            } else {
                buckets.add(bucket);
                buckets.add(recorded.getCountAtValueIteratedTo());
            }
        }
        return List.copyOf(buckets);
    }

    private static List<Point> curve(Histogram histogram) {
        int halvings = Long.SIZE - Long.numberOfLeadingZeros(histogram.getTotalCount());
        int points = Math.min(POINTS_EACH_HALVING, MOST_POINTS / Math.max(1, halvings));
        List<Point> curve = new ArrayList<>();
        for (HistogramIterationValue at : histogram.percentiles(points)) {
            curve.add(new Point(at.getPercentileLevelIteratedTo(), at.getValueIteratedTo()));
        }
        return List.copyOf(curve);
    }
}
