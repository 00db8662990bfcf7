package dev.lockscope.history;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Optional;

/** Keeps the tables within their {@link Bounds}. Each call is part of its caller's transaction. */
final class Room {
    private Room() {}

    /**
     * Makes room: what was deleted goes first, then the oldest runs that are not pinned.
     *
     * @param staying the run that the room is for, which does not go
     * @param bytes that are to come
     * @return whether they fit now
     */
    static boolean make(Connection connection, Bounds bounds, String staying, long bytes) throws SQLException {
        Taken taken = taken(connection);
        while (taken.runs > bounds.runs() || taken.bytes + bytes > bounds.bytes()) {
            Optional<String> oldest = oldest(connection, staying);
            if (oldest.isEmpty()) {
                return taken.bytes + bytes <= bounds.bytes();
            }
            Sql.of("DELETE FROM run WHERE id = ?", oldest.get()).update(connection);
            taken = taken(connection);
        }
        return true;
    }

    static Taken taken(Connection connection) throws SQLException {
        return Sql.of("SELECT COUNT(*) AS runs, COALESCE(SUM(bytes), 0) AS bytes FROM run")
                .first(connection, row -> new Taken(row.getLong("runs"), row.getLong("bytes")))
                .orElseThrow();
    }

    private static Optional<String> oldest(Connection connection, String staying) throws SQLException {
        return Sql.of("""
                SELECT id FROM run WHERE id <> ? AND (deleted_at IS NOT NULL OR NOT pinned)
                ORDER BY CASE WHEN deleted_at IS NULL THEN 1 ELSE 0 END, arrival, started_at, id
                LIMIT 1""", staying).first(connection, row -> row.getString("id"));
    }

    /** How much is there. */
    record Taken(long runs, long bytes) {}
}
