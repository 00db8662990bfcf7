package dev.lockscope.run.worker;

import dev.lockscope.workload.Workload;
import java.util.concurrent.TimeUnit;

/** The settings that can change during a run. Thread-safe; only the run's thread writes. */
public final class LiveSettings {
    /** Target rate of timed operations per second when operations are faster: costs two or three per cent of a core. */
    public static final long TIMED_PER_SECOND = 60_000;

    private static final long UNPACED_FIRST_INTERVAL = 512;

    private volatile long pauseNanos;
    private volatile long holdNanos;
    private volatile int samplingInterval;

    public LiveSettings(Workload workload) {
        apply(workload);
    }

    /** Applies a workload, with an estimated sampling interval until the rate of operations has been measured. */
    public void apply(Workload workload) {
        samplingInterval = firstInterval(workload);
        pauseNanos = TimeUnit.MICROSECONDS.toNanos(workload.pauseMicros());
        holdNanos = TimeUnit.MICROSECONDS.toNanos(workload.holdMicros());
    }

    /** Sets the sampling interval from the measured rate of operations. */
    public void adaptSamplingInterval(double operationsPerSecond) {
        samplingInterval = (int) Math.max(1, operationsPerSecond / TIMED_PER_SECOND);
    }

    long pauseNanos() {
        return pauseNanos;
    }

    long holdNanos() {
        return holdNanos;
    }

    /** One operation in this many is timed, at random; 1 if all are. */
    public int samplingInterval() {
        return samplingInterval;
    }

    /**
     * The first interval. A hold may make operations much slower than their number and pauses suggest, depending on the lock:
     * then all are timed until their rate is known.
     */
    private static int firstInterval(Workload workload) {
        if (workload.holdMicros() > 0) {
            return 1;
        }
        return (int)
                (workload.pauseMicros() == 0
                        ? UNPACED_FIRST_INTERVAL
                        : Math.max(1, workload.workers() * 1_000_000L / workload.pauseMicros() / TIMED_PER_SECOND));
    }
}
