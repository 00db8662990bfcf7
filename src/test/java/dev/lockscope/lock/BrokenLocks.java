package dev.lockscope.lock;

import java.util.concurrent.Semaphore;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.IntFunction;
import java.util.stream.Stream;

/** Locks that are broken on purpose, each in a way that somebody might break one: canaries for the checks. */
public final class BrokenLocks {
    private BrokenLocks() {}

    /** Those that let operations meet that must not: whoever drives them hard is to notice. */
    public static Stream<LockKind> all() {
        return Stream.of(
                broken("forgets a key", Guarantee.ALONE_WITH_THE_KEY, ForgetsAKey::new),
                broken("lets two in", Guarantee.MUTUAL_EXCLUSION, LetsTwoIn::new),
                readersPassBy());
    }

    /** One whose readers may see half a write. */
    public static LockKind readersPassBy() {
        return broken("readers pass by", Guarantee.SHARED_READS, ReadersPassBy::new);
    }

    /** One that throws every tenth operation away. */
    public static LockKind losesWrites() {
        return broken("loses writes", Guarantee.MUTUAL_EXCLUSION, LosesWrites::new);
    }

    /** One whose readers see the map as it was after a hundred writes. */
    public static LockKind servesStaleReads() {
        return broken("serves stale reads", Guarantee.CONSISTENT, ServesStaleReads::new);
    }

    /** One whose hundredth holder keeps it for good. */
    public static LockKind neverGivesBack() {
        return broken("never gives back", Guarantee.MUTUAL_EXCLUSION, NeverGivesBack::new);
    }

    private static LockKind broken(String id, Guarantee promise, IntFunction<LockedMap> making) {
        return new LockKind(id, id, "broken", promise, "A lock that " + id + ".", "It is wrong.", "none", making);
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

    /** A semaphore with one permit too many. */
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

    /** A mutex for writers alone. */
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

    /** A mutex that has every tenth operation made on a copy. */
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

    /** A mutex whose readers get a copy that is never renewed. */
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

    /** A semaphore whose permit is lost on the way back; who waits for it can be interrupted. */
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
