package dev.lockscope.history;

import dev.lockscope.run.RunState;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Predicate;

/**
 * Evicts runs beyond the {@link RetentionLimits}: soft-deleted ones first, then the oldest. A run that is pinned or being
 * recorded is never evicted. Thread-safe; each call is part of its caller's transaction.
 */
final class RetentionPolicy {
    private final RetentionLimits limits;
    private final Leases leases;
    private final Consumer<String> evicted;

    /**
     * @param leases of the runs that are being read
     * @param evicted receives the id of each evicted run, before the commit
     */
    RetentionPolicy(RetentionLimits limits, Leases leases, Consumer<String> evicted) {
        this.limits = limits;
        this.leases = leases;
        this.evicted = evicted;
    }

    /**
     * Makes room for a run that is being recorded. If that needs it, runs that are being read are evicted too: otherwise new
     * data would be lost.
     *
     * @param bytes to be written
     * @return whether they fit; the number of runs may exceed the limit if all are pinned or in use
     */
    boolean makeRoomForRecording(Connection connection, String recorded, long bytes) throws SQLException {
        Usage usage = usage(connection);
        if (usage.fits(limits, bytes)) {
            return true;
        }
        List<Candidate> candidates = candidates(connection, recorded);
        usage = evict(connection, usage, candidates, false, now -> now.fits(limits, bytes));
        return evict(connection, usage, candidates, true, now -> now.bytesFit(limits, bytes))
                .bytesFit(limits, bytes);
    }

    /** @throws QuotaExceeded if a single run of this size exceeds the limit */
    void checkSize(long bytes) {
        if (bytes > limits.bytes()) {
            throw QuotaExceeded.tooLarge(bytes, limits.bytes());
        }
    }

    /**
     * Makes room for an imported run that has been written in the same transaction.
     *
     * @throws QuotaExceeded if the other runs are pinned or in use
     */
    void makeRoomForImport(Connection connection, String imported) throws SQLException {
        Usage usage = usage(connection);
        if (usage.fits(limits, 0)) {
            return;
        }
        List<Candidate> candidates = candidates(connection, imported);
        if (!evict(connection, usage, candidates, false, now -> now.fits(limits, 0))
                .fits(limits, 0)) {
            throw QuotaExceeded.allInUse();
        }
    }

    /** Evicts candidates in their order until it is enough: either those in use or the others. */
    private Usage evict(
            Connection connection, Usage before, List<Candidate> candidates, boolean inUse, Predicate<Usage> enough)
            throws SQLException {
        Usage usage = before;
        for (Candidate run : candidates) {
            if (enough.test(usage)) {
                break;
            }
            if (run.inUse != inUse) {
                continue;
            }
            SqlStatement.of("DELETE FROM run WHERE id = ?", run.id).update(connection);
            evicted.accept(run.id);
            usage = new Usage(usage.runs - 1, usage.bytes - run.bytes);
        }
        return usage;
    }

    static Usage usage(Connection connection) throws SQLException {
        return SqlStatement.of("SELECT COUNT(*) AS runs, COALESCE(SUM(bytes), 0) AS bytes FROM run")
                .first(connection, row -> new Usage(row.getLong("runs"), row.getLong("bytes")))
                .orElseThrow();
    }

    private List<Candidate> candidates(Connection connection, String excluded) throws SQLException {
        return SqlStatement.of("""
                SELECT id, bytes FROM run
                WHERE id <> ? AND state NOT IN (?, ?) AND (deleted_at IS NOT NULL OR NOT pinned)
                ORDER BY CASE WHEN deleted_at IS NULL THEN 1 ELSE 0 END, arrival, started_at, id""", excluded, RunTable.lowerCase(RunState.RUNNING), RunTable.lowerCase(RunState.PAUSED))
                .list(
                        connection,
                        row -> new Candidate(
                                row.getString("id"), row.getLong("bytes"), leases.has(row.getString("id"))));
    }

    /** What is stored. */
    record Usage(long runs, long bytes) {
        private boolean fits(RetentionLimits limits, long more) {
            return runs <= limits.runs() && bytesFit(limits, more);
        }

        private boolean bytesFit(RetentionLimits limits, long more) {
            return bytes + more <= limits.bytes();
        }
    }

    /** A run that may be evicted. */
    private record Candidate(String id, long bytes, boolean inUse) {}
}
