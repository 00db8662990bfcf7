package dev.lockscope.history;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.lockscope.history.Database.CannotOpen;
import dev.lockscope.log.Label;
import dev.lockscope.log.RunLabels;
import dev.lockscope.log.RunRecords;
import dev.lockscope.log.RunSummary;
import dev.lockscope.run.Run;
import dev.lockscope.run.RunObserver;
import dev.lockscope.run.measure.HistogramInterval;
import dev.lockscope.run.measure.Snapshot;
import java.nio.file.Path;
import java.sql.SQLDataException;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The stored runs. All are in the database; the last few are also in memory. Thread-safe. Methods that access the database throw
 * {@link Unreadable} if that fails.
 */
public final class History implements RunObserver, AutoCloseable {
    private final RunCache recent;
    private final Database database;
    private final RunRecorder recorder;
    private final RunListing listing;
    private final ExperimentHistory experiments;
    private final RetentionPolicy retention;
    private final Leases leases = new Leases();
    private final RunRecords records;
    private final @Nullable Path folder;
    private final @Nullable StorageProblem problem;

    /** Changes with the list of runs; its first value is random, so that it also changes with a restart. */
    private final AtomicLong edition =
            new AtomicLong(ThreadLocalRandom.current().nextLong(1L << 52));

    private History(
            Database database,
            @Nullable Path folder,
            @Nullable StorageProblem problem,
            RetentionLimits limits,
            RunCache recent,
            ObjectMapper json,
            Consumer<String> warn) {
        this.recent = recent;
        this.database = database;
        this.folder = folder;
        this.problem = problem;
        this.records = new StoredRecords(database, leases);
        this.retention = new RetentionPolicy(limits, leases, this::onEvicted);
        this.listing = new RunListing(database, recent, json);
        this.recorder = new RunRecorder(database, retention, json, warn);
        this.experiments = new ExperimentHistory(database, limits, json, recorder, warn);
    }

    /** A history in an open database. */
    static History in(
            Database database, RetentionLimits limits, RunCache recent, ObjectMapper json, Consumer<String> warn) {
        return new History(database, null, null, limits, recent, json, warn);
    }

    /**
     * Opens the history in a folder, or in memory if that fails; then {@code warn} receives the reason.
     *
     * @param data the folder; null for a history in memory
     * @param warn receives a sentence, also if a run can't be stored later
     */
    public static History open(
            @Nullable Path data, RetentionLimits limits, RunCache recent, ObjectMapper json, Consumer<String> warn) {
        StorageProblem problem = null;
        if (data != null) {
            Path folder = data.toAbsolutePath();
            try {
                return new History(Database.in(folder), folder, null, limits, recent, json, warn);
            } catch (CannotOpen cannot) {
                problem = cannot.problem();
                warn.accept("History: %s; runs are stored in memory only".formatted(problem.what()));
            }
        }
        return new History(Database.inMemory(), null, problem, limits.inMemory(), recent, json, warn);
    }

    /** The folder, as an absolute path; empty if runs are in memory only. */
    public Optional<Path> folder() {
        return Optional.ofNullable(folder);
    }

    /** The reason why runs can't be stored in the folder, permanently or at present. */
    public Optional<StorageProblem> problem() {
        return Optional.ofNullable(problem).or(recorder::problem).or(database.damage()::problem);
    }

    /** A number that changes with the list of runs, except with the counts of an active run. */
    public long edition() {
        return edition.get();
    }

    /** The records of the stored runs. */
    public RunRecords records() {
        return records;
    }

    /** The experiments in the same database. */
    public ExperimentHistory experiments() {
        return experiments;
    }

    @Override
    public void started(Run run) {
        recent.started(run);
        recorder.started(run);
        edition.incrementAndGet();
    }

    @Override
    public void sampled(Run run, Snapshot snapshot) {
        recent.sampled(run, snapshot);
        recorder.sampled(run, snapshot);
    }

    @Override
    public void measured(Run run, HistogramInterval interval) {
        recorder.measured(run, interval);
    }

    @Override
    public void changed(Run run) {
        recorder.changed(run);
        edition.incrementAndGet();
    }

    @Override
    public void ended(Run run) {
        recorder.ended(run);
        edition.incrementAndGet();
    }

