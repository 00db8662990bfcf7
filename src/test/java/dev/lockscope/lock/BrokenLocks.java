package dev.lockscope.lock;

import java.util.concurrent.Semaphore;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.IntFunction;
import java.util.stream.Stream;

/** Locks with a deliberate bug each, of a plausible kind: canaries for the checks. */
public final class BrokenLocks {
    private BrokenLocks() {}

    /** The locks that let conflicting operations overlap; stress and model checking must detect each. */
    public static Stream<LockKind> all() {
        return Stream.of(
                broken("forgets a key", Guarantee.ALONE_WITH_THE_KEY, ForgetsAKey::new),
                broken("lets two in", Guarantee.MUTUAL_EXCLUSION, LetsTwoIn::new),
                readersPassBy());
    }

    /** A lock whose readers may see a write in progress. */
    public static LockKind readersPassBy() {
        return broken("readers pass by", Guarantee.SHARED_READS, ReadersPassBy::new);
    }

    /** A lock that discards every tenth operation. */
    public static LockKind losesWrites() {
        return broken("loses writes", Guarantee.MUTUAL_EXCLUSION, LosesWrites::new);
    }

    /** A lock whose readers see the map as of the hundredth write. */
    public static LockKind servesStaleReads() {
        return broken("serves stale reads", Guarantee.CONSISTENT, ServesStaleReads::new);
    }

    /** A lock that is never released by its hundredth holder. */
    public static LockKind neverGivesBack() {
        return broken("never gives back", Guarantee.MUTUAL_EXCLUSION, NeverGivesBack::new);
    }

    private static LockKind broken(String id, Guarantee guarantee, IntFunction<LockedMap> factory) {
        return new LockKind(id, id, "broken", guarantee, "A lock that " + id + ".", "It is wrong.", "none", factory);
    }

    /** A mutex, but not for the highest key. */
    private static final class ForgetsAKey extends ExclusiveLock {
        private final ReentrantLock lock = new ReentrantLock();

        ForgetsAKey(int keys) {
            super(keys);
        }

        @Override
        protected void perform(Operation operation) {
            if (operation.key() == cells.keys() - 1) {
                operation.perform(cells);
                return;
            }
            lock.lock();
            try {
                operation.perform(cells);
            } finally {
                lock.unlock();
            }
        }
    }

    /** A semaphore with two permits instead of one. */
    private static final class LetsTwoIn extends ExclusiveLock {
        private final Semaphore permits = new Semaphore(2);

        LetsTwoIn(int keys) {
            super(keys);
        }

        @Override
        protected void perform(Operation operation) {
            permits.acquireUninterruptibly();
            try {
                operation.perform(cells);
            } finally {
                permits.release();
            }
        }
    }

    /** A mutex that only writers acquire. */
    private static final class ReadersPassBy extends Guarded {
        private final ReentrantLock lock = new ReentrantLock();

        ReadersPassBy(int keys) {
            super(keys);
        }

        @Override
        public void read(Operation operation) {
            operation.perform(cells);
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

    /** A mutex that performs every tenth operation on a copy. */
    private static final class LosesWrites extends ExclusiveLock {
        private int operations;

        LosesWrites(int keys) {
            super(keys);
        }

        @Override
        protected synchronized void perform(Operation operation) {
            operation.perform(operations++ % 10 == 9 ? cells.copy() : cells);
        }
    }

    /** A mutex whose readers get a copy that is never refreshed. */
    private static final class ServesStaleReads extends Guarded {
        private int writes;
        private Registers copy = cells;

        ServesStaleReads(int keys) {
            super(keys);
        }

        @Override
        public synchronized void read(Operation operation) {
            operation.perform(copy);
        }

        @Override
        public synchronized void write(Operation operation) {
            operation.perform(cells);
            if (++writes == 100) {
                copy = cells.copy();
            }
        }
    }

    /** A semaphore whose permit is lost after a hundred operations; its waits are interruptible. */
    private static final class NeverGivesBack extends ExclusiveLock {
        private final Semaphore permits = new Semaphore(1);
        private int operations;

        NeverGivesBack(int keys) {
            super(keys);
        }

        @Override
        protected void perform(Operation operation) {
            try {
                permits.acquire();
            } catch (InterruptedException interrupted) {
                throw new IllegalStateException(interrupted);
            }
            operation.perform(cells);
            if (++operations < 100) {
                permits.release();
            }
        }
    }
}
