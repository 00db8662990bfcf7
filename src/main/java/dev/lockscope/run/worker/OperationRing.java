package dev.lockscope.run.worker;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.util.function.Consumer;

/**
 * The last timed operations of one worker, in a ring that is allocated once. The worker writes; anyone may read, and what
 * was overwritten meanwhile is left out.
 */
public final class OperationRing {
    /** Bytes that one operation takes: a cache line. */
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

    /** @param weight how many operations it stands for, from 1 */
    void add(
            long asked,
            long had,
            long released,
            long returned,
            int key,
            int weight,
            long version,
            long due,
            long overshoot) {
        int at = slot(written);
        // Nothing of this operation may overtake the count of those before it: a reader goes by that.
        VarHandle.storeStoreFence();
        ring[at] = asked;
        ring[at + 1] = had;
        ring[at + 2] = released;
        ring[at + 3] = returned;
        ring[at + 4] = (long) weight << Integer.SIZE | key;
        ring[at + 5] = version;
        ring[at + 6] = due;
        ring[at + 7] = overshoot;
        WRITTEN.setRelease(this, written + 1);
    }

    /** How many operations were ever written. */
    long written() {
        return (long) WRITTEN.getAcquire(this);
    }

    /** The number of the oldest operation that is still there. */
    public long oldest() {
        return Math.max(0, written() - capacity + 1);
    }

    /**
     * Reads on from an operation, the oldest that is still there at the earliest.
     *
     * @param from the number of the first one wanted, from 0
     * @param notAfter operations that returned later are left for another time
     * @param into given to the reader with each operation in it
     * @return the number of the first one that was not read
     */
    public long read(long from, long notAfter, OperationSample into, Consumer<OperationSample> reader) {
        long last = written();
        long next = Math.max(from, oldest());
        for (; next < last; next++) {
            load(slot(next), into);
            VarHandle.loadLoadFence();
            boolean whole = written() < next + capacity;
            if (whole && into.returned - notAfter > 0) {
                return next;
            }
            if (whole) {
                reader.accept(into);
            }
        }
        return next;
    }

    private void load(int at, OperationSample into) {
        into.requestedAt = ring[at];
        into.acquiredAt = ring[at + 1];
        into.released = ring[at + 2];
        into.returned = ring[at + 3];
        into.key = (int) ring[at + 4];
        into.weight = (int) (ring[at + 4] >>> Integer.SIZE);
        into.version = ring[at + 5];
        into.due = ring[at + 6];
        into.overshoot = ring[at + 7];
    }

    private int slot(long number) {
        return (int) (number & (capacity - 1)) * STRIDE;
    }
}
