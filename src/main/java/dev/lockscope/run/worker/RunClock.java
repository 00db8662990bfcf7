package dev.lockscope.run.worker;

import java.time.Duration;
import java.util.Locale;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/**
 * The course that all workers of a run share: the barrier they start on, the gate that a paused run shuts, the call to
 * look up, the sign to stop, and the running time, which stands still while the gate is shut. Thread-safe; only the run's
 * own thread opens, shuts, calls and ends.
 */
public final class RunClock {
    private static final long GLANCE_NANOS = TimeUnit.MILLISECONDS.toNanos(100);

    private enum Gate {
        OPEN,
        SHUT,
        OVER
    }

    private final CountDownLatch arrivals;
    private final CountDownLatch start = new CountDownLatch(1);
    private volatile Gate gate = Gate.OPEN;
    private volatile Halts halts = new Halts(0, Long.MAX_VALUE);
    private volatile long startNanos;
    private volatile int epoch;

    public RunClock(int workers) {
        arrivals = new CountDownLatch(workers);
    }

    /** A first worker has come to the barrier, or never will. */
    void arrive() {
        arrivals.countDown();
    }

    /** Returns when the start was given. */
    void awaitStart() throws InterruptedException {
        start.await();
    }

    /** Whether all have arrived in time. */
    boolean awaitArrivals(Duration patience) throws InterruptedException {
        return arrivals.await(patience.toNanos(), TimeUnit.NANOSECONDS);
    }

    public void start() {
        startNanos = System.nanoTime();
        start.countDown();
    }

    /** When the start was given, by {@link System#nanoTime}. */
    public long startNanos() {
        return startNanos;
    }

    /** An instant of {@link System#nanoTime} as people read it: seconds since the start, to the nanosecond. */
    public String format(long at) {
        return String.format(Locale.ROOT, "%.9f s", (at - startNanos) / 1e9);
    }

    /** Nanoseconds of running time from the start to an instant of {@link System#nanoTime} that is not long past. */
    public long runningTime(long at) {
        Halts now = halts;
        return Math.min(at, now.since) - now.before - startNanos;
    }

    /** Nanoseconds up to an instant of {@link System#nanoTime} that the running time stood still. */
    public long haltedNanos(long at) {
        Halts now = halts;
        return now.before + at - Math.min(at, now.since);
    }

    boolean open() {
        return gate == Gate.OPEN;
    }

    boolean over() {
        return gate == Gate.OVER;
    }

    /** Has the workers stay away after the operation they are in. */
    public void shut(long at) {
        gate = Gate.SHUT;
        halts = new Halts(halts.before, at);
    }

    /** Lets the workers on again. They must then be woken by {@link LockSupport#unpark}. */
    public void open(long at) {
        halts = new Halts(halts.before + at - halts.since, Long.MAX_VALUE);
        gate = Gate.OPEN;
    }

    /**
     * Tells the workers to stop. Whoever rests must then be woken by {@link LockSupport#unpark}. A course that never began
     * has no running time.
     */
    public void end(long at) {
        if (start.getCount() > 0) {
            startNanos = at;
        }
        halts = new Halts(halts.before, Math.min(at, halts.since));
        gate = Gate.OVER;
        start.countDown();
    }

    /** Calls the workers: something was turned that those who rest have to look at. They must then be woken. */
    @SuppressWarnings("NonAtomicVolatileUpdate") public // One thread calls.
    void advanceEpoch() {
        epoch++;
    }

    /** Number of the last call; a worker takes it before it looks at what is turned. */
    int epoch() {
        return epoch;
    }

    /** Whether a rest has to end now, due or not. */
    boolean disturbs(int followed) {
        return over() || epoch != followed;
    }

    /** Returns when the gate is not shut. */
    void awaitOpen() {
        boolean interrupted = false;
        while (gate == Gate.SHUT) {
            LockSupport.parkNanos(this, GLANCE_NANOS);
            interrupted |= Thread.interrupted();
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    /** How the calling thread rests; see {@link Sleeper#until}. */
    public long restUntil(long due, int followed) {
        boolean interrupted = false;
        long now = System.nanoTime();
        while (now - due < 0 && !disturbs(followed)) {
            LockSupport.parkNanos(this, due - now);
            // An interrupted thread does not park: it would spin until it is due.
            interrupted |= Thread.interrupted();
            now = System.nanoTime();
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
        return now;
    }

    /**
     * When the running time stood still.
     *
     * @param before nanoseconds in all, of the halts that are over
     * @param since when the one began that is not
     */
    private record Halts(long before, long since) {}
}
