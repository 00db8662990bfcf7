package dev.lockscope.run.worker;

import dev.lockscope.workload.Workload;
import java.util.concurrent.TimeUnit;

/** The settings that can change during a run. Thread-safe; only the run's thread writes, but any worker may end a burst. */
public final class LiveSettings {
    /** Target rate of timed operations per second when operations are faster: costs two or three per cent of a core. */
    public static final long TIMED_PER_SECOND = 60_000;

    private static final long UNPACED_FIRST_INTERVAL = 512;

    private volatile long pauseNanos;
    private volatile long holdNanos;
    private volatile int samplingInterval;

    /** The sampling interval, or 1 during a burst. */
    private volatile int currentInterval;

    private volatile long burstUntilSystemNanos;
    private long burstNanos;

    public LiveSettings(Workload workload) {
        apply(workload);
    }

    /** Applies a workload, with an estimated sampling interval until the rate of operations has been measured. */
    public void apply(Workload workload) {
        setInterval(firstInterval(workload));
        pauseNanos = TimeUnit.MICROSECONDS.toNanos(workload.pauseMicros());
        holdNanos = TimeUnit.MICROSECONDS.toNanos(workload.holdMicros());
    }

    /** Sets the sampling interval from the measured rate of operations. */
    public void adaptSamplingInterval(double operationsPerSecond) {
        setInterval((int) Math.max(1, operationsPerSecond / TIMED_PER_SECOND));
    }

    private void setInterval(int interval) {
        samplingInterval = interval;
        currentInterval = interval;
    }

    /**
     * Begins a burst: all operations of all workers are timed until an instant, so that operations which meet are timed on
     * both sides. Nothing to do if they are all timed anyway.
     *
     * @param nanos how long it lasts
     */
    public void burst(long nowSystemNanos, long nanos) {
        if (samplingInterval > 1) {
            burstNanos += nanos;
            burstUntilSystemNanos = nowSystemNanos + nanos;
            currentInterval = 1;
        }
    }

    /** Total time in bursts so far, in nanoseconds; only for the run's thread. */
    public long burstNanos() {
        return burstNanos;
    }

    /** Ends a burst whose time is over: workers do, because the run's thread may be late. */
    void endBurst(long nowSystemNanos) {
        int interval = samplingInterval;
        if (interval != currentInterval && nowSystemNanos - burstUntilSystemNanos >= 0) {
            currentInterval = interval;
        }
    }

    /** One operation in this many is timed now; unlike {@link #samplingInterval}, 1 during a burst. */
    int currentInterval() {
        return currentInterval;
    }

    long pauseNanos() {
        return pauseNanos;
    }

    long holdNanos() {
        return holdNanos;
    }

    /** Outside of bursts one operation in this many is timed, at random; 1 if all are. */
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
