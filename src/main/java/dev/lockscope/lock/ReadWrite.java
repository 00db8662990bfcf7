package dev.lockscope.lock;

import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import java.util.concurrent.locks.StampedLock;

/** A {@link ReadWriteLock}, unfair, fair or stamped: readers share, a writer excludes all others. */
final class ReadWrite extends Guarded {
    private final Lock readLock;
    private final Lock writeLock;

    private ReadWrite(int keys, ReadWriteLock lock) {
        super(keys);
        readLock = lock.readLock();
        writeLock = lock.writeLock();
    }

    static ReadWrite unfair(int keys) {
        return new ReadWrite(keys, new ReentrantReadWriteLock());
    }

    static ReadWrite fair(int keys) {
        return new ReadWrite(keys, new ReentrantReadWriteLock(true));
    }

    static ReadWrite stamped(int keys) {
        return new ReadWrite(keys, new StampedLock().asReadWriteLock());
    }

    @Override
    public void read(Operation operation) {
        perform(operation, readLock);
    }

    @Override
    public void write(Operation operation) {
        perform(operation, writeLock);
    }

    private void perform(Operation operation, Lock lock) {
        lock.lock();
        try {
            operation.perform(cells);
        } finally {
            lock.unlock();
        }
    }
}
