package dev.lockscope.run;

import dev.lockscope.lock.Cells;
import dev.lockscope.lock.ForwardingCells;
import dev.lockscope.lock.Guarantee;
import dev.lockscope.lock.LockKind;
import dev.lockscope.lock.LockedMap;
import dev.lockscope.lock.Operation;
import dev.lockscope.lock.Registers;
import dev.lockscope.run.worker.Worker;
import dev.lockscope.run.worker.WorkerKind;
import java.util.Locale;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicLongArray;
import java.util.concurrent.atomic.LongAdder;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.LockSupport;
import java.util.concurrent.locks.ReentrantLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import java.util.stream.Stream;
import org.HdrHistogram.ConcurrentHistogram;

/**
 * A correct lock with built-in delays and faults that knows afterwards what it did: the ground truth of what an instrument
 * says about it. Delays and faults apply to workers only, so the final state is always read correctly. One instance per run.
 */
public final class TruthLock {
    /** A deliberate bug. */
    public enum Fault {
        NONE(Guarantee.MUTUAL_EXCLUSION),
        GIVES_BACK_EARLY(Guarantee.MUTUAL_EXCLUSION),
        TWO_WRITERS(Guarantee.SHARED_READS),
        READER_PASSES(Guarantee.SHARED_READS),
        WRONG_STRIPE(Guarantee.ALONE_WITH_THE_KEY),
        LOCK_PER_KEY(Guarantee.MUTUAL_EXCLUSION),
        /** A thread takes itself for the holder, and enters again. */
        CONFUSED_REENTRY(Guarantee.MUTUAL_EXCLUSION),
        /** Returns without having performed the operation. */
        DROPS(Guarantee.MUTUAL_EXCLUSION),
        READS_TWICE(Guarantee.MUTUAL_EXCLUSION),
        /** Returns from a read that another thread performs later. */
        READS_LATER(Guarantee.MUTUAL_EXCLUSION),
        CHANGES_VALUE(Guarantee.MUTUAL_EXCLUSION);

        private final Guarantee guarantee;

        Fault(Guarantee guarantee) {
            this.guarantee = guarantee;
        }

        /** Whether it lets holders overlap, as counted by {@link TruthLock#overlaps}. */
        boolean overlaps() {
            return switch (this) {
                case GIVES_BACK_EARLY, TWO_WRITERS, READER_PASSES, WRONG_STRIPE, LOCK_PER_KEY, CONFUSED_REENTRY -> true;
                case NONE, DROPS, READS_TWICE, READS_LATER, CHANGES_VALUE -> false;
            };
        }

        private boolean applies(boolean write) {
            return switch (this) {
                case NONE -> false;
                case TWO_WRITERS, CHANGES_VALUE -> write;
                case READER_PASSES, READS_TWICE, READS_LATER -> !write;
                case GIVES_BACK_EARLY, WRONG_STRIPE, LOCK_PER_KEY, CONFUSED_REENTRY, DROPS -> true;
            };
        }
    }

    /**
     * Delays in microseconds; 0 for none.
     *
     * @param acquireLate between the request and the acquisition
     * @param holdLong while the lock is held, within the section
     * @param returnLate between the release and the return
     * @param every one operation in this many is delayed, counted over all workers
     */
    public record Delays(long acquireLate, long holdLong, long returnLate, long every) {
        public static final Delays NONE = new Delays(0, 0, 0, 1);
    }

    private static final long WRITER = 1L << 32;
    /** Occupancies of neighbouring keys lie on different cache lines. */
    private static final int STRIDE = 8;

    private static final int STRIPES = 16;

    private final Fault fault;
    private final int oneIn;
    private final Delays delays;
    private final boolean times;

    private final LongAdder overlaps = new LongAdder();
    private final LongAdder faults = new LongAdder();
    private final LongAdder delayed = new LongAdder();
    private final AtomicLong requests = new AtomicLong();
    private final Side readers = new Side();
    private final Side writers = new Side();

    private TruthLock(Fault fault, int oneIn, Delays delays, boolean times) {
        this.fault = fault;
        this.oneIn = oneIn;
        this.delays = delays;
        this.times = times;
    }

    /** A correct mutex with delays that records the times of every operation. */
    public static TruthLock delayed(Delays delays) {
        return new TruthLock(Fault.NONE, 1, delays, true);
    }

