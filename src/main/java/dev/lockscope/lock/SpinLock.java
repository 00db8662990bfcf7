package dev.lockscope.lock;

import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;

/**
 * Test-and-test-and-set (Rudolph and Segall, 1984): look until the lock seems free, then try to take it. A spinner that
 * has looked long enough yields, or the holder might never get a core to finish on. One on a virtual thread that has looked
 * longer still sleeps: virtual threads that yield stay in the queue of their carrier, and a carrier looks for threads that
 * were woken from outside, as a holder that has blocked is, only when its own queue is empty.
 */
final class SpinLock extends ExclusiveLock {
    private static final int LOOKS_BEFORE_YIELD = 100;
    private static final int LOOKS_BEFORE_SLEEP = 10_000;
    private static final long SLEEP_NANOS = 50_000;

    private final AtomicBoolean held = new AtomicBoolean();

    SpinLock(int keys) {
        super(keys);
    }

    @Override
    protected void perform(Operation operation) {
        int looks = 0;
        while (held.getOpaque() || !held.compareAndSet(false, true)) {
            if (++looks % LOOKS_BEFORE_YIELD == 0) {
                stepAside(looks);
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

    private void stepAside(int looks) {
        if (looks > LOOKS_BEFORE_SLEEP && Thread.currentThread().isVirtual()) {
            LockSupport.parkNanos(this, SLEEP_NANOS);
        } else {
            Thread.yield();
        }
    }
}
