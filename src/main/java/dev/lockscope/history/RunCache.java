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
 * The latest runs, in memory. Bounded by the number of runs and the total of their snapshots: the oldest are evicted, the
 * newest stays. Thread-safe.
 */
public final class RunCache implements RunObserver {
    private final int maxRuns;
    private final long maxSnapshots;
    private final Consumer<Run> onEvicted;

    /** Newest first. */
    private final Deque<Run> runs = new ArrayDeque<>();

    /** The newest snapshot by run id; its number is the count of snapshots. */
    private final Map<String, Snapshot> newest = new HashMap<>();

    /** @param onEvicted receives each run that is dropped */
    public RunCache(int maxRuns, long maxSnapshots, Consumer<Run> onEvicted) {
        this.maxRuns = maxRuns;
        this.maxSnapshots = maxSnapshots;
        this.onEvicted = onEvicted;
    }

    @Override
    public synchronized void started(Run run) {
        runs.addFirst(run);
        evictOldest();
    }

    @Override
    public synchronized void sampled(Run run, Snapshot snapshot) {
        newest.put(run.id(), snapshot);
        evictOldest();
    }

    /** All runs, newest first. */
    synchronized List<Run> runs() {
        return List.copyOf(runs);
    }

    /** The run with this id, if it is cached. */
    synchronized Optional<Run> find(String id) {
        return runs.stream().filter(run -> run.id().equals(id)).findFirst();
    }

    synchronized Optional<Snapshot> newest(Run run) {
        return Optional.ofNullable(newest.get(run.id()));
    }

    /** Drops the run with this id, if it is cached. */
    synchronized void evict(String id) {
        find(id).ifPresent(this::evict);
    }

    synchronized void evict(Run run) {
        if (runs.remove(run)) {
            newest.remove(run.id());
            onEvicted.accept(run);
        }
    }

    private void evictOldest() {
        while (runs.size() > 1 && (runs.size() > maxRuns || totalSnapshots() > maxSnapshots)) {
            evict(runs.getLast());
        }
    }

    private long totalSnapshots() {
        return newest.values().stream().mapToLong(Snapshot::seq).sum();
    }
}
