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

/** The rows of experiments. What is in the {@link SoftDelete} is not found. Each call is part of its caller's transaction. */
final class ExperimentTable {
    /** Of the JSON that this version writes. */
    private static final int FORMAT = 1;

    private static final String COLUMNS =
            "id, kind, state, started_at, done, total, sentence, failure, asked, checksum";

    private ExperimentTable() {}

    /** Writes how an experiment stands, for the first time or again. */
    static void put(Connection connection, StoredExperiment experiment) throws SQLException {
        byte[] asked = Gzip.compress(experiment.asked());
        byte[] result = Gzip.compress(String.valueOf(experiment.result()));
        long bytes = (long) asked.length + result.length;
        int there = SqlStatement.of(
                        """
                UPDATE experiment SET state = ?, done = ?, sentence = ?, failure = ?, result = ?, bytes = ?
                WHERE id = ?""",
                        word(experiment.state()),
                        experiment.done(),
                        experiment.sentence(),
                        experiment.failure(),
                        result,
                        bytes,
                        experiment.id())
                .update(connection);
        if (there == 0) {
            SqlStatement.of(
                            """
                    INSERT INTO experiment (id, format, kind, state, started_at, done, total, sentence, failure,
                        asked, result, bytes, arrival)
                    VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, (SELECT COALESCE(MAX(arrival), 0) + 1 FROM experiment))""",
                            experiment.id(),
                            FORMAT,
                            experiment.kind(),
                            word(experiment.state()),
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
        seal(connection, experiment.id());
    }

    /** Writes the checksum of the row as it is now: after each change of it, in the same transaction. */
    private static void seal(Connection connection, String id) throws SQLException {
        Optional<StoredExperiment> experiment = SqlStatement.of(
                        "SELECT " + COLUMNS + " FROM experiment WHERE id = ?", id)
                .first(connection, row -> readUnchecked(row, null));
        if (experiment.isPresent()) {
            SqlStatement.of("UPDATE experiment SET checksum = ? WHERE id = ?", checksum(experiment.get()), id)
                    .update(connection);
        }
    }

    static void sealAll(Connection connection) throws SQLException {
        for (String id : SqlStatement.of("SELECT id FROM experiment").list(connection, row -> row.getString("id"))) {
            seal(connection, id);
        }
    }

    /** Of all but the state, as with runs, and the compressed JSON, which has its own. */
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

    /** Those that were going when their process ended will go no further. */
    static void interrupt(Connection connection) throws SQLException {
        SqlStatement.of(
                        "UPDATE experiment SET state = ? WHERE state = ?",
                        word(RunState.INTERRUPTED),
                        word(RunState.RUNNING))
                .update(connection);
    }

    /** Drops what was deleted, then the oldest, until no more are left than the bounds allow; the newest and one that is running stay. */
    static void trim(Connection connection, RetentionLimits bounds) throws SQLException {
        long runs = 0;
        long bytes = 0;
        List<Size> all = SqlStatement.of("""
                SELECT id, bytes, state FROM experiment
                ORDER BY CASE WHEN deleted_at IS NULL THEN 0 ELSE 1 END, arrival DESC, started_at DESC, id DESC""")
                .list(connection, row -> new Size(row.getString("id"), row.getLong("bytes"), row.getString("state")));
        for (Size one : all) {
            runs++;
            bytes += one.bytes;
            boolean running = one.state.equals(word(RunState.RUNNING));
            if (runs > 1 && !running && (runs > bounds.runs() || bytes > bounds.bytes())) {
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
     * Those of a kind, newest first, without their results.
     *
     * @param damaged is handed the ids of rows that can't be read, and are left out
     */
    static List<StoredExperiment> list(Connection connection, String kind, Consumer<String> damaged)
            throws SQLException {
        return SqlStatement.of(
                        "SELECT " + COLUMNS + " FROM experiment WHERE kind = ? AND deleted_at IS NULL"
                                + " ORDER BY started_at DESC, id DESC",
                        kind)
                .sound(connection, row -> read(row, null), damaged);
    }

    /** Whether the experiment is there, deleted or not. */
    static boolean has(Connection connection, String kind, String id) throws SQLException {
        return SqlStatement.of("SELECT 1 FROM experiment WHERE kind = ? AND id = ?", kind, id)
                .first(connection, row -> true)
                .isPresent();
    }

    private static StoredExperiment read(ResultSet row, @Nullable String result) throws SQLException {
        StoredExperiment experiment = readUnchecked(row, result);
        if (!Objects.equals(row.getObject("checksum", Long.class), checksum(experiment))) {
            throw new SQLDataException("not what was written");
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

    private static String word(RunState state) {
        return state.name().toLowerCase(Locale.ROOT);
    }

    private record Size(String id, long bytes, String state) {}
}
