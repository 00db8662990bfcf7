package dev.lockscope.log;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.util.RawValue;
import dev.lockscope.run.Run;
import dev.lockscope.run.RunState;
import dev.lockscope.run.measure.Snapshot;
import dev.lockscope.run.measure.WarmUp;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Encodes the messages to viewers and the lines of a log, each a JSON object with its {@code type}. Thread-safe. */
public final class RecordEncoder {
    private final ObjectMapper json;

    public RecordEncoder(ObjectMapper json) {
        this.json = json;
    }

    /** The first line of a log. */
    String log(RunSummary run) {
        return text(RunLogWriter.First.of(run));
    }

    /** Describes a run. */
    public String run(Run run) {
        return text(new RunFrame(
                "run",
                run.id(),
                run.workload(),
                run.state(),
                run.startedAt(),
                run.period().toMillis(),
                run.warmUp().orElse(null)));
    }

    /** Describes a stored run. */
    public String run(RunSummary run) {
        return text(new RunFrame(
                "run", run.id(), new RawValue(run.workload()), run.state(), run.startedAt(), run.periodMillis(), null));
    }

    public SnapshotText snapshot(Snapshot snapshot) {
        return SnapshotText.of(snapshot, json);
    }

    /** A snapshot, which is already encoded. */
    public String live(String run, String snapshot) {
        return "{\"type\":\"snapshot\",\"run\":\"%s\",%s".formatted(run, snapshot.substring(1));
    }

    /** A record of a log that is already encoded. */
    public String document(String type, String run, String document) {
        return "{\"type\":\"%1$s\",\"run\":\"%2$s\",\"%1$s\":%3$s}".formatted(type, run, document);
    }

    /** A sample of a warm-up. */
    public String sample(WarmUp state) {
        return text(state);
    }

    /** Samples of a warm-up, which are already encoded. */
    public String warmUp(String run, List<String> samples) {
        return document("warmUp", run, "[%s]".formatted(String.join(",", samples)));
    }

    /** Earlier snapshots, which are already encoded. */
    public String backfill(String run, List<String> snapshots) {
        return "{\"type\":\"backfill\",\"run\":\"%s\",\"snapshots\":[%s]}".formatted(run, String.join(",", snapshots));
    }

    /** The last message about a run. A run that failed early has no report. */
    public String finished(Run run) {
        return text(new FinishedFrame(
                "finished",
                run.id(),
                run.state(),
                run.report().orElse(null),
                run.failure().map(Throwable::toString).orElse(null)));
    }

    /** The last message about a stored run. A run that was interrupted has no report either. */
    public String finished(RunSummary run, @Nullable String report) {
        return text(new FinishedFrame(
                "finished", run.id(), run.state(), report == null ? null : new RawValue(report), run.failure()));
    }

    /** The last line of a log. */
    String checksum(String run, String sha256) {
        return text(new ChecksumFrame("checksum", run, sha256));
    }

    /** Any record as a JSON object with this {@code type} first. */
    public String typed(String type, Object record) {
        return "{\"type\":\"%s\",%s".formatted(type, text(record).substring(1));
    }

    private String text(Object message) {
        try {
            return json.writeValueAsString(message);
        } catch (JsonProcessingException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    /** @param warmUp only until it is over */
    private record RunFrame(
            String type,
            String id,
            Object workload,
            RunState state,
            Instant startedAt,
            long periodMillis,

            @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable
            WarmUp warmUp) {}

    private record ChecksumFrame(String type, String run, String sha256) {}

    @JsonInclude(JsonInclude.Include.NON_NULL)
    private record FinishedFrame(
            String type,
            String run,
            RunState state,
            @Nullable Object report,
            @Nullable String failure) {}
}
