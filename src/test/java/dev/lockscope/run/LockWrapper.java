package dev.lockscope.run;

import dev.lockscope.lock.Cells;
import dev.lockscope.lock.LockedMap;
import dev.lockscope.lock.Operation;
import java.util.function.BiConsumer;

/** A lock that does something else with what is performed. */
record LockWrapper(LockedMap lock, BiConsumer<Operation, Cells> performing) implements LockedMap {
    @Override
    public void read(Operation operation) {
        lock.read(instead(operation));
    }

    @Override
    public void write(Operation operation) {
        lock.write(instead(operation));
    }

    @Override
    public Cells cells() {
        return lock.cells();
    }

    @Override
    public void close() {
        lock.close();
    }

    private Operation instead(Operation operation) {
        return new Operation() {
            @Override
            public int key() {
                return operation.key();
            }

            @Override
            public void perform(Cells cells) {
                performing.accept(operation, cells);
            }
        };
    }
}
