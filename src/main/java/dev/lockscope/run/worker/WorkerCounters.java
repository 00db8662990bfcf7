package dev.lockscope.run.worker;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;

/** What one worker has counted. Written by the worker only, readable by anyone, a moment late. */
public final class WorkerCounters {
    public enum Of {
        OPERATIONS,
        TIMED,
        RETRIES,
        TORN,
        OVERLAPPED
    }

    // Room for a cache line of its own: neighbours on one line would slow each other down.
    private static final int ROOM = 16;
    private static final int FIRST = 8;
    private static final VarHandle COUNT = MethodHandles.arrayElementVarHandle(long[].class);

    private final long[] counts = new long[ROOM];

    public void add(Of of, long more) {
        int at = FIRST + of.ordinal();
        COUNT.setOpaque(counts, at, counts[at] + more);
    }

    public long get(Of of) {
        return (long) COUNT.getOpaque(counts, FIRST + of.ordinal());
    }
}
