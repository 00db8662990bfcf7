package dev.lockscope.lock;

import java.util.concurrent.atomic.AtomicBoolean;

/**
 * Test-and-test-and-set (Rudolph and Segall, 1984): look until the lock seems free, then try to take it. A spinner that
 * has looked long enough yields, or the holder might never get a core to finish on.
 */
final class SpinLock extends EvenHanded {
    private static final int LOOKS_BEFORE_YIELD = 100;

    private final AtomicBoolean held = new AtomicBoolean();

    SpinLock(int keys) {
        super(keys);
    }

    @Override
    protected void perform(Operation operation) {
        int looks = 0;
        while (held.getOpaque() || !held.compareAndSet(false, true)) {
            if (++looks % LOOKS_BEFORE_YIELD == 0) {
                Thread.yield();
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
}
