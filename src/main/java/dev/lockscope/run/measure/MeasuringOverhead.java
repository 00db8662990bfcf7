package dev.lockscope.run.measure;

import org.jspecify.annotations.Nullable;

/**
 * The cost of measuring a run.
 *
 * @param operations in total
 * @param timed operations that were timed
 * @param lost timed operations that are in no distribution, such as those of workers that never returned
 * @param overwritten timed operations that were overwritten in their ring before the run's thread read them: in the
 *     distributions, but not in the check of the versions' order; null in older reports
 * @param clockReadings by the workers, estimated
 * @param clockShare their share of the time of all cores, estimated from the cost of one reading
 * @param burstNanos time in the bursts that time all operations of a sampled run, in nanoseconds; null in older reports
 * @param traceBytes memory of the workers' operation rings
 */
public record MeasuringOverhead(
        long operations,
        long timed,
        long lost,
        @Nullable Long overwritten,
        long clockReadings,
        double clockShare,
        @Nullable Long burstNanos,
        long traceBytes) {}
