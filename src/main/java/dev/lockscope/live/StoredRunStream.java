package dev.lockscope.live;

import dev.lockscope.history.History;
import dev.lockscope.log.RecordEncoder;
import dev.lockscope.log.RunSummary;
import dev.lockscope.log.SnapshotBatch;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A run that is only kept, told as it was told when it was live. It asks the disk: not for threads that others are served
 * by. Not thread-safe: its viewer's own.
 */
final class StoredRunStream implements RunStream {
    private final RunSummary run;
    private final History history;
    private final RecordEncoder frames;

    /** What was read last and is not told yet. */
    private SnapshotBatch ahead = new SnapshotBatch(1, List.of());

    StoredRunStream(RunSummary run, History history, RecordEncoder frames) {
        this.run = run;
        this.history = history;
        this.frames = frames;
    }

    @Override
    public String runId() {
        return run.id();
    }

    @Override
    public String run() {
        return frames.run(run);
    }

    @Override
    public int edition() {
        return 1;
    }

    @Override
    public long newest() {
        return run.lastSeq();
    }

    /** Nothing: there is none that a backfill has not. */
    @Override
    public Optional<Part> snapshot(long after) {
        return Optional.empty();
    }

    @Override
    public Optional<Part> backfill(long after, long last) {
        List<String> snapshots = new ArrayList<>();
        long told = after;
        int characters = 0;
        while (characters < BACKFILL_CHARACTERS && told < last && read(told)) {
            told = ahead.firstSeq();
            String snapshot = told == newest()
                    ? history.newest(run.id()).orElse(ahead.lines().getFirst())
                    : ahead.lines().getFirst();
            snapshots.add(snapshot);
            characters += snapshot.length();
        }
        return snapshots.isEmpty()
                ? Optional.empty()
                : Optional.of(new Part(frames.backfill(run.id(), snapshots), told));
    }

    /** Whether the snapshot that follows {@code told} is the first of those {@link #ahead}; it may follow after a hole. */
    private boolean read(long told) {
        ahead = ahead.after(told);
        if (ahead.lines().isEmpty()) {
            ahead = history.after(run.id(), told).orElse(ahead);
        }
        return !ahead.lines().isEmpty();
    }

    @Override
    public Optional<String> finished() {
        return Optional.of(frames.finished(run, history.report(run.id()).orElse(null)));
    }
}
