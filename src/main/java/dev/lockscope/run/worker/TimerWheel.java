package dev.lockscope.run.worker;

import java.util.concurrent.atomic.AtomicReferenceArray;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/**
 * A hashed timer wheel that wakes virtual threads on time, many times a millisecond (Varghese and Lauck: Hashed and
 * Hierarchical Timing Wheels, 1987). The JDK's timed parks use a few queues that every sleeper must lock; here a worker adds
 * itself to a slot without a lock and parks, and the wheel's thread unparks what is due. That thread sleeps while nothing
 * is due.
 */
final class TimerWheel implements AutoCloseable {
    private static final long TICK_NANOS = 20_000;
    private static final int SLOTS = 1 << 12;

    /** Maximum number of slots that the thread scans ahead for the next occupied one. */
    private static final int LOOK_AHEAD = 1 << 8;

    /**
     * Interval at which a busy wheel parks briefly, so that its carrier's own queue can run empty. Otherwise threads that
     * were unparked from outside the scheduler, and are in its shared queue, would starve.
     */
    private static final long CARRIER_RELEASE_NANOS = 2_000_000;

    private final AtomicReferenceArray<@Nullable Timeout> slots = new AtomicReferenceArray<>(SLOTS);
    private final long startSystemNanos = System.nanoTime();
    private final boolean busy;
    private final Thread thread;
    private volatile long sleepsUntil;
    private volatile boolean closed;

    /**
     * @param busy whether it runs on a virtual thread that yields instead of sleeping: it then wakes other threads without
     *     leaving the scheduler, but occupies much of a core
     */
    TimerWheel(boolean busy) {
        this.busy = busy;
        thread = busy
                ? Thread.ofVirtual().name("timer-wheel").unstarted(this::run)
                : Thread.ofPlatform().name("timer-wheel").daemon().unstarted(this::run);
        thread.start();
    }

    /** The entry of one worker on a wheel. */
    static final class Timeout {
        private final Thread sleeper;
        private long tick;
        private @Nullable Timeout next;

        /** Whether it is on the wheel; it can't be scheduled again then. */
        private volatile boolean scheduled;

        Timeout(Thread sleeper) {
            this.sleeper = sleeper;
        }

        boolean scheduled() {
            return scheduled;
        }
    }

    /**
     * Schedules a thread to be unparked at the first tick after an instant. A thread that reads an earlier time after this
     * call is on the wheel before the clock reaches that tick.
     *
     * @param timeout not on a wheel
     * @param dueSystemNanos by {@link System#nanoTime}
     */
    void schedule(Timeout timeout, long dueSystemNanos) {
        timeout.tick = Math.ceilDiv(dueSystemNanos - startSystemNanos, TICK_NANOS);
        timeout.scheduled = true;
        push(timeout);
        if (timeout.tick < sleepsUntil) {
            LockSupport.unpark(thread);
        }
    }

    private void push(Timeout timeout) {
        int slot = slot(timeout.tick);
        Timeout head;
        do {
            head = slots.get(slot);
            timeout.next = head;
        } while (!slots.compareAndSet(slot, head, timeout));
    }

    private void run() {
        if (!busy) {
            TimerSlack.minimise();
        }
        long tick = 0;
        long releasedSystemNanos = startSystemNanos;
        while (!closed) {
            long nowSystemNanos = System.nanoTime();
            for (long reached = (nowSystemNanos - startSystemNanos) / TICK_NANOS; tick <= reached; tick++) {
                sweep(tick);
            }
            if (busy && nowSystemNanos - releasedSystemNanos > CARRIER_RELEASE_NANOS) {
                releasedSystemNanos = nowSystemNanos;
                LockSupport.parkNanos(this, 1);
            } else {
                sleep(tick);
            }
        }
    }

    private void sweep(long tick) {
        int slot = slot(tick);
        Timeout timeout = slots.get(slot) == null ? null : slots.getAndSet(slot, null);
        while (timeout != null) {
            Timeout next = timeout.next;
            if (timeout.tick > tick) {
                push(timeout);
            } else {
                timeout.scheduled = false;
                LockSupport.unpark(timeout.sleeper);
            }
            timeout = next;
        }
    }

    /** Sleeps until the next occupied tick; a thread that schedules an earlier timeout wakes this one. */
    private void sleep(long tick) {
        long end = tick + LOOK_AHEAD;
        sleepsUntil = end;
        long occupied = tick;
        while (occupied < end && slots.get(slot(occupied)) == null) {
            occupied++;
        }
        sleepsUntil = occupied;
        long untilSystemNanos = startSystemNanos + occupied * TICK_NANOS;
        if (busy && occupied < end) {
            while (System.nanoTime() - untilSystemNanos < 0) {
                Thread.yield();
            }
        } else {
            long nanos = untilSystemNanos - System.nanoTime();
            if (nanos > 0 && !closed) {
                LockSupport.parkNanos(this, nanos);
            }
        }
    }

    private static int slot(long tick) {
        return (int) tick & (SLOTS - 1);
    }

    @Override
    public void close() {
        closed = true;
        LockSupport.unpark(thread);
    }
}
