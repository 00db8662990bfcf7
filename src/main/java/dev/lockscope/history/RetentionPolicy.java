package dev.lockscope.history;

import dev.lockscope.run.RunState;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Predicate;

/**
 * Keeps the runs within their {@link RetentionLimits}: those that were deleted go first, then the oldest. A run that is pinned or still
 * being recorded never goes. Thread-safe; each call is part of its caller's transaction.
 */
final class RetentionPolicy {
    private final RetentionLimits bounds;
    private final Leases leases;
    private final Consumer<String> evicted;

    /**
     * @param leases the runs that are being read
     * @param evicted receives the id of each run that goes, before that is committed
     */
    RetentionPolicy(RetentionLimits bounds, Leases leases, Consumer<String> evicted) {
        this.bounds = bounds;
        this.leases = leases;
        this.evicted = evicted;
    }

    /**
     * Makes room for a run that is being recorded. When the bytes are still too many without all others, those that are being
     * read go too: what is recorded now would be lost otherwise.
     *
     * @param bytes that are to come
     * @return whether they fit now; the number of runs may be exceeded when all are pinned or in use
     */
    boolean makeForRecording(Connection connection, String recorded, long bytes) throws SQLException {
        Taken taken = taken(connection);
        if (taken.fits(bounds, bytes)) {
            return true;
        }
        List<Candidate> candidates = candidates(connection, recorded);
        taken = evict(connection, taken, candidates, false, now -> now.fits(bounds, bytes));
        return evict(connection, taken, candidates, true, now -> now.bytesFit(bounds, bytes))
                .bytesFit(bounds, bytes);
    }

    /** @throws QuotaExceeded when so many bytes are more than all that may be stored */
    void checkSize(long bytes) {
        if (bytes > bounds.bytes()) {
            throw QuotaExceeded.tooLarge(bytes, bounds.bytes());
        }
    }

    /**
     * Makes room for a run that comes from elsewhere and is written already.
     *
     * @throws QuotaExceeded when the other runs are pinned or in use
     */
    void makeForImport(Connection connection, String imported) throws SQLException {
        Taken taken = taken(connection);
        if (taken.fits(bounds, 0)) {
            return;
        }
        List<Candidate> candidates = candidates(connection, imported);
        if (!evict(connection, taken, candidates, false, now -> now.fits(bounds, 0))
                .fits(bounds, 0)) {
            throw QuotaExceeded.allInUse();
        }
    }

    /** Deletes as many as it takes, in their order: of those that are in use, or of the others. */
    private Taken evict(
            Connection connection, Taken before, List<Candidate> candidates, boolean inUse, Predicate<Taken> enough)
            throws SQLException {
        Taken taken = before;
        for (Candidate run : candidates) {
            if (enough.test(taken)) {
                break;
            }
            if (run.inUse != inUse) {
                continue;
            }
            SqlStatement.of("DELETE FROM run WHERE id = ?", run.id).update(connection);
            evicted.accept(run.id);
            taken = new Taken(taken.runs - 1, taken.bytes - run.bytes);
        }
        return taken;
    }

    static Taken taken(Connection connection) throws SQLException {
        return SqlStatement.of("SELECT COUNT(*) AS runs, COALESCE(SUM(bytes), 0) AS bytes FROM run")
                .first(connection, row -> new Taken(row.getLong("runs"), row.getLong("bytes")))
                .orElseThrow();
    }

    private List<Candidate> candidates(Connection connection, String staying) throws SQLException {
        return SqlStatement.of("""
                SELECT id, bytes FROM run
                WHERE id <> ? AND state NOT IN (?, ?) AND (deleted_at IS NOT NULL OR NOT pinned)
                ORDER BY CASE WHEN deleted_at IS NULL THEN 1 ELSE 0 END, arrival, started_at, id""", staying, RunTable.word(RunState.RUNNING), RunTable.word(RunState.PAUSED))
                .list(
                        connection,
                        row -> new Candidate(
                                row.getString("id"), row.getLong("bytes"), leases.has(row.getString("id"))));
    }

    /** How much is there. */
    record Taken(long runs, long bytes) {
        private boolean fits(RetentionLimits bounds, long toCome) {
            return runs <= bounds.runs() && bytesFit(bounds, toCome);
        }

        private boolean bytesFit(RetentionLimits bounds, long toCome) {
            return bytes + toCome <= bounds.bytes();
        }
    }

    /** A run that may go. */
    private record Candidate(String id, long bytes, boolean inUse) {}
}
