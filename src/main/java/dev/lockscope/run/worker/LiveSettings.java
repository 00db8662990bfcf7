package dev.lockscope.run.worker;

import dev.lockscope.workload.Workload;
import java.util.concurrent.TimeUnit;

/** What can be turned while a run is going. Thread-safe; only the run's own thread turns. */
public final class LiveSettings {
    /** Operations a second that are timed, when there are more: two or three per cent of a core. */
    public static final long TIMED_PER_SECOND = 60_000;

    private static final long UNPACED_FIRST_GAP = 512;

    private volatile long pauseNanos;
    private volatile long holdNanos;
    private volatile int samplingInterval;

    public LiveSettings(Workload workload) {
        apply(workload);
    }

    /** Turns to what a workload asks for, and to how many of its operations are timed until it is known how many there are. */
    public void apply(Workload workload) {
        samplingInterval = firstGap(workload);
        pauseNanos = TimeUnit.MICROSECONDS.toNanos(workload.pauseMicros());
        holdNanos = TimeUnit.MICROSECONDS.toNanos(workload.holdMicros());
    }

    /** Chooses how many operations are timed, from how many there were. */
    public void adaptSamplingInterval(double operationsPerSecond) {
        samplingInterval = (int) Math.max(1, operationsPerSecond / TIMED_PER_SECOND);
    }

    long pauseNanos() {
        return pauseNanos;
    }

    long holdNanos() {
        return holdNanos;
    }

    /** One operation in this many is timed, at random; 1 when all are. */
    public int samplingInterval() {
        return samplingInterval;
    }

    private static int firstGap(Workload workload) {
        long cycleMicros = workload.pauseMicros() + workload.holdMicros();
        return (int)
                (cycleMicros == 0
                        ? UNPACED_FIRST_GAP
                        : Math.max(1, workload.workers() * 1_000_000L / cycleMicros / TIMED_PER_SECOND));
    }
}
