package dev.lockscope.log;

import java.util.List;

/**
 * Consecutive snapshots of a run, oldest first.
 *
 * @param firstSeq number of the first
 * @param lines each the JSON of one, as {@link SnapshotText#withoutState}
 */
public record SnapshotBatch(long firstSeq, List<String> lines) {
    /** Number of the last. */
    public long lastSeq() {
        return firstSeq + lines.size() - 1;
    }

    /** Those later than {@code seq}. */
    public SnapshotBatch after(long seq) {
        int seen = Math.clamp(seq - firstSeq + 1, 0, lines.size());
        return new SnapshotBatch(firstSeq + seen, lines.subList(seen, lines.size()));
    }
}
