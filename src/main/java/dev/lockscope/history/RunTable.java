package dev.lockscope.history;

import dev.lockscope.log.Label;
import dev.lockscope.log.RunLabels;
import dev.lockscope.log.RunSummary;
import dev.lockscope.run.RunState;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLDataException;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The table of runs. Soft-deleted rows are not found. Each call is part of its caller's transaction. */
final class RunTable {
    /** Version of the JSON format. */
    private static final int FORMAT = 1;

    private static final String COLUMNS = """
            id, state, started_at, period_millis, lock_id, preset_id, workload, reads, writes, elapsed_nanos, \
            p99_wait_nanos, jain, grade, failure, last_seq, missing, bytes, name, note, pinned, no_checksum, checksum""";

    private RunTable() {}

    static void insert(Connection connection, RunSummary run) throws SQLException {
        SqlStatement.of(
                        """
                INSERT INTO run (id, format, state, started_at, period_millis, lock_id, preset_id, workload,
                    reads, writes, elapsed_nanos, last_seq, missing, bytes, arrival)
                VALUES (?, ?, ?, ?, ?, ?, ?, ?, 0, 0, 0, 0, 0, 0, (SELECT COALESCE(MAX(arrival), 0) + 1 FROM run))""",
                        run.id(),
                        FORMAT,
                        lowerCase(run.state()),
                        run.startedAt(),
                        run.periodMillis(),
                        run.lock(),
                        run.preset(),
                        run.workload())
                .update(connection);
    }

    /** Updates the state of a run; its labels stay. */
    static void update(Connection connection, RunSummary run) throws SQLException {
        SqlStatement.of(
                        """
                UPDATE run SET state = ?, preset_id = ?, workload = ?, reads = ?, writes = ?, elapsed_nanos = ?,
                    p99_wait_nanos = ?, jain = ?, grade = ?, failure = ?, last_seq = ?, missing = ?, bytes = ?
                WHERE id = ?""",
                        lowerCase(run.state()),
                        run.preset(),
                        run.workload(),
                        run.reads(),
                        run.writes(),
                        run.elapsedNanos(),
                        run.p99WaitNanos(),
                        run.jain(),
                        run.grade(),
                        run.failure(),
                        run.lastSeq(),
                        run.missing(),
                        run.bytes(),
                        run.id())
                .update(connection);
        updateChecksum(connection, run.id());
    }

    /** Inserts an imported run with its labels. A soft-deleted run with the same id can no longer be restored. */
    static void insertImported(Connection connection, RunSummary run) throws SQLException {
        SqlStatement.of("DELETE FROM run WHERE id = ? AND deleted_at IS NOT NULL", run.id())
                .update(connection);
        insert(connection, run);
        update(connection, run);
        label(connection, run.id(), run.labels().changes());
        SqlStatement.of("UPDATE run SET no_checksum = ? WHERE id = ?", run.noChecksum(), run.id())
                .update(connection);
    }

    /** Marks runs that were active when their process ended as interrupted. */
    static void interrupt(Connection connection) throws SQLException {
        interruptAllExcept("", connection);
    }

    /** The same, except for a run that is being recorded. */
    static void interruptAllExcept(String recorded, Connection connection) throws SQLException {
        SqlStatement.of(
                        "UPDATE run SET state = ? WHERE id <> ? AND state IN (?, ?)",
                        lowerCase(RunState.INTERRUPTED),
                        recorded,
                        lowerCase(RunState.RUNNING),
                        lowerCase(RunState.PAUSED))
                .update(connection);
    }

    static Optional<RunSummary> find(Connection connection, String id) throws SQLException {
        return SqlStatement.of("SELECT " + COLUMNS + " FROM run WHERE id = ? AND deleted_at IS NULL", id)
                .first(connection, RunTable::read);
    }

    /**
     * The runs that match, in order.
     *
     * @param damaged receives the ids of rows that can't be read, which are left out
     */
    static List<RunSummary> list(Connection connection, RunCriteria criteria, Consumer<String> damaged)
            throws SQLException {
        SqlStatement where = criteria.where();
        try {
            return new SqlStatement("SELECT " + COLUMNS + " FROM run " + where.text(), where.values())
                    .listIntact(connection, RunTable::read, damaged);
        } catch (SQLException failed) {
            if (!StorageProblem.isDamage(failed)) {
                throw failed;
            }
            return criteria.page(oneByOne(connection, criteria, damaged));
        }
    }

