package dev.lockscope.run;

import java.time.Duration;

/**
 * The bounds that apply to all runs, independent of their workload.
 *
 * @param period interval between two snapshots
 * @param grace how long a run may take to end; a run whose workers have not returned from the lock by then fails
 * @param maxPause how long a run may be paused in all before it fails
 * @param captureBytes memory budget of the capture; exceeded only with very many workers
 * @param maxWarmUp how long an automatic warm-up lasts at most; zero for none
 */
public record RunPolicy(Duration period, Duration grace, Duration maxPause, long captureBytes, Duration maxWarmUp) {
    private static final Duration GRACE = Duration.ofSeconds(10);
    private static final Duration LONGEST_PAUSE = Duration.ofHours(1);
    private static final long CAPTURE_BYTES = 16L << 20;
    private static final Duration LONGEST_WARM_UP = Duration.ofSeconds(5);

    public RunPolicy(Duration period, Duration grace) {
        this(period, grace, LONGEST_PAUSE, CAPTURE_BYTES, LONGEST_WARM_UP);
    }

    public RunPolicy(Duration period) {
        this(period, GRACE);
    }

    /** The same with another interval between two snapshots. */
    public RunPolicy with(Duration otherPeriod) {
        return new RunPolicy(otherPeriod, grace, maxPause, captureBytes, maxWarmUp);
    }
}
