package dev.lockscope.history;

import dev.lockscope.run.Observer;
import dev.lockscope.run.Run;
import dev.lockscope.run.Snapshot;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * The last runs, kept in memory. Bounded by the number of runs and by their snapshots in all; the oldest go first, the
 * newest always stays. Thread-safe.
 */
public final class History implements Observer {
    private final int mostRuns;
    private final long mostSnapshots;
    private final Consumer<Run> forgotten;

    /** Newest first. */
    private final Deque<Run> runs = new ArrayDeque<>();

    private final Map<String, Long> snapshots = new HashMap<>();

    /** @param forgotten told of each run that is dropped */
    public History(int mostRuns, long mostSnapshots, Consumer<Run> forgotten) {
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
        snapshots.merge(run.id(), 1L, Long::sum);
        forgetTheOldest();
    }

    /** All that are kept, newest first. */
    public synchronized List<Run> runs() {
        return List.copyOf(runs);
    }

    /** The run with this id, if it is kept. */
    public synchronized Optional<Run> find(String id) {
        return runs.stream().filter(run -> run.id().equals(id)).findFirst();
    }

    private void forgetTheOldest() {
        while (runs.size() > 1 && (runs.size() > mostRuns || snapshotsInAll() > mostSnapshots)) {
            Run oldest = runs.removeLast();
            snapshots.remove(oldest.id());
            forgotten.accept(oldest);
        }
    }

    private long snapshotsInAll() {
        return snapshots.values().stream().mapToLong(Long::longValue).sum();
    }
}
