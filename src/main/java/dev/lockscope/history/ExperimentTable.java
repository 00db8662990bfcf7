package dev.lockscope.history;

import dev.lockscope.log.Gzip;
import dev.lockscope.run.RunState;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLDataException;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** The table of experiments. Soft-deleted rows are not found. Each call is part of its caller's transaction. */
final class ExperimentTable {
    /** Version of the JSON format. */
    private static final int FORMAT = 1;

    private static final String COLUMNS =
            "id, kind, state, started_at, done, total, sentence, failure, asked, checksum";

    private ExperimentTable() {}

    /** Inserts or updates the state of an experiment. */
    static void put(Connection connection, StoredExperiment experiment) throws SQLException {
        byte[] asked = Gzip.compress(experiment.asked());
        byte[] result = Gzip.compress(String.valueOf(experiment.result()));
        long bytes = (long) asked.length + result.length;
        int updated = SqlStatement.of(
                        """
                UPDATE experiment SET state = ?, done = ?, sentence = ?, failure = ?, result = ?, bytes = ?
                WHERE id = ?""",
                        lowerCase(experiment.state()),
                        experiment.done(),
                        experiment.sentence(),
                        experiment.failure(),
                        result,
                        bytes,
                        experiment.id())
                .update(connection);
        if (updated == 0) {
            SqlStatement.of(
                            """
                    INSERT INTO experiment (id, format, kind, state, started_at, done, total, sentence, failure,
                        asked, result, bytes, arrival)
                    VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, (SELECT COALESCE(MAX(arrival), 0) + 1 FROM experiment))""",
                            experiment.id(),
                            FORMAT,
                            experiment.kind(),
                            lowerCase(experiment.state()),
                            experiment.startedAt(),
                            experiment.done(),
                            experiment.total(),
                            experiment.sentence(),
                            experiment.failure(),
                            asked,
                            result,
                            bytes)
                    .update(connection);
        }
        updateChecksum(connection, experiment.id());
    }

    /** Updates the checksum of a row. Must follow each change of the row, in the same transaction. */
    private static void updateChecksum(Connection connection, String id) throws SQLException {
        Optional<StoredExperiment> experiment = SqlStatement.of(
                        "SELECT " + COLUMNS + " FROM experiment WHERE id = ?", id)
                .first(connection, row -> readUnchecked(row, null));
        if (experiment.isPresent()) {
            SqlStatement.of("UPDATE experiment SET checksum = ? WHERE id = ?", checksum(experiment.get()), id)
                    .update(connection);
        }
    }

    static void updateChecksums(Connection connection) throws SQLException {
        for (String id : SqlStatement.of("SELECT id FROM experiment").list(connection, row -> row.getString("id"))) {
            updateChecksum(connection, id);
        }
    }

    /** Covers all but the state, as with runs, and the compressed JSON, which has its own checksum. */
    private static long checksum(StoredExperiment experiment) {
        return Checksum.of(
                experiment.id(),
                experiment.kind(),
                experiment.startedAt(),
                experiment.done(),
                experiment.total(),
                experiment.sentence(),
                experiment.failure());
    }

    /** Marks experiments that were running when their process ended as interrupted. */
    static void interrupt(Connection connection) throws SQLException {
        SqlStatement.of(
                        "UPDATE experiment SET state = ? WHERE state = ?",
                        lowerCase(RunState.INTERRUPTED),
                        lowerCase(RunState.RUNNING))
                .update(connection);
    }

    /** Evicts experiments until the limits are met: deleted ones first, then the oldest, never the newest or a running one. */
    static void trim(Connection connection, RetentionLimits limits) throws SQLException {
        long runs = 0;
        long bytes = 0;
        List<Size> all = SqlStatement.of("""
                SELECT id, bytes, state FROM experiment
                ORDER BY CASE WHEN deleted_at IS NULL THEN 0 ELSE 1 END, arrival DESC, started_at DESC, id DESC""")
                .list(connection, row -> new Size(row.getString("id"), row.getLong("bytes"), row.getString("state")));
        for (Size one : all) {
            runs++;
            bytes += one.bytes;
            boolean running = one.state.equals(lowerCase(RunState.RUNNING));
            if (runs > 1 && !running && (runs > limits.runs() || bytes > limits.bytes())) {
                SqlStatement.of("DELETE FROM experiment WHERE id = ?", one.id).update(connection);
            }
        }
    }

    static Optional<StoredExperiment> find(Connection connection, String kind, String id) throws SQLException {
        return SqlStatement.of(
                        "SELECT " + COLUMNS
                                + ", result FROM experiment WHERE kind = ? AND id = ? AND deleted_at IS NULL",
                        kind,
                        id)
                .first(connection, row -> read(row, Gzip.expand(row.getBytes("result"))));
    }

    /**
     * All experiments of a kind, newest first, without results.
     *
     * @param damaged receives the ids of rows that can't be read, which are left out
     */
    static List<StoredExperiment> list(Connection connection, String kind, Consumer<String> damaged)
            throws SQLException {
        return SqlStatement.of(
                        "SELECT " + COLUMNS + " FROM experiment WHERE kind = ? AND deleted_at IS NULL"
                                + " ORDER BY started_at DESC, id DESC",
                        kind)
                .listIntact(connection, row -> read(row, null), damaged);
    }

    /** Whether there is such an experiment, soft-deleted or not. */
    static boolean has(Connection connection, String kind, String id) throws SQLException {
        return SqlStatement.of("SELECT 1 FROM experiment WHERE kind = ? AND id = ?", kind, id)
                .first(connection, row -> true)
                .isPresent();
    }

    private static StoredExperiment read(ResultSet row, @Nullable String result) throws SQLException {
        StoredExperiment experiment = readUnchecked(row, result);
        if (!Objects.equals(row.getObject("checksum", Long.class), checksum(experiment))) {
            throw new SQLDataException("the checksum of the row does not match");
        }
        return experiment;
    }

    private static StoredExperiment readUnchecked(ResultSet row, @Nullable String result) throws SQLException {
        return new StoredExperiment(
                row.getString("id"),
                row.getString("kind"),
                RunState.valueOf(row.getString("state").toUpperCase(Locale.ROOT)),
                row.getObject("started_at", OffsetDateTime.class).toInstant(),
                row.getInt("done"),
                row.getInt("total"),
                null,
                row.getString("failure"),
                row.getString("sentence"),
                Gzip.expand(row.getBytes("asked")),
                result);
    }

    private static String lowerCase(RunState state) {
        return state.name().toLowerCase(Locale.ROOT);
    }

    private record Size(String id, long bytes, String state) {}
}
