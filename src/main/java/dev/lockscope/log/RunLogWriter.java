package dev.lockscope.log;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A run that has ended as a log: a line of JSON each. The first names the format; then come the frames that viewers were
 * sent, {@code run}, each {@code snapshot} and at last {@code finished}, by which it is known to be whole; before that an
 * {@code interval} for each second, one {@code capture} and {@code histograms}, where they are kept. A {@code checksum} of all
 * these lines ends it, but for a run that was imported without one. Thread-safe.
 */
public final class RunLogWriter {
    private final RunRecords records;
    private final RecordEncoder frames;

    public RunLogWriter(RunRecords records, ObjectMapper json) {
        this.records = records;
        this.frames = new RecordEncoder(json);
    }

    /**
     * Writes it a chunk at a time, so that a run of an hour takes no more memory than one of a second.
     *
     * @throws RuntimeException when the run is evicted meanwhile; the log then lacks its last line
     */
    public void write(RunSummary run, OutputStream out) throws IOException {
        Line line = to(out);
        try (RunRecords.Lease _ = records.lease(List.of(run.id()))) {
            LogDigest digest = new LogDigest();
            Line digested = text -> {
                digest.add(text);
                line.write(text);
            };
            digested.write(frames.log(run));
            tell(run, digested);
            if (!run.noChecksum()) {
                line.write(frames.checksum(run.id(), digest.text()));
            }
        }
    }

    /** The same without what nobody draws: the intervals and the checksum. */
    public void writeForPage(RunSummary run, OutputStream out) throws IOException {
        Line line = to(out);
        try (RunRecords.Lease _ = records.lease(List.of(run.id()))) {
            line.write(frames.log(run));
            tellSnapshots(run, line);
            tellEnd(run, line);
        }
    }

    private static Line to(OutputStream out) {
        return text -> out.write((text + '\n').getBytes(StandardCharsets.UTF_8));
    }

    /** The same of every log of this run, whatever people have written on it. */
    public byte[] digest(RunSummary run) throws IOException {
        LogDigest digest = new LogDigest();
        try (RunRecords.Lease _ = records.lease(List.of(run.id()))) {
            tell(run, digest::add);
        }
        return digest.value();
    }

    private void tell(RunSummary run, Line out) throws IOException {
        tellSnapshots(run, out);
        for (Optional<StoredInterval> next = records.intervalAfter(run.id(), -1);
                next.isPresent();
                next = records.intervalAfter(run.id(), next.get().fromRunNanos())) {
            out.write(frames.document("interval", run.id(), next.get().json()));
        }
        tellEnd(run, out);
    }

    private void tellSnapshots(RunSummary run, Line out) throws IOException {
        String id = run.id();
        out.write(frames.run(run));
        for (Optional<SnapshotBatch> next = records.after(id, 0);
                next.isPresent();
                next = records.after(id, next.get().lastSeq())) {
            long seq = next.get().firstSeq();
            for (String snapshot : next.get().lines()) {
                out.write(frames.live(
                        id, seq++ == run.lastSeq() ? records.newest(id).orElse(snapshot) : snapshot));
            }
        }
    }

    private void tellEnd(RunSummary run, Line out) throws IOException {
        String id = run.id();
        tell("capture", id, records.capture(id), out);
        tell("histograms", id, records.histograms(id), out);
        out.write(frames.finished(run, records.report(id).orElse(null)));
    }

    private void tell(String type, String run, Optional<String> document, Line out) throws IOException {
        if (document.isPresent()) {
            out.write(frames.document(type, run, document.get()));
        }
    }

    private interface Line {
        void write(String text) throws IOException;
    }

    /**
     * The first line.
     *
     * @param snapshots number of the last one
     * @param missing of these, how many are not in the log
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record First(
            String type,
            String format,
            int version,
            long snapshots,
            long missing,
            @Nullable String name,
            @Nullable String note) {
        static final String TYPE = "log";
        static final String FORMAT = "lockscope-run";
        static final int VERSION = 1;

        static First of(RunSummary run) {
            return new First(
                    TYPE,
                    FORMAT,
                    VERSION,
                    run.lastSeq(),
                    run.missing(),
                    run.labels().name(),
                    run.labels().note());
        }
    }
}
