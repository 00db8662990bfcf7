package dev.lockscope.run.measure;

/**
 * What measuring cost.
 *
 * @param operations made in all
 * @param timed of these
 * @param lost of the timed ones, how many were overwritten in their trace before they were read: they are counted, but not in
 *     the distributions
 * @param clockReadings estimated, of the workers
 * @param clockShare the share of all cores' time that these took, estimated from the cost of one reading
 * @param traceBytes memory that the traces of the workers took
 */
public record MeasuringOverhead(
        long operations, long timed, long lost, long clockReadings, double clockShare, long traceBytes) {}
