package dev.lockscope.history;

import dev.lockscope.run.Run;
import dev.lockscope.run.RunObserver;
import dev.lockscope.run.measure.Snapshot;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * The last runs as they were made, in memory. Bounded by the number of runs and by their snapshots in all; the oldest go
 * first, the newest stays unless it is to be forgotten. Thread-safe.
 */
public final class RunCache implements RunObserver {
    private final int mostRuns;
    private final long mostSnapshots;
    private final Consumer<Run> forgotten;

    /** Newest first. */
    private final Deque<Run> runs = new ArrayDeque<>();

    /** The newest snapshot of each; its number is how many there are. */
    private final Map<String, Snapshot> newest = new HashMap<>();

    /** @param forgotten told of each run that is dropped */
    public RunCache(int mostRuns, long mostSnapshots, Consumer<Run> forgotten) {
        this.mostRuns = mostRuns;
        this.mostSnapshots = mostSnapshots;
        this.forgotten = forgotten;
    }

    @Override
    public synchronized void started(Run run) {
        runs.addFirst(run);
        forgetTheOldest();
    }

    @Override
    public synchronized void sampled(Run run, Snapshot snapshot) {
        newest.put(run.id(), snapshot);
        forgetTheOldest();
    }

    /** All of them, newest first. */
    synchronized List<Run> runs() {
        return List.copyOf(runs);
    }

    /** The run with this id, if it is here. */
    synchronized Optional<Run> find(String id) {
        return runs.stream().filter(run -> run.id().equals(id)).findFirst();
    }

    synchronized Optional<Snapshot> newest(Run run) {
        return Optional.ofNullable(newest.get(run.id()));
    }

    /** Drops the run with this id, if it is here. */
    synchronized void forget(String id) {
        find(id).ifPresent(this::forget);
    }

    synchronized void forget(Run run) {
        if (runs.remove(run)) {
            newest.remove(run.id());
            forgotten.accept(run);
        }
    }

    private void forgetTheOldest() {
        while (runs.size() > 1 && (runs.size() > mostRuns || snapshotsInAll() > mostSnapshots)) {
            forget(runs.getLast());
        }
    }

    private long snapshotsInAll() {
        return newest.values().stream().mapToLong(Snapshot::seq).sum();
    }
}
