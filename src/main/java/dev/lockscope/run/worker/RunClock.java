package dev.lockscope.run.worker;

import java.time.Duration;
import java.util.Locale;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/**
 * The clock and control state that all workers of a run share: the start barrier, the gate that a paused run shuts, the
 * epoch of live changes, the end of the run, and the running time, which stands still while the gate is shut. Thread-safe;
 * only the run's thread opens, shuts, advances and ends.
 */
public final class RunClock {
    private static final long POLL_NANOS = TimeUnit.MILLISECONDS.toNanos(100);

    private enum Gate {
        OPEN,
        SHUT,
        OVER
    }

    private final CountDownLatch arrivals;
    private final CountDownLatch start = new CountDownLatch(1);
    private volatile Gate gate = Gate.OPEN;
    private volatile Pauses pauses = new Pauses(0, Long.MAX_VALUE);
    private volatile long startSystemNanos;
    private volatile int epoch;

    public RunClock(int workers) {
        arrivals = new CountDownLatch(workers);
    }

    /** Counts a worker as arrived at the start barrier, or as failed before it. */
    void arrive() {
        arrivals.countDown();
    }

    /** Waits for the start. */
    void awaitStart() throws InterruptedException {
        start.await();
    }

    /** Waits for all workers at the barrier; returns whether they arrived before the time-out. */
    boolean awaitArrivals(Duration timeout) throws InterruptedException {
        return arrivals.await(timeout.toNanos(), TimeUnit.NANOSECONDS);
    }

    public void start() {
        startSystemNanos = System.nanoTime();
        start.countDown();
    }

    /** The instant of the start, by {@link System#nanoTime}. */
    public long startSystemNanos() {
        return startSystemNanos;
    }

    /** Formats an instant of {@link System#nanoTime} as seconds since the start, with nanoseconds. */
    public String format(long atSystemNanos) {
        return String.format(Locale.ROOT, "%.9f s", (atSystemNanos - startSystemNanos) / 1e9);
    }

    /** Running time in nanoseconds at an instant of {@link System#nanoTime} after the end of the last pause. */
    public long toRunNanos(long atSystemNanos) {
        Pauses known = pauses;
        return Math.min(atSystemNanos, known.sinceSystemNanos) - known.completedNanos - startSystemNanos;
    }

    /** Total nanoseconds of pauses up to an instant of {@link System#nanoTime}. */
    public long pausedNanos(long atSystemNanos) {
        Pauses known = pauses;
        return known.completedNanos + atSystemNanos - Math.min(atSystemNanos, known.sinceSystemNanos);
    }

    boolean open() {
        return gate == Gate.OPEN;
    }

    boolean over() {
        return gate == Gate.OVER;
    }

    /** Keeps the workers away from the lock after their current operation. */
    public void shut(long atSystemNanos) {
        gate = Gate.SHUT;
        pauses = new Pauses(pauses.completedNanos, atSystemNanos);
    }

    /** Lets the workers continue. The caller must then unpark them. */
    public void open(long atSystemNanos) {
        pauses = new Pauses(pauses.completedNanos + atSystemNanos - pauses.sinceSystemNanos, Long.MAX_VALUE);
        gate = Gate.OPEN;
    }

    /**
     * Ends the run. The caller must then unpark resting workers. If the run never started, its running time is 0.
     */
    public void end(long atSystemNanos) {
        if (start.getCount() > 0) {
            startSystemNanos = atSystemNanos;
        }
        pauses = new Pauses(pauses.completedNanos, Math.min(atSystemNanos, pauses.sinceSystemNanos));
        gate = Gate.OVER;
        start.countDown();
    }

    /** Marks a live change that resting workers must apply. The caller must then unpark them. */
    @SuppressWarnings("NonAtomicVolatileUpdate") // One thread writes.
    public void advanceEpoch() {
        epoch++;
    }

    /** Number of live changes so far; a worker reads it before it reads {@link LiveSettings}. */
    int epoch() {
        return epoch;
    }

    /** Whether a rest must end now, even if it is not due. */
    boolean mustWake(int seenEpoch) {
        return over() || epoch != seenEpoch;
    }

    /** Waits while the gate is shut; returns the time of return. */
    long awaitOpen() {
        boolean interrupted = false;
        while (gate == Gate.SHUT) {
            LockSupport.parkNanos(this, POLL_NANOS);
            interrupted |= Thread.interrupted();
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
        return System.nanoTime();
    }

    /** Rests on the calling thread by timed parks; see {@link Sleeper#until}. */
    public long restUntil(long dueSystemNanos, int seenEpoch) {
        boolean interrupted = false;
        long nowSystemNanos = System.nanoTime();
        while (nowSystemNanos - dueSystemNanos < 0 && !mustWake(seenEpoch)) {
            LockSupport.parkNanos(this, dueSystemNanos - nowSystemNanos);
            // An interrupted thread does not park: it would spin until the due time.
            interrupted |= Thread.interrupted();
            nowSystemNanos = System.nanoTime();
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
        return nowSystemNanos;
    }

    /**
     * The pauses of the run.
     *
     * @param completedNanos total nanoseconds of completed pauses
     * @param sinceSystemNanos start of the current pause by {@link System#nanoTime}; {@link Long#MAX_VALUE} without one
     */
    private record Pauses(long completedNanos, long sinceSystemNanos) {}
}
