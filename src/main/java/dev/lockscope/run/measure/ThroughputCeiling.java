package dev.lockscope.run.measure;

import dev.lockscope.workload.Workload;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * How many operations the pauses alone would have allowed: as if the lock, the work and the waking took no time. Not
 * thread-safe: the run's own thread has it.
 */
final class ThroughputCeiling {
    private Workload workload;
    private double operations;
    private long until;
    private boolean alwaysPaced = true;

    ThroughputCeiling(Workload workload) {
        this.workload = workload;
    }

    /** @param now running time from which on the run is one of this workload */
    void adjust(Workload to, long now) {
        extend(now);
        workload = to;
    }

    /** @param now running time up to which it is to be known */
    void extend(long now) {
        long asked = TimeUnit.MILLISECONDS.toNanos(workload.durationMillis());
        double pauseNanos = workload.pauseMicros() * 1_000.0;
        alwaysPaced &= pauseNanos > 0;
        if (alwaysPaced) {
            double joined = joinedNanos(Math.min(now, asked)) - joinedNanos(Math.min(until, asked));
            operations += workload.workers() * joined / pauseNanos;
        }
        until = now;
    }

    /** Nanoseconds that one worker, on average over all, has been there by a time, as they join one after the other. */
    private double joinedNanos(long now) {
        double ramp = TimeUnit.MILLISECONDS.toNanos(workload.rampMillis());
        return now < ramp ? now * (now / ramp) / 2 : now - ramp / 2;
    }

    /** Of the run so far; null when there was ever no pause, and so no limit. */
    @Nullable
    Long operations() {
        return alwaysPaced ? Math.round(operations) : null;
    }
}
