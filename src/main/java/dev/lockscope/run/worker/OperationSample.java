package dev.lockscope.run.worker;

/**
 * One timed operation as it was traced; all times by {@link System#nanoTime}. Mutable, so that reading traces makes no
 * garbage.
 */
public final class OperationSample {
    /** Stands for an overshoot where there was no rest. */
    public static final long NONE = -1;

    public long requestedAt;
    public long acquiredAt;
    public long released;
    public long returned;
    public int key;

    /** How many operations it stands for, one in so many being timed. */
    public int weight;

    /** Made by a write, found by a read. */
    public long version;

    /** When it was due, in open pacing. */
    public long due;

    /** How much longer than asked the rest before it took, in nanoseconds; {@link #NONE} where there was none. */
    public long overshoot;
}
