package dev.lockscope.live;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.lockscope.run.Report;
import dev.lockscope.run.Run;
import dev.lockscope.run.RunState;
import dev.lockscope.run.Snapshot;
import dev.lockscope.workload.Workload;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The texts that go to viewers, each a JSON object with its {@code type}. Thread-safe. */
final class Frames {
    /** Long, and each one makes the one before it worthless. */
    private static final List<String> ONLY_OF_NOW = List.of("state", "served");

    private final ObjectMapper json;

    Frames(ObjectMapper json) {
        this.json = json;
    }

    /** What is being watched. */
    String run(Run run) {
        return text(new RunFrame(
                "run", run.id(), run.workload(), run.state(), run.startedAt(), run.period().toMillis()));
    }

    /** One snapshot as it is sent live, and as it is kept for a backfill: without what only the newest is asked for. */
    Encoded snapshot(Run run, Snapshot snapshot) {
        ObjectNode node = json.valueToTree(snapshot);
        ObjectNode kept = node.deepCopy();
        kept.remove(ONLY_OF_NOW);
        ObjectNode live = json.createObjectNode().put("type", "snapshot").put("run", run.id());
        live.setAll(node);
        return new Encoded(live.toString(), node.toString(), kept.toString());
    }

    /** What a viewer has not seen; the snapshots are encoded already. */
    String backfill(Run run, List<String> snapshots) {
        return "{\"type\":\"backfill\",\"run\":\"%s\",\"snapshots\":[%s]}".formatted(run.id(), String.join(",", snapshots));
    }

    /** The last word on a run. */
    String finished(Run run) {
        return text(new FinishedFrame(
                "finished",
                run.id(),
                run.state(),
                run.report().orElseThrow(),
                run.failure().map(Throwable::toString).orElse(null)));
    }

    private String text(Object frame) {
        try {
            return json.writeValueAsString(frame);
        } catch (JsonProcessingException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    /**
     * A snapshot in JSON.
     *
     * @param live the frame
     * @param whole the snapshot alone
     * @param kept the snapshot alone, without the state and each worker's operations
     */
    record Encoded(String live, String whole, String kept) {}

    private record RunFrame(
            String type, String id, Workload workload, RunState state, Instant startedAt, long periodMillis) {}

    @JsonInclude(JsonInclude.Include.NON_NULL)
    private record FinishedFrame(
            String type, String run, RunState state, Report report, @Nullable String failure) {}
}
