package dev.lockscope.run.worker;

/**
 * A violation of the lock's guarantee that one worker observed.
 *
 * @param version the version that the worker read or wrote
 * @param other mark of the overlapping worker; {@link OverlapDetector#NO_WORKER} for a torn read
 * @param atSystemNanos by {@link System#nanoTime}
 */
public record Observation(int key, long version, int other, long atSystemNanos) {}
