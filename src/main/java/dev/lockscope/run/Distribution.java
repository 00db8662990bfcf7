package dev.lockscope.run;

import org.HdrHistogram.Histogram;

/**
 * How long something took, in nanoseconds, with three significant digits.
 *
 * @param count how many were measured; all else is 0 when none was
 * @param p50 half of them took no longer
 */
public record Distribution(long count, long p50, long p90, long p99, long p999, long max) {
    static Distribution of(Histogram histogram) {
        return new Distribution(
                histogram.getTotalCount(),
                histogram.getValueAtPercentile(50),
                histogram.getValueAtPercentile(90),
                histogram.getValueAtPercentile(99),
                histogram.getValueAtPercentile(99.9),
                histogram.getMaxValue());
    }
}
