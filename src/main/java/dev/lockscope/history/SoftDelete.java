package dev.lockscope.history;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;

/**
 * The rows of a table that were deleted and can still be brought back: those with a {@code deleted_at}. Whoever reads the
 * table leaves them out. Each call is part of its caller's transaction.
 */
enum SoftDelete {
    RUNS("run"),
    EXPERIMENTS("experiment");

    /** For so long a deletion can be undone. */
    static final Duration UNDO = Duration.ofMinutes(10);

    private final String table;

    SoftDelete(String table) {
        this.table = table;
    }

    /** Whether there was such a row that was not deleted yet. */
    boolean take(Connection connection, String id) throws SQLException {
        purge(connection);
        return SqlStatement.of("UPDATE " + table + " SET deleted_at = ? WHERE id = ? AND deleted_at IS NULL", now(), id)
                        .update(connection)
                > 0;
    }

    /** Whether there was such a deleted row, and not for too long. */
    boolean giveBack(Connection connection, String id) throws SQLException {
        purge(connection);
        return SqlStatement.of("UPDATE " + table + " SET deleted_at = NULL WHERE id = ? AND deleted_at IS NOT NULL", id)
                        .update(connection)
                > 0;
    }

    /** Drops, of every table, what can no longer be brought back. */
    static void purgeAll(Connection connection) throws SQLException {
        for (SoftDelete bin : values()) {
            bin.purge(connection);
        }
    }

    private void purge(Connection connection) throws SQLException {
        SqlStatement.of("DELETE FROM " + table + " WHERE deleted_at <= ?", now().minus(UNDO))
                .update(connection);
    }

    /** Drops, of every table, what was deleted, by an earlier process maybe, whose clock says nothing here. */
    static void empty(Connection connection) throws SQLException {
        for (SoftDelete bin : values()) {
            SqlStatement.of("DELETE FROM " + bin.table + " WHERE deleted_at IS NOT NULL")
                    .update(connection);
        }
    }

    /** By a clock that nobody sets, unlike that on the wall; where it began means nothing. */
    private static Instant now() {
        return Instant.EPOCH.plusNanos(System.nanoTime());
    }
}
