package dev.lockscope.history;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.lockscope.history.Database.CannotOpen;
import dev.lockscope.history.DocumentTable.Kind;
import dev.lockscope.log.Label;
import dev.lockscope.log.RunLabels;
import dev.lockscope.log.RunRecords;
import dev.lockscope.log.RunSummary;
import dev.lockscope.log.SnapshotBatch;
import dev.lockscope.log.StoredInterval;
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
 * Runs, kept. The last few are in memory as they were made; all of them, these too, are in a database. Thread-safe. What
 * asks the database throws {@link Unreadable} when it can't be asked.
 */
public final class History implements RunObserver, AutoCloseable, RunRecords {
    private final RunCache recent;
    private final Database database;
    private final RunRecorder recorder;
    private final RunListing listing;
    private final ExperimentHistory experiments;
    private final RetentionPolicy room;
    private final Leases leases = new Leases();
    private final @Nullable Path folder;
    private final @Nullable StorageProblem trouble;

    /** Whenever the list of runs changes, this does; a start of the application changes it too. */
    private final AtomicLong edition =
            new AtomicLong(ThreadLocalRandom.current().nextLong(1L << 52));

    private History(
            Database database,
            @Nullable Path folder,
            @Nullable StorageProblem trouble,
            RetentionLimits bounds,
            RunCache recent,
            ObjectMapper json,
            Consumer<String> warn) {
        this.recent = recent;
        this.database = database;
        this.folder = folder;
        this.trouble = trouble;
        this.room = new RetentionPolicy(bounds, leases, this::evicted);
        this.listing = new RunListing(database, recent, json);
        this.recorder = new RunRecorder(database, room, json, warn);
        this.experiments = new ExperimentHistory(database, bounds, json, recorder, warn);
    }

    /** One that is kept in a database that is open. */
    static History in(
            Database database, RetentionLimits bounds, RunCache recent, ObjectMapper json, Consumer<String> warn) {
        return new History(database, null, null, bounds, recent, json, warn);
    }

    /**
     * One that is kept in a folder. When that is not possible {@code warn} is told why, and it is kept in memory.
     *
     * @param data the folder; null to keep it in memory, as is wished
     * @param warn told in a sentence, then and whenever a run can't be kept
     */
    public static History open(
            @Nullable Path data, RetentionLimits bounds, RunCache recent, ObjectMapper json, Consumer<String> warn) {
        StorageProblem trouble = null;
        if (data != null) {
            Path folder = data.toAbsolutePath();
            try {
                return new History(Database.in(folder), folder, null, bounds, recent, json, warn);
            } catch (CannotOpen cannot) {
                trouble = cannot.trouble();
                warn.accept("History: %s; runs are kept in memory only".formatted(trouble.what()));
            }
        }
        return new History(Database.inMemory(), null, trouble, bounds.inMemory(), recent, json, warn);
    }

    /** Where runs are kept, an absolute path; nothing when that is in memory only. */
    public Optional<Path> folder() {
        return Optional.ofNullable(folder);
    }

    /** Why runs can't be kept in the folder that was given: at all, or for now. */
    public Optional<StorageProblem> trouble() {
        return Optional.ofNullable(trouble).or(recorder::trouble).or(database.damage()::trouble);
    }

    /** A number that was not there before whenever the list of runs has changed, but for the counts of one that is going. */
    public long edition() {
        return edition.get();
    }

    /** Experiments, kept in the same place. */
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

    /** The run with this id, if it is one of the last and so still here as it was made. */
    public Optional<Run> find(String id) {
        return recent.find(id);
    }

    /** What is kept of the run with this id. */
    public Optional<RunSummary> kept(String id) {
        recorder.settle();
        return ask(id, connection -> {
            Optional<RunSummary> run = RunTable.find(connection, id);
            if (run.isEmpty() && DocumentTable.orphaned(connection, id)) {
                throw new SQLDataException("documents without a run");
            }
            return run;
        });
    }

    /** The labels of a run, to be shown; none where there is no such run or the database can't be asked. */
    public RunLabels labels(String id) {
        try {
            return database.with(connection -> RunTable.find(connection, id))
                    .map(RunSummary::labels)
                    .orElse(RunLabels.NONE);
        } catch (SQLException failed) {
            return RunLabels.NONE;
        }
    }

    /** Those that are asked for. Where the database can't be asked, the last few. */
    public List<RunSummary> list(RunCriteria asked) {
        recorder.settle();
        return listing.list(asked);
    }

    /** How many are asked for, whatever their part. */
    public long count(RunCriteria asked) {
        return listing.count(asked);
    }

