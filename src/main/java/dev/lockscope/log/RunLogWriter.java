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
 * Writes a run that has ended as a log, in lines of JSON: the format, {@code run}, {@code warmUp} with all samples of a
 * warm-up, each {@code snapshot}, an {@code interval} for each second, {@code capture} and {@code histograms} as far as they are
 * stored, {@code finished}, and a {@code checksum} of all lines before it, unless the run was imported without one. {@code run},
 * {@code snapshot} and {@code finished} are equal to the messages on {@code /live}. Thread-safe.
 */
public final class RunLogWriter {
    private final RunRecords records;
    private final RecordEncoder encoder;

    public RunLogWriter(RunRecords records, ObjectMapper json) {
        this.records = records;
        this.encoder = new RecordEncoder(json);
    }

    /**
     * Writes a log in batches: a run of an hour takes no more memory than one of a second.
     *
     * @throws RuntimeException if the run is evicted meanwhile; the log then lacks its last line
     */
    public void write(RunSummary run, OutputStream out) throws IOException {
        Line line = to(out);
        try (RunRecords.Lease _ = records.lease(List.of(run.id()))) {
            LogDigest digest = new LogDigest();
            Line digested = text -> {
                digest.add(text);
                line.write(text);
            };
            digested.write(encoder.log(run));
            writeRecords(run, digested);
            if (!run.noChecksum()) {
                line.write(encoder.checksum(run.id(), digest.text()));
            }
        }
    }

    /** The same without intervals and checksum, which the page does not use. */
    public void writeForPage(RunSummary run, OutputStream out) throws IOException {
        Line line = to(out);
        try (RunRecords.Lease _ = records.lease(List.of(run.id()))) {
            line.write(encoder.log(run));
            writeSnapshots(run, line);
            writeEnd(run, line);
        }
    }

    private static Line to(OutputStream out) {
        return text -> out.write((text + '\n').getBytes(StandardCharsets.UTF_8));
    }

    /** The digest of the recorded data: it does not depend on labels. */
    public byte[] digest(RunSummary run) throws IOException {
        LogDigest digest = new LogDigest();
        try (RunRecords.Lease _ = records.lease(List.of(run.id()))) {
            writeRecords(run, digest::add);
        }
        return digest.value();
    }

    private void writeRecords(RunSummary run, Line out) throws IOException {
        writeSnapshots(run, out);
        for (Optional<StoredInterval> next = records.intervalAfter(run.id(), -1);
                next.isPresent();
                next = records.intervalAfter(run.id(), next.get().fromRunNanos())) {
            out.write(encoder.document("interval", run.id(), next.get().json()));
        }
        writeEnd(run, out);
    }

    private void writeSnapshots(RunSummary run, Line out) throws IOException {
        String id = run.id();
        out.write(encoder.run(run));
        writeRecords("warmUp", id, records.warmUp(id), out);
        for (Optional<SnapshotBatch> next = records.after(id, 0);
                next.isPresent();
                next = records.after(id, next.get().lastSeq())) {
            long seq = next.get().firstSeq();
            for (String snapshot : next.get().lines()) {
                out.write(encoder.live(
                        id, seq++ == run.lastSeq() ? records.newest(id).orElse(snapshot) : snapshot));
            }
        }
    }

    private void writeEnd(RunSummary run, Line out) throws IOException {
        String id = run.id();
        writeRecords("capture", id, records.capture(id), out);
        writeRecords("histograms", id, records.histograms(id), out);
        out.write(encoder.finished(run, records.report(id).orElse(null)));
    }

    private void writeRecords(String type, String run, Optional<String> document, Line out) throws IOException {
        if (document.isPresent()) {
            out.write(encoder.document(type, run, document.get()));
        }
    }

    private interface Line {
        void write(String text) throws IOException;
    }

    /**
     * The first line.
     *
     * @param snapshots number of the last one
     * @param missing number of snapshots that are not in the log
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
