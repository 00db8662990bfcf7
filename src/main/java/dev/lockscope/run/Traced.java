package dev.lockscope.run;

/**
 * One timed operation as it was traced; all times by {@link System#nanoTime}. Mutable, so that reading traces makes no
 * garbage.
 */
final class Traced {
    /** Stands for an overshoot where there was no rest. */
    static final long NONE = -1;

    long asked;
    long had;
    long released;
    long returned;
    int key;

    /** How many operations it stands for, one in so many being timed. */
    int weight;

    /** Made by a write, found by a read. */
    long version;

    /** When it was due, in open pacing. */
    long due;

    /** How much longer than asked the rest before it took, in nanoseconds; {@link #NONE} where there was none. */
    long overshoot;
}
