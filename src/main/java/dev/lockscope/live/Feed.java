package dev.lockscope.live;

import dev.lockscope.run.Run;
import dev.lockscope.run.Snapshot;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Everything that viewers of one run can be told, encoded once. The snapshots lie in a ring: when it is full the oldest
 * go. Thread-safe.
 */
final class Feed {
    /** A backfill stops growing at this many characters: it is all that a viewer who doesn't read can hold up. */
    private static final int BACKFILL_CHARACTERS = 32_000;

    private static final int FIRST_ROOM = 64;

    private final Run run;
    private final Frames frames;
    private final int capacity;
    private String[] ring;
    private long newest;
    private Frames.@Nullable Encoded newestEncoded;
    private int edition = 1;
    private @Nullable String finished;

    /** @param capacity how many snapshots are kept */
    Feed(Run run, Frames frames, int capacity) {
        this.run = run;
        this.frames = frames;
        this.capacity = capacity;
        this.ring = new String[Math.min(FIRST_ROOM, capacity)];
    }

    String runId() {
        return run.id();
    }

    void add(Snapshot snapshot) {
        Frames.Encoded encoded = frames.snapshot(run, snapshot);
        synchronized (this) {
            if (newest == ring.length && ring.length < capacity) {
                ring = Arrays.copyOf(ring, Math.min(2 * ring.length, capacity));
            }
            newest = snapshot.seq();
            newestEncoded = encoded;
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

    /** Raised with every change of the run; a viewer who was told of an earlier one is to be told again. */
    synchronized int edition() {
        return edition;
    }

    String run() {
        return frames.run(run);
    }

    /** Number of the newest snapshot, 0 while there is none. */
    synchronized long newest() {
        return newest;
    }

    /** The newest snapshot, if it is later than {@code after}. */
    synchronized Optional<Part> snapshot(long after) {
        return newestEncoded == null || newest <= after
                ? Optional.empty()
                : Optional.of(new Part(newestEncoded.live(), newest));
    }

    /**
     * The snapshots later than {@code after} up to {@code last}, as many as one message holds. Those that the ring has
     * dropped are passed over. The newest one comes whole.
     */
    synchronized Optional<Part> backfill(long after, long last) {
        List<String> snapshots = new ArrayList<>();
        long seq = Math.max(after, newest - capacity);
        for (int characters = 0; seq < Math.min(last, newest) && characters < BACKFILL_CHARACTERS; ) {
            seq++;
            String snapshot = seq == newest && newestEncoded != null ? newestEncoded.whole() : ring[slot(seq)];
            snapshots.add(snapshot);
            characters += snapshot.length();
        }
        return snapshots.isEmpty() ? Optional.empty() : Optional.of(new Part(frames.backfill(run, snapshots), seq));
    }

    /** The last word on the run, once it has ended. */
    synchronized Optional<String> finished() {
        return Optional.ofNullable(finished);
    }

    private int slot(long seq) {
        return (int) ((seq - 1) % ring.length);
    }

    /**
     * A message with snapshots.
     *
     * @param last number of the last one in it
     */
    record Part(String text, long last) {}
}
