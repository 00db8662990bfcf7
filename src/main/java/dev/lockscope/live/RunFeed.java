package dev.lockscope.live;

import dev.lockscope.log.RecordEncoder;
import dev.lockscope.log.SnapshotText;
import dev.lockscope.run.Run;
import dev.lockscope.run.measure.Snapshot;
import dev.lockscope.run.measure.WarmUp;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.LongAdder;
import org.jspecify.annotations.Nullable;

/** The stream of a run in memory, encoded once for all viewers. The snapshots are in a ring, which drops the oldest. */
final class RunFeed implements RunStream {
    private static final int INITIAL_CAPACITY = 64;

    private final Run run;
    private final RecordEncoder encoder;
    private final int capacity;
    private final LongAdder conflated;
    private String[] ring;
    private long newest;
    private @Nullable SnapshotText newestEncoded;
    private String newestLive = "";
    private final List<String> warmUp = new ArrayList<>();
    private boolean warming;
    private int revision = 1;
    private @Nullable String finished;

    /**
     * @param capacity number of snapshots in the ring
     * @param conflated counts snapshots that were skipped in favour of a newer one
     */
    RunFeed(Run run, RecordEncoder encoder, int capacity, LongAdder conflated) {
        this.run = run;
        this.encoder = encoder;
        this.capacity = capacity;
        this.conflated = conflated;
        this.ring = new String[Math.min(INITIAL_CAPACITY, capacity)];
    }

    @Override
    public String runId() {
        return run.id();
    }

    void add(Snapshot snapshot) {
        SnapshotText encoded = encoder.snapshot(snapshot);
        String live = encoder.live(run.id(), encoded.whole());
        synchronized (this) {
            if (newest == ring.length && ring.length < capacity) {
                ring = Arrays.copyOf(ring, Math.min(2 * ring.length, capacity));
            }
            newest = snapshot.seq();
            newestEncoded = encoded;
            newestLive = live;
            ring[slot(newest)] = encoded.withoutState();
        }
    }

    void end() {
        String message = encoder.finished(run);
        synchronized (this) {
            finished = message;
        }
    }

    /** The warm-up has gone on, or is over. */
    void warm() {
        List<WarmUp> samples = run.warmUpSamples();
        boolean now = run.warmUp().isPresent();
        synchronized (this) {
            samples.subList(warmUp.size(), samples.size()).forEach(sample -> warmUp.add(encoder.sample(sample)));
            if (warming != now) {
                warming = now;
                revision++;
            }
        }
    }

    /** The run was paused, resumed or given another workload. */
    synchronized void nextRevision() {
        revision++;
    }

    @Override
    public synchronized int revision() {
        return revision;
    }

    @Override
    public String run() {
        return encoder.run(run);
    }

    @Override
    public synchronized Optional<Part> warmUp(int after) {
        return after >= warmUp.size()
                ? Optional.empty()
                : Optional.of(new Part(encoder.warmUp(run.id(), warmUp.subList(after, warmUp.size())), warmUp.size()));
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
                : Optional.of(new Part(encoder.backfill(run.id(), snapshots), seq));
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
