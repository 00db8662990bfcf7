package dev.lockscope.run.worker;

/**
 * One timed operation; all instants by {@link System#nanoTime}. Mutable, so that reading rings allocates nothing.
 */
public final class OperationSample {
    /** The overshoot of an operation without a rest before it. */
    public static final long NONE = -1;

    /** Position in its worker's sequence of timed operations, from 0. */
    public long number;

    public long requestedSystemNanos;
    public long acquiredSystemNanos;
    public long releasedSystemNanos;
    public long returnedSystemNanos;
    public int key;

    /** Number of operations that this sample represents. */
    public int weight;

    /** The version that a write made or a read found. */
    public long version;

    /** The value that was written or read. */
    public int value;

    /** When the operation was due, in open pacing. */
    public long dueSystemNanos;

    /** How much longer than requested the preceding rest took, in nanoseconds; {@link #NONE} without a rest. */
    public long overshootNanos;
}
