package dev.lockscope.run;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;

/**
 * The last timed operations of one worker, in a ring that is allocated once. The worker writes; anyone may read, and what
 * was overwritten meanwhile is left out. All times by {@link System#nanoTime}.
 */
final class Trace {
    /** Called for each operation that is read. */
    interface Reading {
        void operation(long asked, long had, long released, long returned, int key, long version);
    }

    /** Bytes that one operation takes. */
    static final int BYTES = 6 * Long.BYTES;

    private static final int STRIDE = BYTES / Long.BYTES;
    private static final VarHandle WRITTEN;

    static {
        try {
            WRITTEN = MethodHandles.lookup().findVarHandle(Trace.class, "written", long.class);
        } catch (ReflectiveOperationException impossible) {
            throw new ExceptionInInitializerError(impossible);
        }
    }

    private final long[] ring;
    private final int capacity;
    private long written;

    /** @param capacity a power of two */
    Trace(int capacity) {
        this.capacity = capacity;
        this.ring = new long[capacity * STRIDE];
    }

    void add(long asked, long had, long released, long returned, int key, long version) {
        int at = slot(written);
        ring[at] = asked;
        ring[at + 1] = had;
        ring[at + 2] = released;
        ring[at + 3] = returned;
        ring[at + 4] = key;
        ring[at + 5] = version;
        WRITTEN.setRelease(this, written + 1);
    }

    /** How many operations were ever written. */
    long written() {
        return (long) WRITTEN.getAcquire(this);
    }

    /**
     * Reads on from an operation.
     *
     * @param from the number of the first one wanted, from 0
     * @param notAfter operations that returned later are left for another time
     * @return the number of the first one that was not read
     */
    long read(long from, long notAfter, Reading reading) {
        long last = written();
        long next = Math.max(from, last - capacity + 1);
        for (; next < last; next++) {
            int at = slot(next);
            long asked = ring[at];
            long had = ring[at + 1];
            long released = ring[at + 2];
            long returned = ring[at + 3];
            int key = (int) ring[at + 4];
            long version = ring[at + 5];
            VarHandle.loadLoadFence();
            boolean whole = written() < next + capacity;
            if (whole && returned - notAfter > 0) {
                return next;
            }
            if (whole) {
                reading.operation(asked, had, released, returned, key, version);
            }
        }
        return next;
    }

    private int slot(long number) {
        return (int) (number & (capacity - 1)) * STRIDE;
    }
}
