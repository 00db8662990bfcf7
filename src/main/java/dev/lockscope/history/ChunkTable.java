package dev.lockscope.history;

import dev.lockscope.log.Gzip;
import dev.lockscope.log.SnapshotBatch;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLDataException;
import java.sql.SQLException;
import java.util.Optional;

/** The table of snapshots, in batches. Each call is part of its caller's transaction. */
final class ChunkTable {
    private ChunkTable() {}

    static void append(Connection connection, String run, long firstSeq, long lastSeq, byte[] compressed)
            throws SQLException {
        SqlStatement.of(
                        "INSERT INTO run_chunk (run_id, first_seq, last_seq, lines) VALUES (?, ?, ?, ?)",
                        run,
                        firstSeq,
                        lastSeq,
                        compressed)
                .update(connection);
    }

    /**
     * The next snapshots of a run that are later than {@code seq}, about a second of them.
     *
     * @throws SQLDataException if snapshots are missing that should be stored according to the row of the run
     */
    static Optional<SnapshotBatch> after(Connection connection, String run, long seq) throws SQLException {
        // Queried first: a batch written meanwhile must not be taken for a lost one.
        boolean more = SqlStatement.of("SELECT 1 FROM run WHERE id = ? AND last_seq > ?", run, seq)
                .first(connection, row -> true)
                .isPresent();
        Optional<SnapshotBatch> next = SqlStatement.of("""
                SELECT first_seq, last_seq, lines, (SELECT missing FROM run WHERE id = run_id) AS missing
                FROM run_chunk WHERE run_id = ? AND last_seq > ? ORDER BY last_seq LIMIT 1""", run, seq).first(connection, row -> read(row, seq));
        if (more && next.isEmpty()) {
            throw new SQLDataException("no snapshots after %d".formatted(seq));
        }
        return next.map(chunk -> chunk.after(seq));
    }

    private static SnapshotBatch read(ResultSet row, long seq) throws SQLException {
        SnapshotBatch chunk = new SnapshotBatch(
                row.getLong("first_seq"),
                Gzip.expand(row.getBytes("lines")).lines().toList());
        if (chunk.lastSeq() != row.getLong("last_seq") || chunk.firstSeq() - seq - 1 > row.getLong("missing")) {
            throw new SQLDataException("lost snapshots after %d".formatted(seq));
        }
        return chunk;
    }
}
