package dev.lockscope.lock;

import java.util.concurrent.locks.StampedLock;

/** A {@link StampedLock} whose readers first read without locking and then validate that no writer intervened. */
final class StampedOptimistic extends Guarded {
    /** Optimistic attempts of one read before it acquires the lock. */
    private static final int ATTEMPTS = 3;

    private final StampedLock lock = new StampedLock();

    StampedOptimistic(int keys) {
        super(keys);
    }

    @Override
    public void read(Operation operation) {
        for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
            long stamp = lock.tryOptimisticRead();
            if (stamp != 0) {
                operation.perform(cells);
                if (lock.validate(stamp)) {
                    return;
                }
            }
        }
        long stamp = lock.readLock();
        try {
            operation.perform(cells);
        } finally {
            lock.unlockRead(stamp);
        }
    }

    @Override
    public void write(Operation operation) {
        long stamp = lock.writeLock();
        try {
            operation.perform(cells);
        } finally {
            lock.unlockWrite(stamp);
        }
    }
}
