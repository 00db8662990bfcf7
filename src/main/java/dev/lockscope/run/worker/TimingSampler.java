package dev.lockscope.run.worker;

/**
 * Chooses which operations of one worker are timed: all at low rates, a random sample at high rates. Random, because a
 * periodic sample could miss a pattern in the work. Confined to the worker's thread.
 */
final class TimingSampler {
    private final LiveSettings liveSettings;
    private long random;
    private int left;
    private int weight = 1;
    private int nextWeight;

    TimingSampler(LiveSettings liveSettings, long seed) {
        this.liveSettings = liveSettings;
        // A separate generator, so that sampling does not affect the keys and values drawn; its state must not be 0.
        this.random = seed * 0x9E3779B97F4A7C15L | 1;
        this.left = distance();
    }

    /** Whether the next operation is timed. */
    boolean next() {
        if (liveSettings.samplingInterval() == 1) {
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

    /** Number of operations that the current timed one represents, on average. */
    int weight() {
        return weight;
    }

    /** Number of consecutive untimed operations from the next on, if the next is untimed. */
    int untimed() {
        return left;
    }

    /** Skips untimed operations, at most {@link #untimed}. */
    void pass(int operations) {
        left -= operations;
    }

    /** Distance to the next timed operation: uniform from 1 to twice the interval less one, so its mean is the interval. */
    private int distance() {
        int interval = liveSettings.samplingInterval();
        nextWeight = interval;
        if (interval == 1) {
            return 1;
        }
        // Marsaglia: Xorshift RNGs, 2003.
        random ^= random << 13;
        random ^= random >>> 7;
        random ^= random << 17;
        return 1 + (int) Long.remainderUnsigned(random, 2L * interval - 1);
    }
}
