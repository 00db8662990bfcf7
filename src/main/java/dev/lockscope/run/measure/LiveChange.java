package dev.lockscope.run.measure;

/**
 * A change made to a running run.
 *
 * @param t when, on the run's clock
 * @param parameter its name on the wire; {@code pausedNanos} for a pause of the whole run
 * @param from the value before
 * @param to the value since; for a pause, its length
 */
public record LiveChange(long t, String parameter, long from, long to) {}
