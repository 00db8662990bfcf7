package dev.lockscope.history;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Optional;

/** The snapshots. Each call is part of its caller's transaction. */
final class ChunkTable {
    private ChunkTable() {}

    static void append(Connection connection, String run, long firstSeq, long lastSeq, byte[] compressed)
            throws SQLException {
        Sql.of(
                        "INSERT INTO run_chunk (run_id, first_seq, last_seq, lines) VALUES (?, ?, ?, ?)",
                        run,
                        firstSeq,
                        lastSeq,
                        compressed)
                .update(connection);
    }

    /** The next snapshots of a run that are later than {@code seq}, about a second of them. */
    static Optional<Chunk> after(Connection connection, String run, long seq) throws SQLException {
        return Sql.of("""
                SELECT first_seq, lines FROM run_chunk WHERE run_id = ? AND last_seq > ?
                ORDER BY last_seq LIMIT 1""", run, seq)
                .first(
                        connection,
                        row -> new Chunk(
                                row.getLong("first_seq"),
                                Gzip.expand(row.getBytes("lines")).lines().toList()))
                .map(chunk -> chunk.after(seq));
    }
}
