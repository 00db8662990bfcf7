package dev.lockscope.run.measure;

/**
 * The warm-up of a run: the same workload in the same JVM before the run's time zero. It counts in no other figure.
 *
 * @param nanos how long it took, or has taken until now
 * @param reads made meanwhile
 * @param writes made meanwhile
 * @param steady whether the rate of operations became steady
 */
public record WarmUp(long nanos, long reads, long writes, boolean steady) {}
