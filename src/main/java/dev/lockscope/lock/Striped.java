package dev.lockscope.lock;

import java.util.concurrent.locks.ReentrantLock;
import java.util.stream.Stream;

/** A {@link ReentrantLock} for each stripe of keys. */
final class Striped extends ExclusiveLock {
    private static final int MAX_STRIPES = 16;

    private final ReentrantLock[] stripes;

    Striped(int keys) {
        super(keys);
        stripes = Stream.generate(ReentrantLock::new)
                .limit(Math.min(keys, MAX_STRIPES))
                .toArray(ReentrantLock[]::new);
    }

    @Override
    protected void perform(Operation operation) {
        ReentrantLock stripe = stripes[operation.key() % stripes.length];
        stripe.lock();
        try {
            operation.perform(cells);
        } finally {
            stripe.unlock();
        }
    }
}
