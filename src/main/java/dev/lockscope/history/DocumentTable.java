package dev.lockscope.history;

import dev.lockscope.log.Gzip;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLDataException;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The large JSON documents of each run, except its snapshots. Each call is part of its caller's transaction. */
final class DocumentTable {
    /** The documents that a run may have, by their columns. */
    enum Kind {
        NEWEST,
        REPORT,
        CAPTURE,
        HISTOGRAMS,
        WARM_UP;

        /** In the column {@code present}. */
        private int bit() {
            return 1 << ordinal();
        }
    }

    private static final String PRESENT = Stream.of(Kind.values())
            .map(kind -> "CASE WHEN %s IS NULL THEN 0 ELSE %d END".formatted(kind, kind.bit()))
            .collect(Collectors.joining(" + "));

    private DocumentTable() {}

    /** Inserts an empty row for a new run. */
    static void insert(Connection connection, String run) throws SQLException {
        SqlStatement.of("INSERT INTO run_document (run_id) VALUES (?)", run).update(connection);
    }

    /** Writes documents; others of the run stay. */
    static void put(Connection connection, String run, Map<Kind, byte[]> documents) throws SQLException {
        for (Map.Entry<Kind, byte[]> document : documents.entrySet()) {
            SqlStatement.of(
                            "UPDATE run_document SET " + document.getKey() + " = ? WHERE run_id = ?",
                            document.getValue(),
                            run)
                    .update(connection);
        }
        SqlStatement.of("UPDATE run_document SET present = " + PRESENT + " WHERE run_id = ?", run)
                .update(connection);
    }

    /** @throws SQLDataException if the document is damaged or lost, or the row of the run is */
    static Optional<String> get(Connection connection, String run, Kind kind) throws SQLException {
        List<Optional<byte[]>> row = SqlStatement.of(
                        "SELECT " + kind + " AS document, present FROM run_document WHERE run_id = ?", run)
                .list(connection, found -> document(found, kind));
        if (row.isEmpty() && RunTable.has(connection, run)) {
            throw new SQLDataException("no documents");
        }
        Optional<byte[]> document = row.isEmpty() ? Optional.empty() : row.getFirst();
        return document.isEmpty() ? Optional.empty() : Optional.of(Gzip.expand(document.get()));
    }

    private static Optional<byte[]> document(ResultSet row, Kind kind) throws SQLException {
        Optional<byte[]> document = Optional.ofNullable(row.getBytes("document"));
        boolean present = (row.getInt("present") & kind.bit()) != 0;
        if (row.wasNull() || document.isPresent() != present) {
            throw new SQLDataException("a document is lost");
        }
        return document;
    }

    /** Whether documents are there of a run that is not. */
    static boolean orphaned(Connection connection, String run) throws SQLException {
        return SqlStatement.of("SELECT 1 FROM run_document WHERE run_id = ?", run)
                        .first(connection, row -> true)
                        .isPresent()
                && !RunTable.has(connection, run);
    }
}
