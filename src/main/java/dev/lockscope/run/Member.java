package dev.lockscope.run;

import dev.lockscope.workload.ThreadKind;
import java.util.Objects;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/** A worker in the books of its run. All but the worker is touched by the run's own thread only. */
final class Member {
    final Worker worker;

    /** Whether it is to be there. */
    boolean present = true;

    /** Number of the first operation of its trace that was not yet read. */
    long traceRead;

    /** Operations at the last look. */
    long operationsBefore;

    /** Running time until which it had the lock, as far as is known, or was not there. */
    long servedUntil;

    /** The longest time that it was there without the lock, in nanoseconds. */
    long longestWithout;

    private @Nullable Thread thread;

    Member(Worker worker) {
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
    Thread thread() {
        return thread;
    }

    /** Where it stands, once it has started. */
    ThreadDump.Standing standing() {
        return new ThreadDump.Standing(worker.name(), worker.timeline.phase(), Objects.requireNonNull(thread));
    }
}
