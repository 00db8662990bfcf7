package dev.lockscope.run.worker;

/**
 * Allocates the rings of all workers of a run within a memory budget, also for workers added during the run. Confined to the
 * run's thread, except {@link #bytes}.
 */
public final class OperationRings {
    private static final int MIN_CAPACITY = 16;
    private static final int MAX_CAPACITY = 1 << 14;

    /** A worker added later gets at most the remaining budget divided by this. */
    private static final int LATER_DIVISOR = 64;

    private final int budget;
    private final int first;
    private final int fairShare;
    private final RingOverflow overflow = new RingOverflow();
    private int created;
    private volatile int operations;

    /**
     * @param workers number of workers at the start
     * @param budgetBytes memory budget of all rings; exceeded only if all have the minimum capacity
     */
    public OperationRings(int workers, long budgetBytes) {
        budget = Math.toIntExact(budgetBytes / OperationRing.BYTES);
        first = workers;
        fairShare = powerOfTwo(budget / workers);
    }

    /** Where the workers record operations that they would overwrite in their rings. */
    public RingOverflow overflow() {
        return overflow;
    }

    /** The ring of one more worker. */
    @SuppressWarnings("NonAtomicVolatileUpdate") // One thread writes.
    OperationRing next(WorkerKind kind) {
        int capacity =
                created < first ? fairShare : Math.min(fairShare, powerOfTwo((budget - operations) / LATER_DIVISOR));
        created++;
        operations += capacity;
        return new OperationRing(capacity, kind, overflow);
    }

    /** Bytes of all rings allocated so far. */
    public long bytes() {
        return (long) operations * OperationRing.BYTES;
    }

    private static int powerOfTwo(int atMost) {
        return Math.clamp(Integer.highestOneBit(Math.max(1, atMost)), MIN_CAPACITY, MAX_CAPACITY);
    }
}
