package dev.lockscope.run.measure;

import dev.lockscope.workload.Workload;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * The operations that the pauses alone would have allowed, as if lock, section and wake-up took no time.
 * Not thread-safe: confined to the run's thread.
 */
final class ThroughputCeiling {
    private Workload workload;
    private double operations;
    private long until;
    private boolean alwaysPaced = true;

    ThroughputCeiling(Workload workload) {
        this.workload = workload;
    }

    /** @param now running time from which the workload applies */
    void adjust(Workload to, long now) {
        extend(now);
        workload = to;
    }

    /** @param now running time up to which operations are counted */
    void extend(long now) {
        long requestedNanos = TimeUnit.MILLISECONDS.toNanos(workload.durationMillis());
        double pauseNanos = workload.pauseMicros() * 1_000.0;
        alwaysPaced &= pauseNanos > 0;
        if (alwaysPaced) {
            double presentNanos =
                    presentNanos(Math.min(now, requestedNanos)) - presentNanos(Math.min(until, requestedNanos));
            operations += workload.workers() * presentNanos / pauseNanos;
        }
        until = now;
    }

    /** Nanoseconds that a worker has been present by a running time, averaged over all; they join one after the other. */
    private double presentNanos(long now) {
        double ramp = TimeUnit.MILLISECONDS.toNanos(workload.rampMillis());
        return now < ramp ? now * (now / ramp) / 2 : now - ramp / 2;
    }

    /** Of the run so far; null if the pause was ever 0, which sets no limit. */
    @Nullable
    Long operations() {
        return alwaysPaced ? Math.round(operations) : null;
    }
}
