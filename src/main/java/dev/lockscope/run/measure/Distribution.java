package dev.lockscope.run.measure;

import java.util.ArrayList;
import java.util.List;
import org.HdrHistogram.Histogram;
import org.HdrHistogram.HistogramIterationValue;
import org.jspecify.annotations.Nullable;

/**
 * The distribution of a duration in nanoseconds, with three significant digits. Over a whole run the percentiles are those of
 * all operations: each measured value is weighted by the operations that it stands for.
 *
 * @param count measured values; if 0, all else is 0 or empty
 * @param p50 the median
 * @param buckets pairs of a bucket's number and its count, flat, by ascending number, without empty buckets; see
 *     {@link #bucket}. The counts add up to {@code count}. Null where no chart needs them
 * @param curve percentiles up to 100, where the value is {@code max}; the nearer to 100, the closer together. Null where no
 *     chart needs it
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

    private static final int POINTS_PER_HALVING = 5;
    private static final int MAX_POINTS = 120;

    private static final int QUARTERS = 4;
    private static final double[] QUARTERS_OF_AN_OCTAVE = {Math.pow(2, 0.25), Math.sqrt(2), Math.pow(2, 0.75)};

    /**
     * A point of the curve.
     *
     * @param percentile from 0 to 100
     * @param nanos the value at this percentile
     */
    public record Point(double percentile, long nanos) {}

    /** Without buckets and curve. */
    static Distribution percentiles(Histogram histogram) {
        return percentiles(histogram, histogram);
    }

    /**
     * Without buckets and curve.
     *
     * @param measured each value once
     * @param weighted each value as often as the operations that it stands for
     */
    static Distribution percentiles(Histogram measured, Histogram weighted) {
        return of(measured, weighted, null, null);
    }

    /** With buckets. */
    static Distribution withBuckets(Histogram histogram) {
        return of(histogram, histogram, buckets(histogram), null);
    }

    /**
     * With buckets and curve.
     *
     * @param measured each value once
     * @param weighted each value as often as the operations that it stands for
     */
    static Distribution withBucketsAndCurve(Histogram measured, Histogram weighted) {
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
     * The number of a duration's bucket, a quarter of an octave wide: the integer part of 4 log2 of the nanoseconds. Bucket b
     * begins at 2^(b / 4) ns; bucket 0 includes 0.
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

    /** The geometric middle of a {@link #bucket}, in nanoseconds; every value of the bucket is within 10 % of it. */
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
        int points = Math.min(POINTS_PER_HALVING, MAX_POINTS / Math.max(1, halvings));
        List<Point> curve = new ArrayList<>();
        for (HistogramIterationValue at : histogram.percentiles(points)) {
            curve.add(new Point(at.getPercentileLevelIteratedTo(), at.getValueIteratedTo()));
        }
        return List.copyOf(curve);
    }
}
