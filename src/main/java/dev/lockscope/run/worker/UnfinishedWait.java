package dev.lockscope.run.worker;

/**
 * A wait for the lock that was going on at the end of a run.
 *
 * @param sinceRunNanos running time of the request; {@link #UNKNOWN} if the operation was not timed
 */
public record UnfinishedWait(long sinceRunNanos) {
    public static final long UNKNOWN = -1;
}
