package dev.lockscope.run.measure;

/**
 * Something that was changed in a run while it was going.
 *
 * @param t nanoseconds of running time since the run's start
 * @param parameter its name on the wire; {@code pausedNanos} for a pause of the whole run
 * @param from what it was
 * @param to what it is since; of a pause, how long it was
 */
public record LiveChange(long t, String parameter, long from, long to) {}
