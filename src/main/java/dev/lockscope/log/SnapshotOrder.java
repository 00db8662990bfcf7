package dev.lockscope.log;

import com.fasterxml.jackson.databind.node.ObjectNode;

/** Checks the sequence of the snapshots of a log: none is missing except as announced, and no total decreases. Not thread-safe. */
final class SnapshotOrder {
    private static final long MAX_EXACT = 1L << 53;

    private final long last;
    private final boolean complete;
    private long missingLeft;
    private long seq;
    private long lastRunNanos;
    private long reads;
    private long writes;

    /**
     * @param last number of the last snapshot
     * @param missing number of snapshots, also after the last one, that are not in the log
     */
    SnapshotOrder(long last, long missing) {
        this.last = last;
        this.complete = missing == 0;
        this.missingLeft = missing;
    }

    void check(ObjectNode snapshot) throws InvalidField {
        LogFields fields = new LogFields(snapshot);
        long next = fields.wholeNumber("seq", seq + 1, last);
        if (next - seq - 1 > missingLeft) {
            throw new InvalidField("seq must be %d".formatted(seq + 1), next);
        }
        missingLeft -= next - seq - 1;
        seq = next;
        lastRunNanos = fields.wholeNumber("t", lastRunNanos, MAX_EXACT);
        reads = fields.wholeNumber("reads", reads, MAX_EXACT);
        writes = fields.wholeNumber("writes", writes, MAX_EXACT);
    }

    void checkEnd() throws InvalidField {
        if (seq != last) {
            throw new InvalidField("the snapshots up to %d must come before this".formatted(last));
        }
    }

    /** Checks that the totals of the report are not less than those of the last snapshot. */
    void checkReport(LogFields report) throws InvalidField {
        report.wholeNumber("reads", reads, MAX_EXACT);
        report.wholeNumber("writes", writes, MAX_EXACT);
        report.wholeNumber("elapsedNanos", lastRunNanos, MAX_EXACT);
    }

    /** Whether no snapshot is missing. */
    boolean isComplete() {
        return complete;
    }

    /** Whether the last snapshot of the run is in the log: all missing ones come before it. */
    boolean hasNewest() {
        return missingLeft == 0;
    }

    boolean atNewest() {
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
