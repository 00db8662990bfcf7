package dev.lockscope.lock;

import java.util.concurrent.atomic.AtomicReference;

/**
 * An immutable map behind one reference. A read uses the current map; a write modifies a copy, publishes it by
 * compare-and-set, and retries if another write was published first.
 */
final class CopyOnWrite implements LockedMap {
    private final AtomicReference<Registers> current;

    CopyOnWrite(int keys) {
        current = new AtomicReference<>(new Registers(keys));
    }

    @Override
    public void read(Operation operation) {
        operation.perform(current.get());
    }

    @Override
    public void write(Operation operation) {
        Registers expected;
        Registers modified;
        do {
            expected = current.get();
            modified = expected.copy();
            operation.perform(modified);
        } while (!current.compareAndSet(expected, modified));
    }

    @Override
    public Cells cells() {
        return current.get();
    }
}
