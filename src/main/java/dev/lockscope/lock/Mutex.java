package dev.lockscope.lock;

import java.util.concurrent.locks.ReentrantLock;

/** One {@link ReentrantLock}, unfair or fair. */
final class Mutex extends ExclusiveLock {
    private final ReentrantLock lock;

    private Mutex(int keys, boolean fair) {
        super(keys);
        lock = new ReentrantLock(fair);
    }

    static Mutex unfair(int keys) {
        return new Mutex(keys, false);
    }

    static Mutex fair(int keys) {
        return new Mutex(keys, true);
    }

    @Override
    protected void perform(Operation operation) {
        lock.lock();
        try {
            operation.perform(cells);
        } finally {
            lock.unlock();
        }
    }
}
