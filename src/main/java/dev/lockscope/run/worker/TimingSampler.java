package dev.lockscope.run.worker;

/**
 * Chooses which operations of one worker are timed: all at low rates, a random sample at high rates. Each operation is chosen
 * independently, with the probability 1/interval, so a sample has no period that a pattern in the work could match, and a new
 * interval applies at once: what is left of a distance is distributed like a distance (Vitter: Faster Methods for Random
 * Sampling, 1984). The first operation of a worker is always timed, since it may be the only one. Weights therefore add up
 * to operations in expectation, however few a worker makes. Confined to the worker's thread.
 */
final class TimingSampler {
    private static final double UNIT = 0x1p-53;

    private final LiveSettings liveSettings;
    private long random;
    private boolean begun;
    private int interval = 1;

    /** By which the logarithm of a uniform number becomes a distance. */
    private double scale;

    /** Number of operations up to the next timed one. */
    private int left = 1;

    private int weight = 1;

    TimingSampler(LiveSettings liveSettings, long seed) {
        this.liveSettings = liveSettings;
        // A separate generator, so that sampling does not affect the keys and values drawn; its state must not be 0.
        this.random = seed * 0x9E3779B97F4A7C15L | 1;
    }

    /** Whether the next operation is timed. */
    boolean next(long nowSystemNanos) {
        if (interval == 1) {
            liveSettings.endBurst(nowSystemNanos);
        }
        if (outdated()) {
            adoptInterval();
            left = distance();
        }
        if (!begun) {
            begun = true;
            return true;
        }
        if (--left > 0) {
            return false;
        }
        weight = interval;
        left = distance();
        return true;
    }

    /** Whether another interval applies than at the last decision; then {@link #next} decides anew. */
    boolean outdated() {
        return liveSettings.currentInterval() != interval;
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

    private void adoptInterval() {
        interval = liveSettings.currentInterval();
        scale = 1 / Math.log1p(-1.0 / interval);
    }

    /** Distance to the next timed operation, geometrically distributed, so its mean is the interval. */
    private int distance() {
        if (interval == 1) {
            return 1;
        }
        // Marsaglia: Xorshift RNGs, 2003.
        random ^= random << 13;
        random ^= random >>> 7;
        random ^= random << 17;
        return 1 + (int) (Math.log(((random >>> 11) + 1) * UNIT) * scale);
    }
}
