package dev.lockscope.run;

import java.time.Duration;

/**
 * On what terms runs are made, whatever they are asked to do.
 *
 * @param period from one snapshot to the next
 * @param grace by which a run may outlast what is asked of it; it fails when its lock has not given back the workers by then
 * @param maxPause how long a run may stand still in all; it fails then
 * @param captureBytes what the capture may take; more only with very many workers
 */
public record RunPolicy(Duration period, Duration grace, Duration maxPause, long captureBytes) {
    private static final Duration GRACE = Duration.ofSeconds(10);
    private static final Duration LONGEST_PAUSE = Duration.ofHours(1);
    private static final long CAPTURE_BYTES = 16L << 20;

    public RunPolicy(Duration period, Duration grace) {
        this(period, grace, LONGEST_PAUSE, CAPTURE_BYTES);
    }

    RunPolicy(Duration period) {
        this(period, GRACE);
    }
}
