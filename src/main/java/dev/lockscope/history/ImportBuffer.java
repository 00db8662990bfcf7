package dev.lockscope.history;

import dev.lockscope.history.DocumentTable.Kind;
import dev.lockscope.log.Gzip;
import dev.lockscope.log.LogSink;
import dev.lockscope.log.SnapshotText;
import dev.lockscope.log.StoredInterval;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** The compressed records of a run that is imported, in memory until {@link History#store} stores them. Not thread-safe. */
public final class ImportBuffer implements LogSink {
    private static final int MAX_CHARACTERS = 250_000;

    private final List<Packed> chunks = new ArrayList<>();
    private final Map<Kind, byte[]> documents = new EnumMap<>(Kind.class);
    private final List<StoredInterval.Packed> intervals = new ArrayList<>();
    private final List<String> lines = new ArrayList<>();
    private long characters;
    private long lastSeq;

    @Override
    public void add(long seq, SnapshotText snapshot, boolean newest) {
        if (seq != lastSeq + 1) {
            pack();
        }
        lastSeq = seq;
        lines.add(snapshot.withoutState());
        characters += snapshot.withoutState().length();
        if (characters > MAX_CHARACTERS || newest) {
            pack();
        }
        if (newest) {
            documents.put(Kind.NEWEST, Gzip.compress(snapshot.whole()));
        }
    }

    @Override
    public void add(StoredInterval interval) {
        intervals.add(interval.packed());
    }

    @Override
    public void warmUp(String json) {
        documents.put(Kind.WARM_UP, Gzip.compress(json));
    }

    @Override
    public void report(String json) {
        documents.put(Kind.REPORT, Gzip.compress(json));
    }

    @Override
    public void capture(String json) {
        documents.put(Kind.CAPTURE, Gzip.compress(json));
    }

    @Override
    public void histograms(String json) {
        documents.put(Kind.HISTOGRAMS, Gzip.compress(json));
    }

    private void pack() {
        if (!lines.isEmpty()) {
            chunks.add(new Packed(lastSeq - lines.size() + 1, lastSeq, Gzip.compress(String.join("\n", lines))));
            lines.clear();
            characters = 0;
        }
    }

    /** Its size in the database. */
    long bytes() {
        return chunks.stream().mapToLong(chunk -> chunk.lines.length).sum()
                + intervals.stream()
                        .mapToLong(interval -> interval.compressed().length)
                        .sum()
                + documents.values().stream()
                        .mapToLong(document -> document.length)
                        .sum();
    }

    /** Writes the records of a run that has a row. */
    void write(Connection connection, String run) throws SQLException {
        DocumentTable.insert(connection, run);
        DocumentTable.put(connection, run, documents);
        for (Packed chunk : chunks) {
            ChunkTable.append(connection, run, chunk.firstSeq, chunk.lastSeq, chunk.lines);
        }
        for (StoredInterval.Packed interval : intervals) {
            IntervalTable.append(connection, run, interval);
        }
    }

    private record Packed(long firstSeq, long lastSeq, byte[] lines) {}
}