    /** A lock that makes a fault in one of so many operations to which it applies, at random. */
    public static TruthLock faulty(Fault fault, int oneIn) {
        return new TruthLock(fault, oneIn, Delays.NONE, false);
    }

    /** The lock as an entry of the catalogue. */
    public LockKind kind() {
        String id = fault.name().toLowerCase(Locale.ROOT).replace('_', '-');
        return new LockKind(id, id, "truth", fault.guarantee, "A lock with known faults.", "", "none", Locked::new);
    }

    /**
     * Number of sections that began against the guarantee while another worker was between its first and its last access to
     * the map. A worker that has the lock but has not yet come to the map, or is done with it, does not count: it can lose its
     * core for milliseconds just there, while thousands of others pass it without harm.
     */
    public long overlaps() {
        return overlaps.sum();
    }

    /** Number of faults made, whether or not they did any damage. */
    public long faults() {
        return faults.sum();
    }

    /** Number of times the guarantee was really violated. */
    public long violations() {
        return fault.overlaps() ? overlaps() : faults();
    }

    /** Number of operations delayed. */
    public long delayed() {
        return delayed.sum();
    }

    /** What happened to the operations of one kind of worker. */
    public Side of(WorkerKind kind) {
        return kind == WorkerKind.READER ? readers : writers;
    }

    /** The operations of one kind of worker: times in nanoseconds, recorded only with delays. */
    public static final class Side {
        private final LongAdder performed = new LongAdder();
        public final ConcurrentHistogram wait = new ConcurrentHistogram(3);
        public final ConcurrentHistogram hold = new ConcurrentHistogram(3);
        public final ConcurrentHistogram back = new ConcurrentHistogram(3);
        private final LongAdder waitNanos = new LongAdder();
        private final LongAdder holdNanos = new LongAdder();
        private final LongAdder returnNanos = new LongAdder();

        /** Number of sections performed. */
        public long performed() {
            return performed.sum();
        }

        /** Sum from request to entry, of all operations. */
        public long waitNanos() {
            return waitNanos.sum();
        }

        /** Sum from entry to exit. */
        public long holdNanos() {
            return holdNanos.sum();
        }

        /** Sum from exit to return. */
        public long returnNanos() {
            return returnNanos.sum();
        }

        private void record(long requested, long entered, long left, long returned) {
            wait.recordValue(entered - requested);
            hold.recordValue(left - entered);
            back.recordValue(returned - left);
            waitNanos.add(entered - requested);
            holdNanos.add(left - entered);
            returnNanos.add(returned - left);
        }
    }

    private final class Locked implements LockedMap {
        private final Registers registers;
        private final Cells readCells;
        private final Cells writeCells;
        private final Lock[] readLocks;
        private final Lock[] writeLocks;

        Locked(int keys) {
            registers = new Registers(keys);
            boolean byKey = byKey() || fault == Fault.LOCK_PER_KEY;
            if (fault.guarantee == Guarantee.SHARED_READS) {
                ReentrantReadWriteLock lock = new ReentrantReadWriteLock();
                readLocks = new Lock[] {lock.readLock()};
                writeLocks = new Lock[] {lock.writeLock()};
            } else {
                readLocks = Stream.generate(ReentrantLock::new)
                        .limit(byKey ? Math.min(keys, STRIPES) : 1)
                        .toArray(Lock[]::new);
                writeLocks = readLocks;
            }
            AtomicLongArray occupancy = new AtomicLongArray((byKey() ? keys : 1) * STRIDE);
            readCells = new OccupiedCells(occupancy, false);
            writeCells = new OccupiedCells(occupancy, true);
        }

        private boolean byKey() {
            return fault.guarantee == Guarantee.ALONE_WITH_THE_KEY;
        }

        @Override
        public void read(Operation operation) {
            perform(operation, false);
        }

        @Override
        public void write(Operation operation) {
            perform(operation, true);
        }

        @Override
        public Cells cells() {
            return registers;
        }

        private void perform(Operation operation, boolean write) {
            Lock lock = lock(operation.key(), write);
            Cells cells = write ? writeCells : readCells;
            if (!(operation instanceof Worker)) {
                alone(operation);
            } else if (times) {
                performTimed(operation, write, lock, cells);
            } else if (fault == Fault.LOCK_PER_KEY
                    || !fault.applies(write)
                    || ThreadLocalRandom.current().nextInt(oneIn) != 0) {
                guarded(lock, operation, cells);
            } else {
                faults.increment();
                performWrong(operation, write, lock, cells);
            }
        }

