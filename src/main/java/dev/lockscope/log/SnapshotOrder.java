package dev.lockscope.log;

import com.fasterxml.jackson.databind.node.ObjectNode;

/** Holds the snapshots of a log against each other: none is missing but those that are said to be, and nothing goes back. Not thread-safe. */
final class SnapshotOrder {
    private static final long MOST_EXACT = 1L << 53;

    private final long last;
    private final boolean whole;
    private long mayBeMissing;
    private long seq;
    private long lastRunNanos;
    private long reads;
    private long writes;

    /**
     * @param last number of the last snapshot
     * @param missing how many of those taken are not there, before the last one or after it
     */
    SnapshotOrder(long last, long missing) {
        this.last = last;
        this.whole = missing == 0;
        this.mayBeMissing = missing;
    }

    void check(ObjectNode snapshot) throws InvalidField {
        LogFields fields = new LogFields(snapshot);
        long next = fields.whole("seq", seq + 1, last);
        if (next - seq - 1 > mayBeMissing) {
            throw new InvalidField("seq must be %d".formatted(seq + 1), next);
        }
        mayBeMissing -= next - seq - 1;
        seq = next;
        lastRunNanos = fields.whole("t", lastRunNanos, MOST_EXACT);
        reads = fields.whole("reads", reads, MOST_EXACT);
        writes = fields.whole("writes", writes, MOST_EXACT);
    }

    void checkEnd() throws InvalidField {
        if (seq != last) {
            throw new InvalidField("the snapshots up to %d must come before this".formatted(last));
        }
    }

    /** What the run had done in the end is no less than what it had done at its last snapshot. */
    void checkReport(LogFields report) throws InvalidField {
        report.whole("reads", reads, MOST_EXACT);
        report.whole("writes", writes, MOST_EXACT);
        report.whole("elapsedNanos", lastRunNanos, MOST_EXACT);
    }

    /** Whether every snapshot that was taken is there. */
    boolean isWhole() {
        return whole;
    }

    /** Whether the last snapshot is the last that was taken: all that are missing come before it. */
    boolean hasLast() {
        return mayBeMissing == 0;
    }

    boolean atTheLast() {
        return seq == last;
    }

    long lastRunNanos() {
        return lastRunNanos;
    }

    long reads() {
        return reads;
    }

    long writes() {
        return writes;
    }
}
