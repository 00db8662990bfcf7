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
 * One run on its way into the database: what has come and is not there yet. {@link #miss} may be called by any thread; all
 * else is the recorder's own.
 */
final class RunRecording {
    /** With the next snapshot and the writing of it, what is lost when the process is killed is less than a second. */
    private static final long LONGEST_NANOS = Duration.ofMillis(750).toNanos();

    private static final int MOST_CHARACTERS = 250_000;

    private final Run run;
    private final Database database;
    private final RetentionPolicy room;
    private final ObjectMapper json;
    private final Runnable written;
    private final AtomicLong missing = new AtomicLong();

    private final List<String> lines = new ArrayList<>();
    private final List<StoredInterval.Packed> intervals = new ArrayList<>();
    private long characters;
    private long sinceSystemNanos;
    private @Nullable Snapshot newest;
    private String newestWhole = "";
    private boolean ended;

    private Kept kept = new Kept(false, false, 0, 0, 0);

    /** @param written told of each write that succeeds */
    RunRecording(Run run, Database database, RetentionPolicy room, ObjectMapper json, Runnable written) {
        this.run = run;
        this.database = database;
        this.room = room;
        this.json = json;
        this.written = written;
    }

    /** Of the run. */
    String id() {
        return run.id();
    }

    /** A snapshot can't be recorded. */
    void miss() {
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
        lines.add(text.kept());
        characters += text.kept().length();
        if (characters > MOST_CHARACTERS || System.nanoTime() - sinceSystemNanos >= LONGEST_NANOS) {
            write();
        }
    }

    /** Adds a part of the run; it is written with the next snapshots, or with the end. */
    void add(HistogramInterval interval) {
        intervals.add(StoredInterval.of(interval, json).packed());
    }

    /** Writes all that is left, with the report, the capture and the histograms; when that fails, all of it is left for another try. */
    void end() throws SQLException {
        ended = true;
        write();
    }

    /**
     * Writes what has come, and how the run stands.
     *
     * @throws SQLException when that can't be done; what has come is then missing, unless the run has ended
     */
    void write() throws SQLException {
        SnapshotBatch chunk =
                new SnapshotBatch(newest == null ? 1 : newest.seq() - lines.size() + 1, List.copyOf(lines));
        try {
            kept = database.with(connection -> write(connection, chunk));
        } catch (SQLException | RuntimeException failed) {
            if (!ended) {
                clear();
                missing.addAndGet(chunk.lines().size());
            }
            throw failed;
        }
        if (kept.lastSeq < chunk.lastSeq()) {
            missing.addAndGet(chunk.lines().size());
        }
        clear();
        written.run();
    }

    private void clear() {
        lines.clear();
        intervals.clear();
        characters = 0;
    }

    private Kept write(Connection connection, SnapshotBatch chunk) throws SQLException {
        if (kept.inserted && !RunTable.has(connection, run.id())) {
            // It was deleted after its end, before that could be written: there is nothing left to write.
            return kept;
        }
        if (!kept.inserted) {
            RunTable.insert(connection, row(kept, 0));
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
        boolean fits = !kept.full
                && room.makeForRecording(
                        connection, run.id(), compressed.length + intervalBytes + documentBytes - kept.documentBytes);
        if (!fits) {
            // A run that is too large is cut: its beginning is kept, and the report, which is small.
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
        Kept now = new Kept(
                true,
                !fits,
                append ? chunk.lastSeq() : kept.lastSeq,
                kept.chunkBytes + (append ? compressed.length : 0) + (fits ? intervalBytes : 0),
                fits ? documentBytes : kept.documentBytes);
        RunTable.update(connection, row(now, append ? 0 : chunk.lines().size()));
        return now;
    }

    private RunSummary row(Kept now, int lost) {
        // Between its end and the writing of its report a run is not yet told to have ended.
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
        }
        return documents;
    }

    /**
     * What is in the database.
     *
     * @param inserted whether the run is
     * @param full whether there is room for no more of it
     * @param lastSeq number of the newest snapshot, 0 for none
     */
    private record Kept(boolean inserted, boolean full, long lastSeq, long chunkBytes, long documentBytes) {}
}
