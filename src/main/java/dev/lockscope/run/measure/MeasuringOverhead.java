package dev.lockscope.run.measure;

/**
 * The cost of measuring a run.
 *
 * @param operations in total
 * @param timed operations that were timed
 * @param lost timed operations that were overwritten in their ring before they were read: counted, but in no distribution
 * @param clockReadings by the workers, estimated
 * @param clockShare their share of the time of all cores, estimated from the cost of one reading
 * @param traceBytes memory of the workers' operation rings
 */
public record MeasuringOverhead(
        long operations, long timed, long lost, long clockReadings, double clockShare, long traceBytes) {}
