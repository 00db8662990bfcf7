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
    private long untilRunNanos;
    private boolean alwaysPaced = true;

    ThroughputCeiling(Workload workload) {
        this.workload = workload;
    }

    /** @param nowRunNanos running time from which the workload applies */
    void adjust(Workload to, long nowRunNanos) {
        extend(nowRunNanos);
        workload = to;
    }

    /** @param nowRunNanos running time up to which operations are counted */
    void extend(long nowRunNanos) {
        long requestedNanos = TimeUnit.MILLISECONDS.toNanos(workload.durationMillis());
        double pauseNanos = workload.pauseMicros() * 1_000.0;
        alwaysPaced &= pauseNanos > 0;
        if (alwaysPaced) {
            double presentNanos = presentNanos(Math.min(nowRunNanos, requestedNanos))
                    - presentNanos(Math.min(untilRunNanos, requestedNanos));
            operations += workload.workers() * presentNanos / pauseNanos;
        }
        untilRunNanos = nowRunNanos;
    }

    /** Nanoseconds that a worker has been present by a running time, averaged over all; they join one after the other. */
    private double presentNanos(long nowRunNanos) {
        double ramp = TimeUnit.MILLISECONDS.toNanos(workload.rampMillis());
        return nowRunNanos < ramp ? nowRunNanos * (nowRunNanos / ramp) / 2 : nowRunNanos - ramp / 2;
    }

    /** Of the run so far; null if the pause was ever 0, which sets no limit. */
    @Nullable
    Long operations() {
        return alwaysPaced ? Math.round(operations) : null;
    }
}