    /** The run with this id, if it is still in memory. */
    public Optional<Run> find(String id) {
        return recent.find(id);
    }

    /** The stored run with this id. */
    public Optional<RunSummary> stored(String id) {
        recorder.flush();
        return query(id, connection -> {
            Optional<RunSummary> run = RunTable.find(connection, id);
            if (run.isEmpty() && DocumentTable.orphaned(connection, id)) {
                throw new SQLDataException("documents without a run");
            }
            return run;
        });
    }

    /** The labels of a run; none if there is no such run or the database can't be accessed. */
    public RunLabels labels(String id) {
        try {
            return database.inTransaction(connection -> RunTable.find(connection, id))
                    .map(RunSummary::labels)
                    .orElse(RunLabels.NONE);
        } catch (SQLException failed) {
            return RunLabels.NONE;
        }
    }

    /** The runs that match; only those in memory if the database can't be accessed. */
    public List<RunSummary> list(RunCriteria criteria) {
        recorder.flush();
        return listing.list(criteria);
    }

    /** Number of runs that match, on all pages. */
    public long count(RunCriteria criteria) {
        return listing.count(criteria);
    }

    private void onEvicted(String id) {
        recent.evict(id);
        edition.incrementAndGet();
    }

    /**
     * Stores an imported run, in one transaction.
     *
     * @param run that has ended and is not stored
     * @throws QuotaExceeded if it is larger than the limit, or too many runs are pinned or in use
     */
    public void store(RunSummary run, ImportBuffer buffer) {
        long bytes = buffer.bytes();
        retention.checkSize(bytes);
        if (leases.has(run.id())) {
            throw QuotaExceeded.stillRead(run.id());
        }
        query(connection -> {
            RunTable.insertImported(connection, run.with(new RunSummary.Stored(run.lastSeq(), run.missing(), bytes)));
            buffer.write(connection, run.id());
            retention.makeRoomForImport(connection, run.id());
            return bytes;
        });
        edition.incrementAndGet();
    }

    /**
     * Changes labels of a run; returns the changed run, empty if there is none with this id.
     *
     * @param changes new values of at least one label; the others stay
     */
    public Optional<RunSummary> label(String id, Map<Label, ? extends @Nullable Object> changes) {
        recorder.flush();
        Optional<RunSummary> changed = query(id, connection -> {
            RunTable.label(connection, id, changes);
            return RunTable.find(connection, id);
        });
        edition.incrementAndGet();
        return changed;
    }

    /** Deletes a run that has ended; returns whether there was one. Can be undone by {@link #restore}. */
    public boolean delete(String id) {
        recorder.flush();
        boolean deleted = query(id, connection -> SoftDelete.RUNS.delete(connection, id));
        if (!deleted) {
            recorder.forget(id);
        }
        database.damage().remove("run", id);
        Optional<Run> cached = recent.find(id);
        cached.ifPresent(recent::evict);
        edition.incrementAndGet();
        return deleted || cached.isPresent();
    }

    /** Restores a run that was deleted recently, if there is one with this id. */
    public Optional<RunSummary> restore(String id) {
        Optional<RunSummary> restored = query(
                id,
                connection ->
                        SoftDelete.RUNS.restore(connection, id) ? RunTable.find(connection, id) : Optional.empty());
        edition.incrementAndGet();
        return restored;
    }

    private <T> T query(String run, Database.Work<T> work) {
        return database.query("run", run, work);
    }

    private <T> T query(Database.Work<T> work) {
        try {
            return database.inTransaction(work);
        } catch (SQLException failed) {
            throw new Unreadable(database.problemOf(failed), failed);
        }
    }

    /** Writes pending data and closes the file. */
    @Override
    public void close() {
        recorder.close();
        try {
            database.close();
        } catch (SQLException failed) {
            throw new Unreadable(database.problemOf(failed), failed);
        }
    }

    /** The database can't be accessed. */
    public static final class Unreadable extends RuntimeException {
        private static final long serialVersionUID = 1;

        Unreadable(StorageProblem problem, SQLException cause) {
            super("The stored runs can't be read or written at present: " + problem.what(), cause);
        }
    }
}
