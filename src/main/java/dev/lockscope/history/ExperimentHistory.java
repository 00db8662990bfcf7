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
 * Experiments, kept. The last few are in memory as they were made; all of them, these too, are in a database. Thread-safe.
 * What asks the database throws {@link History.Unreadable} when it can't be asked.
 */
public final class ExperimentHistory implements Consumer<Experiment> {
    private static final int MOST_IN_MEMORY = 5;

    /** What is lost when the process is killed is less than this and a run. */
    private static final long REST_NANOS = Duration.ofSeconds(1).toNanos();

    private final Database database;
    private final RetentionLimits bounds;
    private final ObjectMapper json;
    private final RunRecorder recorder;
    private final Consumer<String> warn;

    /** Newest first. */
    private final Deque<Experiment> latest = new ArrayDeque<>();

    private volatile long writtenSystemNanos;
    private boolean warned;

    /**
     * @param recorder tries again to write an end that could not be written
     * @param warn told in a sentence when an experiment can't be kept
     */
    ExperimentHistory(
            Database database, RetentionLimits bounds, ObjectMapper json, RunRecorder recorder, Consumer<String> warn) {
        this.database = database;
        this.bounds = bounds;
        this.json = json;
        this.recorder = recorder;
        this.warn = warn;
    }

    /** How an experiment stands is written down between its runs, so that no run is disturbed. */
    @Override
    public void accept(Experiment experiment) {
        if (remember(experiment)
                || experiment.state().ended()
                || System.nanoTime() - writtenSystemNanos >= REST_NANOS) {
            write(experiment);
        }
    }

    private synchronized boolean remember(Experiment experiment) {
        boolean first = !latest.contains(experiment) && !experiment.state().ended();
        if (first) {
            latest.addFirst(experiment);
            warned = false;
            if (latest.size() > MOST_IN_MEMORY) {
                latest.removeLast();
            }
        }
        return first;
    }

    private void write(Experiment experiment) {
        try {
            put(experiment);
            recorder.written();
        } catch (SQLException failed) {
            if (experiment.state().ended()) {
                recorder.retry(experiment.id(), () -> put(experiment), failed);
            }
            complain(experiment, recorder.failed(failed));
        }
        writtenSystemNanos = System.nanoTime();
    }

    private void put(Experiment experiment) throws SQLException {
        database.with(connection -> {
            ExperimentTable.put(connection, asItStands(experiment));
            ExperimentTable.trim(connection, bounds);
            return null;
        });
    }

    private void complain(Experiment experiment, StorageProblem trouble) {
        if (!warned) {
            warned = true;
            warn.accept("History: this %s can't be kept, %s; it goes on"
                    .formatted(experiment.plan().kind(), trouble.what()));
        }
    }

    /** An experiment as it stands now. */
    public StoredExperiment asItStands(Experiment experiment) {
        return StoredExperiment.of(experiment, json);
    }

    /** The experiment of this kind and id, if it is one of the last and so still here as it was made. */
    public synchronized Optional<Experiment> find(String kind, String id) {
        return latest.stream()
                .filter(experiment ->
                        experiment.id().equals(id) && experiment.plan().kind().equals(kind))
                .findFirst();
    }

    /** The experiment of this kind and id, as it stands now or as it is kept. */
    public Optional<StoredExperiment> kept(String kind, String id) {
        Optional<Experiment> here = find(kind, id);
        return here.isPresent()
                ? here.map(this::asItStands)
                : database.ask(kind, id, connection -> ExperimentTable.find(connection, kind, id));
    }

    /** All of a kind, newest first, without their results. Where the database can't be asked, the last few. */
    public List<StoredExperiment> list(String kind) {
        List<StoredExperiment> list = new ArrayList<>(here(kind));
        List<String> listed = list.stream().map(StoredExperiment::id).toList();
        try {
            database
                    .with(connection -> ExperimentTable.list(
                            connection, kind, damaged -> database.damage().add(kind, damaged)))
                    .stream()
                    .filter(row -> !listed.contains(row.id()))
                    .forEach(list::add);
        } catch (SQLException unreadable) {
            if (StorageProblem.isDamage(unreadable)) {
                throw new History.Unreadable(database.troubleOf(unreadable), unreadable);
            }
            return list;
        }
        list.sort(Comparator.comparing(StoredExperiment::startedAt).reversed());
        return list;
    }

    private synchronized List<StoredExperiment> here(String kind) {
        return latest.stream()
                .filter(experiment -> experiment.plan().kind().equals(kind))
                .map(experiment -> asItStands(experiment).line())
                .toList();
    }

    /** Forgets an experiment that has ended, if there is one of this kind and id. For a while that can be undone. */
    public boolean delete(String kind, String id) {
        boolean deleted = database.ask(
                kind,
                id,
                connection -> ExperimentTable.has(connection, kind, id) && SoftDelete.EXPERIMENTS.take(connection, id));
        if (!deleted) {
            recorder.forget(id);
        }
        database.damage().remove(kind, id);
        Optional<Experiment> here = find(kind, id);
        synchronized (this) {
            here.ifPresent(latest::remove);
        }
        return deleted || here.isPresent();
    }

    /** Brings back an experiment that was deleted a short while ago; whether there was one of this kind and id. */
    public boolean restore(String kind, String id) {
        return database.ask(
                kind,
                id,
                connection ->
                        ExperimentTable.has(connection, kind, id) && SoftDelete.EXPERIMENTS.giveBack(connection, id));
    }
}
