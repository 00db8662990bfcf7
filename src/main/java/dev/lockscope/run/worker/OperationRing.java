package dev.lockscope.run.worker;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The latest timed operations of one worker, in a ring that is allocated once. Only the worker writes. The run's thread
 * takes each operation out once with {@link #drain}; an operation that the worker would overwrite before that is given to
 * the {@link RingOverflow} instead, so that none is lost. Any thread may look at the latest with {@link #read}, where
 * entries that are overwritten meanwhile are skipped.
 */
public final class OperationRing {
    /** Bytes per operation: one cache line. */
    static final int BYTES = 8 * Long.BYTES;

    /** Bits of a key; the other bits of an int are for the weight, enough for 60 billion operations a second. */
    private static final int KEY_BITS = 12;

    private static final int STRIDE = BYTES / Long.BYTES;
    /** Part of the ring that is kept free, so that a worker that overflows can try again later if another does too. */
    private static final int FREE_DIVISOR = 8;

    private static final VarHandle WRITTEN;
    private static final VarHandle TAKEN;

    static {
        try {
            WRITTEN = MethodHandles.lookup().findVarHandle(OperationRing.class, "written", long.class);
            TAKEN = MethodHandles.lookup().findVarHandle(OperationRing.class, "taken", long.class);
        } catch (ReflectiveOperationException impossible) {
            throw new ExceptionInInitializerError(impossible);
        }
    }

    private final long[] ring;
    private final int capacity;
    private final int overflowFrom;
    private final WorkerKind kind;
    private final RingOverflow overflow;
    private long written;

    /** Number of the first operation that neither the run's thread nor the overflow has. Both take by compare-and-set. */
    private long taken;

    /** A value of {@link #taken}, so that the worker reads that only if the ring seems to be full. */
    private long takenBefore;

    /** Null until the first overflow. */
    private @Nullable OperationSample overflowing;

    /**
     * @param capacity a power of two
     * @param kind of the worker
     */
    OperationRing(int capacity, WorkerKind kind, RingOverflow overflow) {
        this.capacity = capacity;
        this.overflowFrom = capacity - capacity / FREE_DIVISOR;
        this.ring = new long[capacity * STRIDE];
        this.kind = kind;
        this.overflow = overflow;
    }

    /**
     * Appends an operation.
     *
     * @param key below 4,096
     * @param weight number of operations that this sample represents, from 1
     */
    void add(
            long requestedSystemNanos,
            long acquiredSystemNanos,
            long releasedSystemNanos,
            long returnedSystemNanos,
            int key,
            int weight,
            long version,
            int value,
            long dueSystemNanos,
            long overshootNanos) {
        if (written - takenBefore >= overflowFrom) {
            makeRoom();
        }
        int at = slot(written);
        // No store below may become visible before the current count, by which readers detect overwritten entries.
        VarHandle.storeStoreFence();
        ring[at] = requestedSystemNanos;
        ring[at + 1] = acquiredSystemNanos;
        ring[at + 2] = releasedSystemNanos;
        ring[at + 3] = returnedSystemNanos;
        ring[at + 4] = (long) value << Integer.SIZE | Integer.toUnsignedLong(weight << KEY_BITS | key);
        ring[at + 5] = version;
        ring[at + 6] = dueSystemNanos;
        ring[at + 7] = overshootNanos;
        WRITTEN.setRelease(this, written + 1);
    }

    /** Gives the oldest operations to the overflow, if they have not been taken. */
    private void makeRoom() {
        takenBefore = (long) TAKEN.getAcquire(this);
        boolean full = written - takenBefore >= capacity;
        if (written - takenBefore < overflowFrom || !overflow.enter(full)) {
            return;
        }
        try {
            OperationSample sample = overflowing;
            if (sample == null) {
                sample = new OperationSample();
                overflowing = sample;
            }
            while (written - takenBefore >= overflowFrom) {
                load(takenBefore, sample);
                if (TAKEN.compareAndSet(this, takenBefore, takenBefore + 1)) {
                    overflow.record(kind, sample);
                }
                takenBefore = (long) TAKEN.getAcquire(this);
            }
        } finally {
            overflow.leave();
        }
    }

    /** Number of operations ever written. */
    long written() {
        return (long) WRITTEN.getAcquire(this);
    }

    /** Number of the oldest operation still stored. */
    long oldest() {
        return Math.max(0, written() - capacity + 1);
    }

    /**
     * Takes the operations out that were not taken yet, in order. Only the run's thread may call it.
     *
     * @param notAfterSystemNanos stops at the first operation that returned later, by {@link System#nanoTime}
     * @param into reused for every operation and passed to the reader
     */
    public void drain(long notAfterSystemNanos, OperationSample into, Consumer<OperationSample> reader) {
        long last = written();
        for (long next = (long) TAKEN.getAcquire(this); next < last; next = (long) TAKEN.getAcquire(this)) {
            load(next, into);
            VarHandle.loadLoadFence();
            // The worker takes an entry before it overwrites it.
            boolean intact = next == (long) TAKEN.getAcquire(this);
            if (intact && into.returnedSystemNanos - notAfterSystemNanos > 0) {
                return;
            }
            if (TAKEN.compareAndSet(this, next, next + 1)) {
                reader.accept(into);
            }
        }
    }

    /**
     * Reads the operations that are still stored, in order, whether or not they were taken.
     *
     * @param notAfterSystemNanos reading stops at the first operation that returned later, by {@link System#nanoTime}
     * @param into reused for every operation and passed to the reader
     */
    public void read(long notAfterSystemNanos, OperationSample into, Consumer<OperationSample> reader) {
        long last = written();
        for (long next = oldest(); next < last; next++) {
            load(next, into);
            VarHandle.loadLoadFence();
            boolean intact = written() < next + capacity;
            if (intact && into.returnedSystemNanos - notAfterSystemNanos > 0) {
                return;
            }
            if (intact) {
                reader.accept(into);
            }
        }
    }

    private void load(long number, OperationSample into) {
        int at = slot(number);
        into.number = number;
        into.requestedSystemNanos = ring[at];
        into.acquiredSystemNanos = ring[at + 1];
        into.releasedSystemNanos = ring[at + 2];
        into.returnedSystemNanos = ring[at + 3];
        into.value = (int) (ring[at + 4] >>> Integer.SIZE);
        into.weight = (int) ring[at + 4] >>> KEY_BITS;
        into.key = (int) ring[at + 4] & (1 << KEY_BITS) - 1;
        into.version = ring[at + 5];
        into.dueSystemNanos = ring[at + 6];
        into.overshootNanos = ring[at + 7];
    }

    private int slot(long number) {
        return (int) (number & (capacity - 1)) * STRIDE;
    }
}
