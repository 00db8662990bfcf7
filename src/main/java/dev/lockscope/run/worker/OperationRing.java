package dev.lockscope.run.worker;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.util.function.Consumer;

/**
 * The latest timed operations of one worker, in a ring that is allocated once. Only the worker writes; any thread may read,
 * and entries that are overwritten meanwhile are skipped.
 */
public final class OperationRing {
    /** Bytes per operation: one cache line. */
    static final int BYTES = 8 * Long.BYTES;

    private static final int STRIDE = BYTES / Long.BYTES;
    private static final VarHandle WRITTEN;

    static {
        try {
            WRITTEN = MethodHandles.lookup().findVarHandle(OperationRing.class, "written", long.class);
        } catch (ReflectiveOperationException impossible) {
            throw new ExceptionInInitializerError(impossible);
        }
    }

    private final long[] ring;
    private final int capacity;
    private long written;

    /** @param capacity a power of two */
    OperationRing(int capacity) {
        this.capacity = capacity;
        this.ring = new long[capacity * STRIDE];
    }

    /** @param weight number of operations that this sample represents, from 1 */
    void add(
            long requestedSystemNanos,
            long acquiredSystemNanos,
            long releasedSystemNanos,
            long returnedSystemNanos,
            int key,
            int weight,
            long version,
            long dueSystemNanos,
            long overshootNanos) {
        int at = slot(written);
        // No store below may become visible before the current count, by which readers detect overwritten entries.
        VarHandle.storeStoreFence();
        ring[at] = requestedSystemNanos;
        ring[at + 1] = acquiredSystemNanos;
        ring[at + 2] = releasedSystemNanos;
        ring[at + 3] = returnedSystemNanos;
        ring[at + 4] = (long) weight << Integer.SIZE | key;
        ring[at + 5] = version;
        ring[at + 6] = dueSystemNanos;
        ring[at + 7] = overshootNanos;
        WRITTEN.setRelease(this, written + 1);
    }

    /** Number of operations ever written. */
    long written() {
        return (long) WRITTEN.getAcquire(this);
    }

    /** Number of the oldest operation still stored. */
    public long oldest() {
        return Math.max(0, written() - capacity + 1);
    }

    /**
     * Reads operations in order, beginning with {@code from} or the oldest still stored.
     *
     * @param from number of the first operation to read, from 0
     * @param notAfterSystemNanos reading stops at the first operation that returned later, by {@link System#nanoTime}
     * @param into reused for every operation and passed to the reader
     * @return number of the first operation that was not read
     */
    public long read(long from, long notAfterSystemNanos, OperationSample into, Consumer<OperationSample> reader) {
        long last = written();
        long next = Math.max(from, oldest());
        for (; next < last; next++) {
            load(slot(next), into);
            VarHandle.loadLoadFence();
            boolean intact = written() < next + capacity;
            if (intact && into.returnedSystemNanos - notAfterSystemNanos > 0) {
                return next;
            }
            if (intact) {
                reader.accept(into);
            }
        }
        return next;
    }

    private void load(int at, OperationSample into) {
        into.requestedSystemNanos = ring[at];
        into.acquiredSystemNanos = ring[at + 1];
        into.releasedSystemNanos = ring[at + 2];
        into.returnedSystemNanos = ring[at + 3];
        into.key = (int) ring[at + 4];
        into.weight = (int) (ring[at + 4] >>> Integer.SIZE);
        into.version = ring[at + 5];
        into.dueSystemNanos = ring[at + 6];
        into.overshootNanos = ring[at + 7];
    }

    private int slot(long number) {
        return (int) (number & (capacity - 1)) * STRIDE;
    }
}
