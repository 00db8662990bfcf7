package dev.lockscope.run;

import dev.lockscope.lock.Cells;
import dev.lockscope.lock.ForwardingCells;
import dev.lockscope.lock.LockCatalogue;
import dev.lockscope.lock.LockedMap;
import dev.lockscope.lock.Operation;
import dev.lockscope.run.worker.Worker;
import java.util.concurrent.atomic.LongAdder;

/** A mutex that counts, inside the lock, all reads, all writes and all acquisitions by non-workers. */
final class CountingLock {
    final LongAdder reads = new LongAdder();
    final LongAdder writes = new LongAdder();
    final LongAdder otherAcquisitions = new LongAdder();

    LockedMap around(int keys) {
        LockedMap mutex = LockCatalogue.find("mutex").orElseThrow().factory().apply(keys);
        return new LockedMap() {
            @Override
            public void read(Operation operation) {
                mutex.read(counted(operation, true));
            }

            @Override
            public void write(Operation operation) {
                mutex.write(counted(operation, false));
            }

            @Override
            public Cells cells() {
                return mutex.cells();
            }
        };
    }

    private Operation counted(Operation operation, boolean isRead) {
        return new Operation() {
            @Override
            public int key() {
                return operation.key();
            }

            @Override
            public void perform(Cells cells) {
                operation.perform(new CountingCells(cells, isRead, reads, writes));
                if (!(operation instanceof Worker)) {
                    otherAcquisitions.increment();
                }
            }
        };
    }

    private static final class CountingCells extends ForwardingCells {
        private final LongAdder reads;
        private final LongAdder writes;

        /** Whether the section only reads; a writer reads as well, to check what it wrote. */
        private final boolean isRead;

        private CountingCells(Cells cells, boolean isRead, LongAdder reads, LongAdder writes) {
            super(cells);
            this.isRead = isRead;
            this.reads = reads;
            this.writes = writes;
        }

        @Override
        public int value(int key) {
            if (isRead) {
                reads.increment();
            }
            return super.value(key);
        }

        @Override
        public void write(int key, int value, long version, int writer) {
            writes.increment();
            super.write(key, value, version, writer);
        }
    }
}
