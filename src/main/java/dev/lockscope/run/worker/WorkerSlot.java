package dev.lockscope.run.worker;

import dev.lockscope.workload.ThreadKind;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/** A worker in the books of its run. All but the worker is touched by the run's own thread only. */
public final class WorkerSlot {
    public final Worker worker;

    /** Whether it is to be there. */
    public boolean present = true;

    /** Number of the first operation of its trace that was not yet read. */
    public long ringRead;

    /** Operations at the last look. */
    public long operationsBefore;

    /** Running time until which it had the lock, as far as is known, or was not there. */
    public long servedUntil;

    /** The longest time that it was there without the lock, in nanoseconds. */
    public long longestWithout;

    private @Nullable Thread thread;

    WorkerSlot(Worker worker) {
        this.worker = worker;
    }

    void start(ThreadKind kind) {
        thread = kind.start(worker.name().replace(' ', '-'), worker);
    }

    boolean alive() {
        return thread != null && thread.isAlive();
    }

    void wake() {
        LockSupport.unpark(thread);
        worker.wakeHolder();
    }

    /** Null before it has started. */
    @Nullable
    public Thread thread() {
        return thread;
    }
}
