package dev.lockscope.lock;

import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;

/**
 * Test-and-test-and-set (Rudolph and Segall, 1984): read until the lock seems free, then try to acquire it. After
 * {@value #SPINS_BEFORE_YIELD} attempts a spinning thread yields, or the holder might never get a core. After
 * {@value #SPINS_BEFORE_SLEEP} attempts a virtual thread sleeps: virtual threads that yield stay in the queue of their
 * carrier, and a carrier takes threads unparked from outside, such as a holder that has blocked, only when that queue is
 * empty.
 */
final class SpinLock extends ExclusiveLock {
    private static final int SPINS_BEFORE_YIELD = 100;
    private static final int SPINS_BEFORE_SLEEP = 10_000;
    private static final long SLEEP_NANOS = 50_000;

    private final AtomicBoolean held = new AtomicBoolean();

    SpinLock(int keys) {
        super(keys);
    }

    @Override
    protected void perform(Operation operation) {
        int spins = 0;
        while (held.getOpaque() || !held.compareAndSet(false, true)) {
            if (++spins % SPINS_BEFORE_YIELD == 0) {
                backOff(spins);
            } else {
                Thread.onSpinWait();
            }
        }
        try {
            operation.perform(cells);
        } finally {
            held.setRelease(false);
        }
    }

    private void backOff(int spins) {
        if (spins > SPINS_BEFORE_SLEEP && Thread.currentThread().isVirtual()) {
            LockSupport.parkNanos(this, SLEEP_NANOS);
        } else {
            Thread.yield();
        }
    }
}
