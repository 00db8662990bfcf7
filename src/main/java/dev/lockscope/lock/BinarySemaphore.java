package dev.lockscope.lock;

import java.util.concurrent.Semaphore;

/** A {@link Semaphore} with a single permit. */
final class BinarySemaphore extends ExclusiveLock {
    private final Semaphore permit = new Semaphore(1);

    BinarySemaphore(int keys) {
        super(keys);
    }

    @Override
    protected void perform(Operation operation) {
        permit.acquireUninterruptibly();
        try {
            operation.perform(cells);
        } finally {
            permit.release();
        }
    }
}
