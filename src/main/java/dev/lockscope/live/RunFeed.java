package dev.lockscope.live;

import dev.lockscope.log.RecordEncoder;
import dev.lockscope.log.SnapshotText;
import dev.lockscope.run.Run;
import dev.lockscope.run.measure.Snapshot;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.LongAdder;
import org.jspecify.annotations.Nullable;

/** The story of a run that is in memory, encoded once. The snapshots lie in a ring: when it is full the oldest go. */
final class RunFeed implements RunStream {
    private static final int FIRST_ROOM = 64;

    private final Run run;
    private final RecordEncoder frames;
    private final int capacity;
    private final LongAdder conflated;
    private String[] ring;
    private long newest;
    private @Nullable SnapshotText newestEncoded;
    private String newestLive = "";
    private int edition = 1;
    private @Nullable String finished;

    /**
     * @param capacity how many snapshots are kept
     * @param conflated counts those that viewers were not sent for a newer one
     */
    RunFeed(Run run, RecordEncoder frames, int capacity, LongAdder conflated) {
        this.run = run;
        this.frames = frames;
        this.capacity = capacity;
        this.conflated = conflated;
        this.ring = new String[Math.min(FIRST_ROOM, capacity)];
    }

    @Override
    public String runId() {
        return run.id();
    }

    void add(Snapshot snapshot) {
        SnapshotText encoded = frames.snapshot(snapshot);
        String live = frames.live(run.id(), encoded.whole());
        synchronized (this) {
            if (newest == ring.length && ring.length < capacity) {
                ring = Arrays.copyOf(ring, Math.min(2 * ring.length, capacity));
            }
            newest = snapshot.seq();
            newestEncoded = encoded;
            newestLive = live;
            ring[slot(newest)] = encoded.kept();
        }
    }

    void end() {
        String frame = frames.finished(run);
        synchronized (this) {
            finished = frame;
        }
    }

    /** The run was paused, resumed or given another workload. */
    synchronized void change() {
        edition++;
    }

    @Override
    public synchronized int edition() {
        return edition;
    }

    @Override
    public String run() {
        return frames.run(run);
    }

    @Override
    public synchronized long newest() {
        return newest;
    }

    @Override
    public synchronized Optional<Part> snapshot(long after) {
        return newestEncoded == null || newest <= after ? Optional.empty() : Optional.of(new Part(newestLive, newest));
    }

    @Override
    public synchronized Optional<Part> backfill(long after, long last) {
        List<String> snapshots = new ArrayList<>();
        long seq = Math.max(after, newest - capacity);
        for (int characters = 0; seq < Math.min(last, newest) && characters < BACKFILL_CHARACTERS; ) {
            seq++;
            String snapshot = seq == newest && newestEncoded != null ? newestEncoded.whole() : ring[slot(seq)];
            snapshots.add(snapshot);
            characters += snapshot.length();
        }
        return snapshots.isEmpty()
                ? Optional.empty()
                : Optional.of(new Part(frames.backfill(run.id(), snapshots), seq));
    }

    @Override
    public synchronized Optional<String> finished() {
        return Optional.ofNullable(finished);
    }

    @Override
    public void conflated(long snapshots) {
        conflated.add(snapshots);
    }

    private int slot(long seq) {
        return (int) ((seq - 1) % ring.length);
    }
}
