package dev.lockscope.lock;

import java.util.concurrent.locks.ReentrantLock;

/** One unfair {@link ReentrantLock} for readers and writers alike. */
final class Mutex implements LockedMap {
    private final ReentrantLock lock = new ReentrantLock();
    private final Cells cells;

    Mutex(Cells cells) {
        this.cells = cells;
    }

    @Override
    public void read(Operation operation) {
        write(operation);
    }

    @Override
    public void write(Operation operation) {
        lock.lock();
        try {
            operation.perform(cells);
        } finally {
            lock.unlock();
        }
    }
}