    @Override
    public Leases.Lease lease(List<String> ids) {
        return leases.take(ids);
    }

    private void evicted(String id) {
        recent.forget(id);
        edition.incrementAndGet();
    }

    @Override
    public Optional<SnapshotBatch> after(String id, long seq) {
        return read(id, connection -> ChunkTable.after(connection, id, seq));
    }

    @Override
    public Optional<String> newest(String id) {
        return read(id, connection -> DocumentTable.get(connection, id, Kind.NEWEST));
    }

    @Override
    public Optional<String> report(String id) {
        return read(id, connection -> DocumentTable.get(connection, id, Kind.REPORT));
    }

    @Override
    public Optional<String> capture(String id) {
        return read(id, connection -> DocumentTable.get(connection, id, Kind.CAPTURE));
    }

    @Override
    public Optional<String> histograms(String id) {
        return read(id, connection -> DocumentTable.get(connection, id, Kind.HISTOGRAMS));
    }

    @Override
    public Optional<StoredInterval> intervalAfter(String id, long fromRunNanos) {
        return ask(id, connection -> IntervalTable.after(connection, id, fromRunNanos));
    }

    /**
     * Keeps a run that comes from elsewhere: all of it or nothing.
     *
     * @param run that has ended and that is not kept
     * @throws QuotaExceeded when it is larger than all that may be stored, or the other runs are pinned or in use
     */
    public void keep(RunSummary run, ImportBuffer arrival) {
        long bytes = arrival.bytes();
        room.checkSize(bytes);
        if (leases.has(run.id())) {
            throw QuotaExceeded.stillRead(run.id());
        }
        ask(connection -> {
            RunTable.insertWhole(connection, run.with(new RunSummary.Stored(run.lastSeq(), run.missing(), bytes)));
            arrival.write(connection, run.id());
            room.makeForImport(connection, run.id());
            return bytes;
        });
        edition.incrementAndGet();
    }

    /**
     * Changes labels of a run and returns it as it is then, if there is one with this id.
     *
     * @param changes the new value of each label that changes, of one at least; the others stay as they are
     */
    public Optional<RunSummary> label(String id, Map<Label, ? extends @Nullable Object> changes) {
        recorder.settle();
        Optional<RunSummary> labelled = ask(id, connection -> {
            RunTable.label(connection, id, changes);
            return RunTable.find(connection, id);
        });
        edition.incrementAndGet();
        return labelled;
    }

    /** Forgets a run that has ended, if there is one with this id. For a while that can be undone. */
    public boolean delete(String id) {
        recorder.settle();
        boolean deleted = ask(id, connection -> SoftDelete.RUNS.take(connection, id));
        if (!deleted) {
            recorder.forget(id);
        }
        database.damage().remove("run", id);
        Optional<Run> here = recent.find(id);
        here.ifPresent(recent::forget);
        edition.incrementAndGet();
        return deleted || here.isPresent();
    }

    /** Brings back a run that was deleted a short while ago, if there is one with this id. */
    public Optional<RunSummary> restore(String id) {
        Optional<RunSummary> restored = ask(
                id,
                connection ->
                        SoftDelete.RUNS.giveBack(connection, id) ? RunTable.find(connection, id) : Optional.empty());
        edition.incrementAndGet();
        return restored;
    }

    /** What is stored of a run; that nothing is said only of a run that is there, deleted or not. */
    private <T> Optional<T> read(String id, Database.Work<Optional<T>> work) {
        return ask(id, connection -> {
            Optional<T> found = work.on(connection);
            if (found.isEmpty() && !RunTable.has(connection, id)) {
                throw new RunGone(id);
            }
            return found;
        });
    }

    private <T> T ask(String run, Database.Work<T> work) {
        return database.ask("run", run, work);
    }

    private <T> T ask(Database.Work<T> work) {
        try {
            return database.with(work);
        } catch (SQLException failed) {
            throw new Unreadable(database.troubleOf(failed), failed);
        }
    }

    /** Writes what is left and lets go of the file. */
    @Override
    public void close() {
        recorder.close();
        try {
            database.close();
        } catch (SQLException failed) {
            throw new Unreadable(database.troubleOf(failed), failed);
        }
    }

    /** The database can't be asked. */
    public static final class Unreadable extends RuntimeException {
        private static final long serialVersionUID = 1;

        Unreadable(StorageProblem trouble, SQLException cause) {
            super("The kept runs can't be read or written now: " + trouble.what(), cause);
        }
    }
}
