package dev.lockscope.run.worker;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;

/** The counters of one worker. Only the worker writes; any thread may read, possibly late. */
public final class WorkerCounters {
    public enum Of {
        /** Untimed and timed operations: a sum that is not counted itself. */
        OPERATIONS,
        UNTIMED,
        TIMED,
        RETRIES,
        TORN,
        OVERLAPPED,
        /** Writes that found another value than their worker had written with the version they found. */
        CHANGED,
        /** Operations that returned without having been performed exactly once. */
        MISPERFORMED
    }

    // Padding to a separate cache line against false sharing.
    private static final int FIRST = 8;
    private static final int LENGTH = 2 * FIRST;
    private static final VarHandle COUNT = MethodHandles.arrayElementVarHandle(long[].class);

    private final long[] counts = new long[LENGTH];

    public void add(Of of, long more) {
        int at = FIRST + of.ordinal();
        COUNT.setOpaque(counts, at, counts[at] + more);
    }

    public long get(Of of) {
        return of == Of.OPERATIONS ? counted(Of.UNTIMED) + counted(Of.TIMED) : counted(of);
    }

    private long counted(Of of) {
        return (long) COUNT.getOpaque(counts, FIRST + of.ordinal());
    }
}