        private void alone(Operation operation) {
            Stream.of(writeLocks).forEach(Lock::lock);
            operation.perform(registers);
            Stream.of(writeLocks).forEach(Lock::unlock);
        }

        private void performWrong(Operation operation, boolean write, Lock lock, Cells cells) {
            switch (fault) {
                case GIVES_BACK_EARLY -> {
                    lock.lock();
                    lock.unlock();
                    operation.perform(cells);
                }
                case TWO_WRITERS, READER_PASSES -> operation.perform(cells);
                case WRONG_STRIPE -> guarded(lock(operation.key() + 1, write), operation, cells);
                case CONFUSED_REENTRY -> {
                    if (((ReentrantLock) lock).isLocked()) {
                        operation.perform(cells);
                    } else {
                        guarded(lock, operation, cells);
                    }
                }
                case READS_TWICE -> {
                    guarded(lock, operation, cells);
                    guarded(lock, operation, cells);
                }
                case READS_LATER -> Thread.startVirtualThread(() -> guarded(lock, operation, cells));
                case CHANGES_VALUE -> guarded(lock, operation, new ChangingCells(cells));
                case DROPS, NONE, LOCK_PER_KEY -> {}
            }
        }

        private void performTimed(Operation operation, boolean write, Lock lock, Cells cells) {
            long requested = System.nanoTime();
            boolean late = requests.incrementAndGet() % delays.every == 0;
            if (late) {
                delayed.increment();
                delay(delays.acquireLate);
            }
            SlowCells slow = new SlowCells(cells, late ? delays.holdLong : 0);
            lock.lock();
            long entered;
            long left;
            try {
                entered = System.nanoTime();
                operation.perform(slow);
                left = System.nanoTime();
            } finally {
                lock.unlock();
            }
            if (late) {
                delay(delays.returnLate);
            }
            if (slow.used) {
                (write ? writers : readers).record(requested, entered, left, System.nanoTime());
            }
        }

        private void guarded(Lock lock, Operation operation, Cells with) {
            lock.lock();
            try {
                operation.perform(with);
            } finally {
                lock.unlock();
            }
        }

        private Lock lock(int key, boolean write) {
            Lock[] locks = write ? writeLocks : readLocks;
            return locks[key % locks.length];
        }

        /** Cells that count the workers between their first and their last access, and so the sections that overlap. */
        private final class OccupiedCells extends ForwardingCells {
            private final AtomicLongArray occupancy;
            private final boolean write;

            private OccupiedCells(AtomicLongArray occupancy, boolean write) {
                super(registers);
                this.occupancy = occupancy;
                this.write = write;
            }

            @Override
            public long version(int key) {
                long others = occupancy.getAndAdd(at(key), write ? WRITER : 1);
                if (fault.guarantee == Guarantee.SHARED_READS && !write ? others >= WRITER : others > 0) {
                    overlaps.increment();
                }
                return super.version(key);
            }

            @Override
            public boolean settled(int key, long version) {
                boolean settled = super.settled(key, version);
                left(key);
                return settled;
            }

            @Override
            public void write(int key, int value, long version, int writer) {
                super.write(key, value, version, writer);
                left(key);
            }

            private void left(int key) {
                occupancy.getAndAdd(at(key), write ? -WRITER : -1);
                (write ? writers : readers).performed.increment();
            }

            private int at(int key) {
                return byKey() ? key * STRIDE : 0;
            }
        }
    }

    private static void delay(long micros) {
        long until = System.nanoTime() + micros * 1_000;
        for (long left = until - System.nanoTime(); left > 0; left = until - System.nanoTime()) {
            LockSupport.parkNanos(left);
        }
    }

    /** Cells whose first use is slow, by one operation. */
    private static final class SlowCells extends ForwardingCells {
        private final long micros;
        private boolean used;

        private SlowCells(Cells cells, long micros) {
            super(cells);
            this.micros = micros;
        }

        @Override
        public long version(int key) {
            if (!used) {
                used = true;
                delay(micros);
            }
            return super.version(key);
        }
    }

    /** Cells that store another value than the one written. */
    private static final class ChangingCells extends ForwardingCells {
        private ChangingCells(Cells cells) {
            super(cells);
        }

        @Override
        public void write(int key, int value, long version, int writer) {
            super.write(key, value ^ 1, version, writer);
        }
    }
}
