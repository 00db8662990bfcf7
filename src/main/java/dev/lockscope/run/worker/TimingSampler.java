package dev.lockscope.run.worker;

/**
 * Chooses which operations of one worker are timed: all while they are rare, a random sample when they are fast. Random,
 * or a pattern in the work could hide between the samples. Not thread-safe: one worker's own.
 */
final class TimingSampler {
    private final LiveSettings dials;
    private long random;
    private int left;
    private int weight = 1;
    private int nextWeight;

    TimingSampler(LiveSettings dials, long seed) {
        this.dials = dials;
        // A generator of its own, so that what is timed does not change what is drawn; its state must not be 0.
        this.random = seed * 0x9E3779B97F4A7C15L | 1;
        this.left = distance();
    }

    /** Whether the next operation is timed. */
    boolean next() {
        if (dials.samplingInterval() == 1) {
            left = 0;
            weight = nextWeight = 1;
            return true;
        }
        if (--left > 0) {
            return false;
        }
        weight = nextWeight;
        left = distance();
        return true;
    }

    /** How many operations the one that is timed now stands for, on average. */
    int weight() {
        return weight;
    }

    /** How many operations are not timed, from the next on, when the next is not. */
    int untimed() {
        return left;
    }

    /** Counts operations that were not timed, {@link #untimed} at most. */
    void pass(int operations) {
        left -= operations;
    }

    /** To the next timed operation: uniform from 1 to twice the gap less one, so that its mean is the gap. */
    private int distance() {
        int gap = dials.samplingInterval();
        nextWeight = gap;
        if (gap == 1) {
            return 1;
        }
        // Marsaglia: Xorshift RNGs, 2003.
        random ^= random << 13;
        random ^= random >>> 7;
        random ^= random << 17;
        return 1 + (int) Long.remainderUnsigned(random, 2L * gap - 1);
    }
}
