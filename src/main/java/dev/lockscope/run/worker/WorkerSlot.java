package dev.lockscope.run.worker;

import dev.lockscope.workload.ThreadKind;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/** A worker with its thread and what the run has measured of it. All but the worker is confined to the run's thread. */
public final class WorkerSlot {
    public final Worker worker;

    /** Whether the worker is part of the current workload. */
    public boolean present = true;

    /** Number of the first operation of its ring not yet read. */
    public long ringRead;

    /** Number of operations at the last {@link WorkerPool#sample}, which all figures of a snapshot go by. */
    public long operations;

    /** Number of operations at the sample before, of the fairness of an interval. */
    public long operationsBefore;

    /** Number of operations when the worker was first seen waiting for its next one; the instant is in running time. */
    public long waitingAfter = -1;

    public long waitingSinceRunNanos;

    /** Time that the worker was part of the run by the last sample, in nanoseconds. */
    public long presentNanos;

    /** Number of untimed operations when the ring was last read. */
    public long untimedBefore;

    /** Whether every operation that returned between the last two readings of the ring was timed. */
    public boolean allTimed;

    /** Running time up to which the worker is known to have held the lock, or to have been absent. */
    public long servedUntilRunNanos;

    /** The longest time that the worker was present without the lock, in nanoseconds. */
    public long longestWithoutNanos;

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

    /** Null before the first start. */
    @Nullable
    public Thread thread() {
        return thread;
    }
}
