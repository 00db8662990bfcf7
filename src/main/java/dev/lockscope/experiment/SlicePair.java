package dev.lockscope.experiment;

import org.jspecify.annotations.Nullable;

/**
 * A slice of A and one of B, executed one after the other.
 *
 * @param number from 1
 * @param warmUp whether it is excluded from the result
 * @param first the side executed first, {@code a} or {@code b}
 * @param operations ratio of operations per second, A over B; null if a slice made none or failed
 * @param p99Wait ratio of the p99 wait, A over B; null if one is 0, or a slice failed or had fewer than {@link #MIN_WAITS} waits
 */
public record SlicePair(
        int number,
        boolean warmUp,
        String first,
        @Nullable Double operations,
        @Nullable Double p99Wait) {

    /**
     * Least waits of a slice for its p99 to count. With fewer than 299 it is likely, by more than 5%, that not even the longest of them
     * is as long as the true p99 (Wilks: Determination of Sample Sizes for Setting Tolerance Limits, 1941).
     */
    static final int MIN_WAITS = 300;

    /** @param number from 1 */
    static SlicePair of(int number, int warmUp, ExperimentRun first, ExperimentRun second) {
        boolean aFirst = Duel.isOfA(2 * (number - 1));
        ExperimentRun a = aFirst ? first : second;
        ExperimentRun b = aFirst ? second : first;
        boolean whole = a.whole() && b.whole();
        return new SlicePair(
                number,
                number <= warmUp,
                aFirst ? "a" : "b",
                whole ? ratio(a.operationsPerSecond(), b.operationsPerSecond()) : null,
                whole && Math.min(a.waits(), b.waits()) >= MIN_WAITS
                        ? ratio((double) a.p99WaitNanos(), (double) b.p99WaitNanos())
                        : null);
    }

    private static @Nullable Double ratio(double a, double b) {
        return a > 0 && b > 0 ? a / b : null;
    }
}
