package dev.lockscope.history;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.lockscope.experiment.Experiment;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * The stored experiments. All are in the database; the last few are also in memory. Thread-safe. Methods that access the
 * database throw {@link History.Unreadable} if that fails.
 */
public final class ExperimentHistory implements Consumer<Experiment> {
    private static final int MAX_IN_MEMORY = 5;

    /** A kill of the process loses at most this much time plus one run. */
    private static final long WRITE_INTERVAL_NANOS = Duration.ofSeconds(1).toNanos();

    private final Database database;
    private final RetentionLimits limits;
    private final ObjectMapper json;
    private final RunRecorder recorder;
    private final Consumer<String> warn;

    /** Newest first. */
    private final Deque<Experiment> latest = new ArrayDeque<>();

    private volatile long writtenSystemNanos;
    private boolean warned;

    /**
     * @param recorder retries the write of an end that failed
     * @param warn receives a sentence if an experiment can't be stored
     */
    ExperimentHistory(
            Database database, RetentionLimits limits, ObjectMapper json, RunRecorder recorder, Consumer<String> warn) {
        this.database = database;
        this.limits = limits;
        this.json = json;
        this.recorder = recorder;
        this.warn = warn;
    }

    /** Writes the state of an experiment. Called between its runs, so that no run is disturbed. */
    @Override
    public void accept(Experiment experiment) {
        if (remember(experiment)
                || experiment.state().ended()
                || System.nanoTime() - writtenSystemNanos >= WRITE_INTERVAL_NANOS) {
            write(experiment);
        }
    }

    private synchronized boolean remember(Experiment experiment) {
        boolean first = !latest.contains(experiment) && !experiment.state().ended();
        if (first) {
            latest.addFirst(experiment);
            warned = false;
            if (latest.size() > MAX_IN_MEMORY) {
                latest.removeLast();
            }
        }
        return first;
    }

    private void write(Experiment experiment) {
        try {
            put(experiment);
            recorder.succeeded();
        } catch (SQLException failed) {
            if (experiment.state().ended()) {
                recorder.retry(experiment.id(), () -> put(experiment), failed);
            }
            warnOnce(experiment, recorder.failed(failed));
        }
        writtenSystemNanos = System.nanoTime();
    }

    private void put(Experiment experiment) throws SQLException {
        database.inTransaction(connection -> {
            ExperimentTable.put(connection, current(experiment));
            ExperimentTable.trim(connection, limits);
            return null;
        });
    }

    private void warnOnce(Experiment experiment, StorageProblem problem) {
        if (!warned) {
            warned = true;
            warn.accept("History: this %s can't be stored, %s; it continues"
                    .formatted(experiment.plan().kind(), problem.what()));
        }
    }

    /** The current state of an experiment. */
    public StoredExperiment current(Experiment experiment) {
        return StoredExperiment.of(experiment, json);
    }

    /** The experiment with this kind and id, if it is still in memory. */
    public synchronized Optional<Experiment> find(String kind, String id) {
        return latest.stream()
                .filter(experiment ->
                        experiment.id().equals(id) && experiment.plan().kind().equals(kind))
                .findFirst();
    }

    /** The current or stored state of the experiment with this kind and id. */
    public Optional<StoredExperiment> stored(String kind, String id) {
        Optional<Experiment> inMemory = find(kind, id);
        return inMemory.isPresent()
                ? inMemory.map(this::current)
                : database.query(kind, id, connection -> ExperimentTable.find(connection, kind, id));
    }

    /** All experiments of a kind, newest first, without results; only those in memory if the database can't be accessed. */
    public List<StoredExperiment> list(String kind) {
        List<StoredExperiment> list = new ArrayList<>(inMemory(kind));
        List<String> listed = list.stream().map(StoredExperiment::id).toList();
        try {
            database
                    .inTransaction(connection -> ExperimentTable.list(
                            connection, kind, damaged -> database.damage().add(kind, damaged)))
                    .stream()
                    .filter(row -> !listed.contains(row.id()))
                    .forEach(list::add);
        } catch (SQLException unreadable) {
            if (StorageProblem.isDamage(unreadable)) {
                throw new History.Unreadable(database.problemOf(unreadable), unreadable);
            }
            return list;
        }
        list.sort(Comparator.comparing(StoredExperiment::startedAt).reversed());
        return list;
    }

    private synchronized List<StoredExperiment> inMemory(String kind) {
        return latest.stream()
                .filter(experiment -> experiment.plan().kind().equals(kind))
                .map(experiment -> current(experiment).withoutResult())
                .toList();
    }

    /** Deletes an experiment that has ended; returns whether there was one. Can be undone by {@link #restore}. */
    public boolean delete(String kind, String id) {
        boolean deleted = database.query(
                kind,
                id,
                connection ->
                        ExperimentTable.has(connection, kind, id) && SoftDelete.EXPERIMENTS.delete(connection, id));
        if (!deleted) {
            recorder.forget(id);
        }
        database.damage().remove(kind, id);
        Optional<Experiment> inMemory = find(kind, id);
        synchronized (this) {
            inMemory.ifPresent(latest::remove);
        }
        return deleted || inMemory.isPresent();
    }

    /** Restores an experiment that was deleted recently; returns whether there was one. */
    public boolean restore(String kind, String id) {
        return database.query(
                kind,
                id,
                connection ->
                        ExperimentTable.has(connection, kind, id) && SoftDelete.EXPERIMENTS.restore(connection, id));
    }
}
