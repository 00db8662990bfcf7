package dev.lockscope.history;

import dev.lockscope.history.DocumentTable.Kind;
import dev.lockscope.log.RunRecords;
import dev.lockscope.log.SnapshotBatch;
import dev.lockscope.log.StoredInterval;
import java.util.List;
import java.util.Optional;

/** The records in the database. Methods throw {@link History.Unreadable} if it can't be accessed. Thread-safe. */
final class StoredRecords implements RunRecords {
    private final Database database;
    private final Leases leases;

    StoredRecords(Database database, Leases leases) {
        this.database = database;
        this.leases = leases;
    }

    @Override
    public Lease lease(List<String> ids) {
        return leases.acquire(ids);
    }

    @Override
    public Optional<SnapshotBatch> after(String id, long seq) {
        return read(id, connection -> ChunkTable.after(connection, id, seq));
    }

    @Override
    public Optional<String> newest(String id) {
        return document(id, Kind.NEWEST);
    }

    @Override
    public Optional<String> report(String id) {
        return document(id, Kind.REPORT);
    }

    @Override
    public Optional<String> capture(String id) {
        return document(id, Kind.CAPTURE);
    }

    @Override
    public Optional<String> histograms(String id) {
        return document(id, Kind.HISTOGRAMS);
    }

    @Override
    public Optional<String> warmUp(String id) {
        return document(id, Kind.WARM_UP);
    }

    @Override
    public Optional<StoredInterval> intervalAfter(String id, long fromRunNanos) {
        return database.query("run", id, connection -> IntervalTable.after(connection, id, fromRunNanos));
    }

    private Optional<String> document(String id, Kind kind) {
        return read(id, connection -> DocumentTable.get(connection, id, kind));
    }

    /** Reads a record. An empty result means that the run has none; a run that is gone is an exception. */
    private <T> Optional<T> read(String id, Database.Work<Optional<T>> work) {
        return database.query("run", id, connection -> {
            Optional<T> found = work.on(connection);
            if (found.isEmpty() && !RunTable.has(connection, id)) {
                throw new RunGone(id);
            }
            return found;
        });
    }
}
