package dev.lockscope.history;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Optional;

/** The large JSON of each run, but for its snapshots. Each call is part of its caller's transaction. */
final class DocumentTable {
    /** The documents that a run may have, by their columns. */
    enum Kind {
        NEWEST,
        REPORT,
        CAPTURE,
        HISTOGRAMS
    }

    private DocumentTable() {}

    /** Room for the documents of a run that has just been inserted. */
    static void insert(Connection connection, String run) throws SQLException {
        Sql.of("INSERT INTO run_document (run_id) VALUES (?)", run).update(connection);
    }

    static void put(Connection connection, String run, Kind kind, byte[] document) throws SQLException {
        Sql.of("UPDATE run_document SET " + kind.name() + " = ? WHERE run_id = ?", document, run)
                .update(connection);
    }

    static Optional<String> get(Connection connection, String run, Kind kind) throws SQLException {
        return Sql.of("SELECT " + kind.name() + " AS document FROM run_document WHERE run_id = ?", run)
                .first(
                        connection,
                        row -> Optional.ofNullable(row.getBytes("document")).map(Gzip::expand))
                .flatMap(document -> document);
    }
}
