package dev.lockscope.history;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.lockscope.history.DocumentTable.Kind;
import dev.lockscope.log.Gzip;
import dev.lockscope.log.RunLabels;
import dev.lockscope.log.RunSummary;
import dev.lockscope.log.SnapshotBatch;
import dev.lockscope.log.SnapshotText;
import dev.lockscope.log.StoredInterval;
import dev.lockscope.run.Run;
import dev.lockscope.run.RunState;
import dev.lockscope.run.measure.HistogramInterval;
import dev.lockscope.run.measure.Snapshot;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/**
 * The recording of one run: buffers its snapshots and writes them in batches. {@link #skip} may be called by any thread;
 * everything else is confined to the recorder's thread.
 */
final class RunRecording {
    /** With the interval of snapshots and the write itself, a kill of the process loses less than a second, on a busy machine too. */
    private static final long MAX_BATCH_NANOS = Duration.ofMillis(500).toNanos();

    private static final int MAX_CHARACTERS = 250_000;

    private final Run run;
    private final Database database;
    private final RetentionPolicy retention;
    private final ObjectMapper json;
    private final Runnable onWritten;
    private final AtomicLong missing = new AtomicLong();

    private final List<String> lines = new ArrayList<>();
    private final List<StoredInterval.Packed> intervals = new ArrayList<>();
    private long characters;
    private long sinceSystemNanos;
    private @Nullable Snapshot newest;
    private String newestWhole = "";
    private boolean ended;

    private Progress progress = new Progress(false, false, 0, 0, 0);

    /** @param onWritten called after each successful write */
    RunRecording(Run run, Database database, RetentionPolicy retention, ObjectMapper json, Runnable onWritten) {
        this.run = run;
        this.database = database;
        this.retention = retention;
        this.json = json;
        this.onWritten = onWritten;
    }

    /** Id of the run. */
    String id() {
        return run.id();
    }

    /** Counts a snapshot that is not recorded. */
    void skip() {
        missing.incrementAndGet();
    }

    void add(Snapshot snapshot) throws SQLException {
        if (newest != null && snapshot.seq() != newest.seq() + 1) {
            write();
        }
        if (lines.isEmpty()) {
            sinceSystemNanos = System.nanoTime();
        }
        SnapshotText text = SnapshotText.of(snapshot, json);
        newest = snapshot;
        newestWhole = text.whole();
        lines.add(text.withoutState());
        characters += text.withoutState().length();
        if (characters > MAX_CHARACTERS || System.nanoTime() - sinceSystemNanos >= MAX_BATCH_NANOS) {
            write();
        }
    }

    /** Adds an interval, which is written with the next batch or the end. */
    void add(HistogramInterval interval) {
        intervals.add(StoredInterval.of(interval, json).packed());
    }

    /** Writes everything that is pending, with report, capture and histograms. If that fails it can be retried. */
    void end() throws SQLException {
        ended = true;
        write();
    }

    /**
     * Writes the pending batch and the state of the run.
     *
     * @throws SQLException if that fails; the batch is then discarded and counted as missing, unless the run has ended
     */
    void write() throws SQLException {
        SnapshotBatch chunk =
                new SnapshotBatch(newest == null ? 1 : newest.seq() - lines.size() + 1, List.copyOf(lines));
        try {
            progress = database.inTransaction(connection -> write(connection, chunk));
        } catch (SQLException | RuntimeException failed) {
            if (!ended) {
                clear();
                missing.addAndGet(chunk.lines().size());
            }
            throw failed;
        }
        if (progress.lastSeq < chunk.lastSeq()) {
            missing.addAndGet(chunk.lines().size());
        }
        clear();
        onWritten.run();
    }

    private void clear() {
        lines.clear();
        intervals.clear();
        characters = 0;
    }

    private Progress write(Connection connection, SnapshotBatch chunk) throws SQLException {
        if (progress.inserted && !RunTable.has(connection, run.id())) {
            // The run was deleted before its end could be written.
            return progress;
        }
        if (!progress.inserted) {
            RunTable.insert(connection, row(progress, 0));
            DocumentTable.insert(connection, run.id());
        }
        byte[] compressed = Gzip.compress(String.join("\n", chunk.lines()));
        Map<Kind, byte[]> documents = documents();
        long documentBytes = documents.values().stream()
                .mapToLong(document -> document.length)
                .sum();
        long intervalBytes = intervals.stream()
                .mapToLong(interval -> interval.compressed().length)
                .sum();
        boolean fits = !progress.full
                && retention.makeRoomForRecording(
                        connection,
                        run.id(),
                        compressed.length + intervalBytes + documentBytes - progress.documentBytes);
        if (!fits) {
            // Of a run that is too large, only the beginning and the report, which is small, are stored.
            documents.keySet().retainAll(List.of(Kind.REPORT));
        }
        boolean append = fits && !chunk.lines().isEmpty();
        if (append) {
            ChunkTable.append(connection, run.id(), chunk.firstSeq(), chunk.lastSeq(), compressed);
        }
        if (fits) {
            for (StoredInterval.Packed interval : intervals) {
                IntervalTable.append(connection, run.id(), interval);
            }
        }
        DocumentTable.put(connection, run.id(), documents);
        Progress now = new Progress(
                true,
                !fits,
                append ? chunk.lastSeq() : progress.lastSeq,
                progress.chunkBytes + (append ? compressed.length : 0) + (fits ? intervalBytes : 0),
                fits ? documentBytes : progress.documentBytes);
        RunTable.update(connection, row(now, append ? 0 : chunk.lines().size()));
        return now;
    }

    private RunSummary row(Progress now, int lost) {
        // A run counts as running until its report is written.
        RunState state = run.state().ended() && !ended ? RunState.RUNNING : run.state();
        RunSummary.Stored stored =
                new RunSummary.Stored(now.lastSeq, missing.get() + lost, now.chunkBytes + now.documentBytes);
        return RunSummary.of(run, state, newest, json, RunLabels.NONE, stored);
    }

    private Map<Kind, byte[]> documents() {
        Map<Kind, byte[]> documents = new EnumMap<>(Kind.class);
        if (newest != null) {
            documents.put(Kind.NEWEST, Gzip.compress(newestWhole));
        }
        if (ended) {
            run.report()
                    .ifPresent(report -> documents.put(
                            Kind.REPORT, Gzip.compress(json.valueToTree(report).toString())));
            documents.put(
                    Kind.CAPTURE, Gzip.compress(json.valueToTree(run.capture()).toString()));
            documents.put(
                    Kind.HISTOGRAMS,
                    Gzip.compress(json.valueToTree(run.histograms()).toString()));
            if (!run.warmUpSamples().isEmpty()) {
                documents.put(
                        Kind.WARM_UP,
                        Gzip.compress(json.valueToTree(run.warmUpSamples()).toString()));
            }
        }
        return documents;
    }

    /**
     * What has been written.
     *
     * @param inserted whether the run has a row
     * @param full whether there is no room for more of it
     * @param lastSeq number of the newest written snapshot, 0 for none
     */
    private record Progress(boolean inserted, boolean full, long lastSeq, long chunkBytes, long documentBytes) {}
}