    /** Reads row by row all runs that match, in no order, if a page of the table is damaged: the index has the ids too. */
    private static List<RunSummary> oneByOne(Connection connection, RunCriteria criteria, Consumer<String> damaged)
            throws SQLException {
        SqlStatement where = criteria.conditions();
        List<RunSummary> all = new ArrayList<>();
        for (String id :
                SqlStatement.of("SELECT id FROM run ORDER BY id").list(connection, row -> row.getString("id"))) {
            List<@Nullable Object> values = new ArrayList<>(where.values());
            values.add(id);
            try {
                all.addAll(new SqlStatement("SELECT " + COLUMNS + " FROM run " + where.text() + " AND id = ?", values)
                        .listIntact(connection, RunTable::read, damaged));
            } catch (SQLException failed) {
                if (!StorageProblem.isDamage(failed)) {
                    throw failed;
                }
                damaged.accept(id);
            }
        }
        return all;
    }

    /** Number of runs that match, on all pages. */
    static long count(Connection connection, RunCriteria criteria) throws SQLException {
        SqlStatement where = criteria.conditions();
        try {
            return new SqlStatement("SELECT COUNT(*) AS runs FROM run " + where.text(), where.values())
                    .first(connection, row -> row.getLong("runs"))
                    .orElseThrow();
        } catch (SQLException failed) {
            if (!StorageProblem.isDamage(failed)) {
                throw failed;
            }
            return oneByOne(connection, criteria, damaged -> {}).size();
        }
    }

    /** Whether there is such a run, soft-deleted or not. */
    static boolean has(Connection connection, String id) throws SQLException {
        return SqlStatement.of("SELECT 1 FROM run WHERE id = ?", id)
                .first(connection, row -> true)
                .isPresent();
    }

    /** Changes labels in one statement; no effect if there is no such run or it is damaged. */
    static void label(Connection connection, String id, Map<Label, ? extends @Nullable Object> changes)
            throws SQLException {
        if (find(connection, id).isEmpty()) {
            return;
        }
        String columns = changes.keySet().stream().map(label -> label + " = ?").collect(Collectors.joining(", "));
        List<@Nullable Object> values = new ArrayList<>(changes.values());
        values.add(id);
        new SqlStatement("UPDATE run SET " + columns + " WHERE id = ? AND deleted_at IS NULL", values)
                .update(connection);
        updateChecksum(connection, id);
    }

    /** Updates the checksum of a row. Must follow each change of the row, in the same transaction. */
    static void updateChecksum(Connection connection, String id) throws SQLException {
        Optional<RunSummary> run = SqlStatement.of("SELECT " + COLUMNS + " FROM run WHERE id = ?", id)
                .first(connection, RunTable::readUnchecked);
        if (run.isPresent()) {
            SqlStatement.of("UPDATE run SET checksum = ? WHERE id = ?", checksum(run.get()), id)
                    .update(connection);
        }
    }

    static void updateChecksums(Connection connection) throws SQLException {
        for (String id : SqlStatement.of("SELECT id FROM run").list(connection, row -> row.getString("id"))) {
            updateChecksum(connection, id);
        }
    }

    /** Covers all but the state, which changes after a kill of the process. */
    private static long checksum(RunSummary run) {
        return Checksum.of(
                run.id(),
                run.startedAt(),
                run.periodMillis(),
                run.lock(),
                run.preset(),
                run.workload(),
                run.reads(),
                run.writes(),
                run.elapsedNanos(),
                run.p99WaitNanos(),
                run.jain() == null ? null : Double.doubleToLongBits(run.jain()),
                run.grade(),
                run.failure(),
                run.lastSeq(),
                run.missing(),
                run.bytes(),
                run.labels().name(),
                run.labels().note(),
                run.labels().pinned());
    }

    private static RunSummary read(ResultSet row) throws SQLException {
        RunSummary run = readUnchecked(row);
        if (!Objects.equals(row.getObject("checksum", Long.class), checksum(run))) {
            throw new SQLDataException("the checksum of the row does not match");
        }
        return run;
    }

    private static RunSummary readUnchecked(ResultSet row) throws SQLException {
        return new RunSummary(
                row.getString("id"),
                RunState.valueOf(row.getString("state").toUpperCase(Locale.ROOT)),
                row.getObject("started_at", OffsetDateTime.class).toInstant(),
                row.getLong("period_millis"),
                row.getString("lock_id"),
                row.getString("preset_id"),
                row.getString("workload"),
                new RunSummary.Outcome(
                        row.getLong("reads"),
                        row.getLong("writes"),
                        row.getLong("elapsed_nanos"),
                        row.getObject("p99_wait_nanos", Long.class),
                        row.getObject("jain", Double.class),
                        row.getString("grade"),
                        row.getString("failure")),
                new RunSummary.Stored(row.getLong("last_seq"), row.getLong("missing"), row.getLong("bytes")),
                new RunLabels(row.getString("name"), row.getString("note"), row.getBoolean("pinned")),
                row.getBoolean("no_checksum"));
    }

    static String lowerCase(RunState state) {
        return state.name().toLowerCase(Locale.ROOT);
    }
}
