package dev.lockscope.live;

import dev.lockscope.history.History;
import dev.lockscope.log.RecordEncoder;
import dev.lockscope.log.RunSummary;
import dev.lockscope.log.SnapshotBatch;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The stream of a stored run, equal to that of the live run. Reads from the disk, so it must not be used on an event loop. Not
 * thread-safe: confined to its viewer.
 */
final class StoredRunStream implements RunStream {
    private final RunSummary run;
    private final History history;
    private final RecordEncoder encoder;

    /** Snapshots that were read but not sent yet. */
    private SnapshotBatch ahead = new SnapshotBatch(1, List.of());

    StoredRunStream(RunSummary run, History history, RecordEncoder encoder) {
        this.run = run;
        this.history = history;
        this.encoder = encoder;
    }

    @Override
    public String runId() {
        return run.id();
    }

    @Override
    public String run() {
        return encoder.run(run);
    }

    @Override
    public int revision() {
        return 1;
    }

    /** All samples, in one message. */
    @Override
    public Optional<Part> warmUp(int after) {
        return after > 0
                ? Optional.empty()
                : history.records()
                        .warmUp(run.id())
                        .map(samples -> new Part(encoder.document("warmUp", run.id(), samples), 1));
    }

    @Override
    public long newest() {
        return run.lastSeq();
    }

    /** Empty: a backfill has all snapshots. */
    @Override
    public Optional<Part> snapshot(long after) {
        return Optional.empty();
    }

    @Override
    public Optional<Part> backfill(long after, long last) {
        List<String> snapshots = new ArrayList<>();
        long sent = after;
        int characters = 0;
        while (characters < BACKFILL_CHARACTERS && sent < last && read(sent)) {
            sent = ahead.firstSeq();
            String snapshot = sent == newest()
                    ? history.records().newest(run.id()).orElse(ahead.lines().getFirst())
                    : ahead.lines().getFirst();
            snapshots.add(snapshot);
            characters += snapshot.length();
        }
        return snapshots.isEmpty()
                ? Optional.empty()
                : Optional.of(new Part(encoder.backfill(run.id(), snapshots), sent));
    }

    /** Reads the snapshot that follows {@code sent}, possibly after a gap; returns whether there is one. */
    private boolean read(long sent) {
        ahead = ahead.after(sent);
        if (ahead.lines().isEmpty()) {
            ahead = history.records().after(run.id(), sent).orElse(ahead);
        }
        return !ahead.lines().isEmpty();
    }

    @Override
    public Optional<String> finished() {
        return Optional.of(
                encoder.finished(run, history.records().report(run.id()).orElse(null)));
    }
}
