package dev.lockscope.lock;

import java.util.concurrent.atomic.AtomicReference;

/**
 * An immutable map in one reference: a read looks at the map of the moment, a write changes a copy and puts it in place
 * by compare-and-set, and begins again when another write came first.
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
        Registers found;
        Registers changed;
        do {
            found = current.get();
            changed = found.copy();
            operation.perform(changed);
        } while (!current.compareAndSet(found, changed));
    }

    @Override
    public Cells cells() {
        return current.get();
    }
}
