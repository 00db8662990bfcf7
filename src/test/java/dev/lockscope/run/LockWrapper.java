package dev.lockscope.run;

import dev.lockscope.lock.Cells;
import dev.lockscope.lock.LockedMap;
import dev.lockscope.lock.Operation;
import java.util.function.BiConsumer;

/** A lock that replaces what is performed inside it. */
public record LockWrapper(LockedMap lock, BiConsumer<Operation, Cells> action) implements LockedMap {
    @Override
    public void read(Operation operation) {
        lock.read(wrap(operation));
    }

    @Override
    public void write(Operation operation) {
        lock.write(wrap(operation));
    }

    @Override
    public Cells cells() {
        return lock.cells();
    }

    @Override
    public void close() {
        lock.close();
    }

    private Operation wrap(Operation operation) {
        return new Operation() {
            @Override
            public int key() {
                return operation.key();
            }

            @Override
            public void perform(Cells cells) {
                action.accept(operation, cells);
            }
        };
    }
}
