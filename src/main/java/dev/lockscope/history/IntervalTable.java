package dev.lockscope.history;

import dev.lockscope.log.Gzip;
import dev.lockscope.log.StoredInterval;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Optional;

/** The table of histograms, by seconds of a run. Each call is part of its caller's transaction. */
final class IntervalTable {
    private IntervalTable() {}

    static void append(Connection connection, String run, StoredInterval.Packed interval) throws SQLException {
        SqlStatement.of(
                        "INSERT INTO run_interval (run_id, from_nanos, histograms) VALUES (?, ?, ?)",
                        run,
                        interval.fromRunNanos(),
                        interval.compressed())
                .update(connection);
    }

    /** The first interval of a run that begins later. */
    static Optional<StoredInterval> after(Connection connection, String run, long fromRunNanos) throws SQLException {
        return SqlStatement.of("""
                SELECT from_nanos, histograms FROM run_interval WHERE run_id = ? AND from_nanos > ?
                ORDER BY from_nanos LIMIT 1""", run, fromRunNanos)
                .first(
                        connection,
                        row -> new StoredInterval(row.getLong("from_nanos"), Gzip.expand(row.getBytes("histograms"))));
    }
}
