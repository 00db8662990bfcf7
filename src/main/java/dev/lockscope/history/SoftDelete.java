package dev.lockscope.history;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;

/**
 * Soft deletion of the rows of a table: those with a {@code deleted_at} can be restored for a while. Queries must leave them
 * out. Each call is part of its caller's transaction.
 */
enum SoftDelete {
    RUNS("run"),
    EXPERIMENTS("experiment");

    /** Period in which a deletion can be undone. */
    static final Duration UNDO_PERIOD = Duration.ofMinutes(10);

    private final String table;

    SoftDelete(String table) {
        this.table = table;
    }

    /** Marks a row as deleted; returns whether there was one. */
    boolean delete(Connection connection, String id) throws SQLException {
        purge(connection);
        return SqlStatement.of("UPDATE " + table + " SET deleted_at = ? WHERE id = ? AND deleted_at IS NULL", now(), id)
                        .update(connection)
                > 0;
    }

    /** Restores a row; returns whether there was one that can be restored. */
    boolean restore(Connection connection, String id) throws SQLException {
        purge(connection);
        return SqlStatement.of("UPDATE " + table + " SET deleted_at = NULL WHERE id = ? AND deleted_at IS NOT NULL", id)
                        .update(connection)
                > 0;
    }

    /** Removes rows of all tables that can no longer be restored. */
    static void purgeAll(Connection connection) throws SQLException {
        for (SoftDelete kind : values()) {
            kind.purge(connection);
        }
    }

    private void purge(Connection connection) throws SQLException {
        SqlStatement.of("DELETE FROM " + table + " WHERE deleted_at <= ?", now().minus(UNDO_PERIOD))
                .update(connection);
    }

    /** Removes all deleted rows of all tables: the clock of the process that deleted them is unknown here. */
    static void purgeLeftovers(Connection connection) throws SQLException {
        for (SoftDelete kind : values()) {
            SqlStatement.of("DELETE FROM " + kind.table + " WHERE deleted_at IS NOT NULL")
                    .update(connection);
        }
    }

    /** An instant of a monotonic clock with an arbitrary origin: the wall clock could be set. */
    private static Instant now() {
        return Instant.EPOCH.plusNanos(System.nanoTime());
    }
}
