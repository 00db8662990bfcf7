package dev.lockscope.run.worker;

/**
 * Hands out the traces of all workers of a run, in a memory that is bounded however many are hired. Only the run's own
 * thread hires; {@link #bytes} is for anyone.
 */
public final class OperationRings {
    private static final int SHORTEST = 16;
    private static final int LONGEST = 1 << 14;

    /** Of what is left when the first workers have theirs, a later one gets no more than a part. */
    private static final int PART_OF_THE_REST = 64;

    private final int most;
    private final int first;
    private final int fairShare;
    private int made;
    private volatile int operations;

    /**
     * @param workers who are there from the start
     * @param mostBytes that all traces take; more with the shortest ones only
     */
    public OperationRings(int workers, long mostBytes) {
        most = Math.toIntExact(mostBytes / OperationRing.BYTES);
        first = workers;
        fairShare = powerOfTwo(most / workers);
    }

    /** A trace for one more worker. */
    @SuppressWarnings("NonAtomicVolatileUpdate") // One thread hands them out.
    OperationRing next() {
        int capacity =
                made < first ? fairShare : Math.min(fairShare, powerOfTwo((most - operations) / PART_OF_THE_REST));
        made++;
        operations += capacity;
        return new OperationRing(capacity);
    }

    /** Bytes that those handed out take. */
    public long bytes() {
        return (long) operations * OperationRing.BYTES;
    }

    private static int powerOfTwo(int atMost) {
        return Math.clamp(Integer.highestOneBit(Math.max(1, atMost)), SHORTEST, LONGEST);
    }
}
