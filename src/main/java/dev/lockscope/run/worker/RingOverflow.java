package dev.lockscope.run.worker;

import java.util.concurrent.locks.ReentrantLock;

/**
 * Receives the timed operations that workers would overwrite in their rings before the run's thread has taken them. One for
 * all workers of a run, so that its memory does not grow with their number. Thread-safe.
 */
public final class RingOverflow {
    /** Records operations; called by one thread at a time. */
    @FunctionalInterface
    public interface Recorder {
        /** @param operation reused afterwards */
        void record(WorkerKind kind, OperationSample operation);
    }

    private final ReentrantLock lock = new ReentrantLock();
    private Recorder recorder = (kind, operation) -> {};

    /**
     * Exchanges the recorder; the caller owns the previous one afterwards.
     *
     * @return the previous recorder
     */
    public Recorder exchange(Recorder next) {
        lock.lock();
        try {
            Recorder previous = recorder;
            recorder = next;
            return previous;
        } finally {
            lock.unlock();
        }
    }

    /**
     * Begins to record.
     *
     * @param wait whether to wait for another worker that records
     * @return whether the caller may record; it must {@link #leave} then
     */
    boolean enter(boolean wait) {
        if (wait) {
            lock.lock();
            return true;
        }
        return lock.tryLock();
    }

    void record(WorkerKind kind, OperationSample operation) {
        recorder.record(kind, operation);
    }

    void leave() {
        lock.unlock();
    }
}
