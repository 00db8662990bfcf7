package dev.lockscope.run.worker;

import java.util.concurrent.atomic.AtomicReferenceArray;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/**
 * Wakes virtual threads on time, many times a millisecond. The JDK keeps all their timed parks in a few queues that every
 * sleeper must lock; here a worker hangs itself on a slot without a lock and parks, and one thread goes round and unparks
 * what is due (Varghese and Lauck: Hashed and Hierarchical Timing Wheels, 1987). That thread sleeps while nothing is due.
 */
final class TimerWheel implements AutoCloseable {
    private static final long TICK_NANOS = 20_000;
    private static final int SLOTS = 1 << 12;

    /** The farthest that the thread looks ahead for the next slot with anybody in it. */
    private static final int LOOK_AHEAD = 1 << 8;

    /**
     * After so long a busy wheel stays away from its carrier's own queue for a moment, so that this can run empty. Else
     * those who were woken from outside the scheduler, and are in its common queue, would not get their turn.
     */
    private static final long COURTESY_NANOS = 2_000_000;

    private final AtomicReferenceArray<@Nullable Rest> slots = new AtomicReferenceArray<>(SLOTS);
    private final long start = System.nanoTime();
    private final boolean busy;
    private final Thread thread;
    private volatile long sleepsUntil;
    private volatile boolean closed;

    /**
     * @param busy whether it turns on a virtual thread that yields instead of sleeping: it then wakes its fellows without
     *     leaving the scheduler, and takes them much of a core
     */
    TimerWheel(boolean busy) {
        this.busy = busy;
        thread = busy
                ? Thread.ofVirtual().name("timer-wheel").unstarted(this::turn)
                : Thread.ofPlatform().name("timer-wheel").daemon().unstarted(this::turn);
        thread.start();
    }

    /** One worker's place on a wheel. */
    static final class Rest {
        private final Thread sleeper;
        private long tick;
        private @Nullable Rest next;

        /** Whether it is on the wheel, and can't be hung there again. */
        private volatile boolean hung;

        Rest(Thread sleeper) {
            this.sleeper = sleeper;
        }

        boolean hung() {
            return hung;
        }
    }

    /**
     * Has a thread unparked at the first tick after an instant. Who sees after this that it is early is on the wheel before
     * the clock reaches that tick.
     *
     * @param rest not on a wheel
     * @param due by {@link System#nanoTime}
     */
    void hang(Rest rest, long due) {
        rest.tick = Math.ceilDiv(due - start, TICK_NANOS);
        rest.hung = true;
        push(rest);
        if (rest.tick < sleepsUntil) {
            LockSupport.unpark(thread);
        }
    }

    private void push(Rest rest) {
        int slot = slot(rest.tick);
        Rest head;
        do {
            head = slots.get(slot);
            rest.next = head;
        } while (!slots.compareAndSet(slot, head, rest));
    }

    private void turn() {
        if (!busy) {
            TimerSlack.none();
        }
        long tick = 0;
        long courteousAt = start;
        while (!closed) {
            long now = System.nanoTime();
            for (long reached = (now - start) / TICK_NANOS; tick <= reached; tick++) {
                sweep(tick);
            }
            if (busy && now - courteousAt > COURTESY_NANOS) {
                courteousAt = now;
                LockSupport.parkNanos(this, 1);
            } else {
                sleep(tick);
            }
        }
    }

    private void sweep(long tick) {
        int slot = slot(tick);
        Rest rest = slots.get(slot) == null ? null : slots.getAndSet(slot, null);
        while (rest != null) {
            Rest following = rest.next;
            if (rest.tick > tick) {
                push(rest);
            } else {
                rest.hung = false;
                LockSupport.unpark(rest.sleeper);
            }
            rest = following;
        }
    }

    /** Sleeps until the next tick with anybody in it; whoever hangs itself before that wakes the thread. */
    private void sleep(long tick) {
        long end = tick + LOOK_AHEAD;
        sleepsUntil = end;
        long occupied = tick;
        while (occupied < end && slots.get(slot(occupied)) == null) {
            occupied++;
        }
        sleepsUntil = occupied;
        long until = start + occupied * TICK_NANOS;
        if (busy && occupied < end) {
            while (System.nanoTime() - until < 0) {
                Thread.yield();
            }
        } else {
            long nanos = until - System.nanoTime();
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
