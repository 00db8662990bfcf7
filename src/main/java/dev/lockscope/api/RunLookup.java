package dev.lockscope.api;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.util.RawValue;
import dev.lockscope.format.RunBody;
import dev.lockscope.history.History;
import dev.lockscope.lock.Cell;
import dev.lockscope.log.RunRecords;
import dev.lockscope.log.RunSummary;
import dev.lockscope.run.Run;
import dev.lockscope.run.measure.HistogramInterval;
import dev.lockscope.run.measure.HistogramText;
import dev.lockscope.run.measure.Report;
import jakarta.inject.Singleton;
import jakarta.ws.rs.ClientErrorException;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.StreamingOutput;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.HdrHistogram.Histogram;

/** Finds a run by its id, in memory or, once it has left that, in the history. */
@Singleton
class RunLookup {
    private final History history;
    private final ObjectMapper json;

    RunLookup(History history, ObjectMapper json) {
        this.history = history;
        this.json = json;
    }

    RunBody body(Run run) {
        return RunBody.of(run, history.labels(run.id()));
    }

    /** @throws NotFoundException when there is no such run */
    RunBody body(String id) {
        return history.find(id)
                .map(this::body)
                .orElseGet(() ->
                        RunBody.of(stored(id), history.records().report(id).orElse(null)));
    }

    /** @throws ClientErrorException when there is no such run, or it has no report */
    String classicLines(String id) {
        Optional<Run> run = history.find(id);
        if (run.isPresent()) {
            return run.get()
                    .report()
                    .map(Report::classicLines)
                    .orElseThrow(() -> new ClientErrorException(
                            "Run " + id + " is still running; its lines are available once it has ended",
                            Response.Status.CONFLICT));
        }
        stored(id);
        return history.records()
                .report(id)
                .map(this::classicLinesOf)
                .orElseThrow(() -> new ClientErrorException(
                        "Run " + id + " was interrupted and has no report", Response.Status.CONFLICT));
    }

    private String classicLinesOf(String report) {
        try {
            JsonNode node = json.readTree(report);
            List<Cell> state = List.of(json.treeToValue(node.get("state"), Cell[].class));
            return Report.classicLines(
                    node.get("reads").longValue(), node.get("writes").longValue(), state);
        } catch (JsonProcessingException damaged) {
            throw new UncheckedIOException(damaged);
        }
    }

    /** A {@link dev.lockscope.run.measure.Capture}, or the JSON of one. */
    Object capture(String id) {
        Optional<Run> run = history.find(id);
        if (run.isPresent()) {
            return run.get().capture();
        }
        stored(id);
        return new RawValue(history.records()
                .capture(id)
                .orElseThrow(() -> new NotFoundException("No capture is stored of run " + id)));
    }

    /**
     * The histograms of a run by their tags; the caller owns them.
     *
     * @throws NotFoundException when none are stored: the run was interrupted, or recorded by an earlier version
     */
    Map<String, Histogram> histograms(String id) {
        String texts = history.records()
                .histograms(id)
                .orElseThrow(() -> new NotFoundException("No histograms are stored of run " + id));
        return histogramsOf(tree(texts));
    }

    /** The next interval of a run that begins after {@code fromRunNanos}; a run of an earlier version has none. */
    Optional<HistogramInterval> intervalAfter(String id, long fromRunNanos) {
        return history.records().intervalAfter(id, fromRunNanos).map(interval -> {
            JsonNode node = tree(interval.json());
            return new HistogramInterval(
                    interval.fromRunNanos(), node.get("toNanos").longValue(), histogramsOf(node.get("histograms")));
        });
    }

    private JsonNode tree(String text) {
        try {
            return json.readTree(text);
        } catch (JsonProcessingException damaged) {
            throw new UncheckedIOException(damaged);
        }
    }

    private static Map<String, Histogram> histogramsOf(JsonNode texts) {
        Map<String, Histogram> histograms = new LinkedHashMap<>();
        texts.properties()
                .forEach(text -> histograms.put(
                        text.getKey(), HistogramText.read(text.getValue().textValue())));
        return histograms;
    }

    /**
     * A run that may still be active.
     *
     * @throws NotFoundException when there is no such run
     */
    Run inMemory(String id) throws Run.Ended {
        Optional<Run> run = history.find(id);
        if (run.isEmpty()) {
            stored(id);
            throw new Run.Ended(id);
        }
        return run.get();
    }

    /** @throws ClientErrorException when there is no such run, or it is still running */
    RunSummary ended(String id) {
        RunSummary run = stored(id);
        if (!run.state().ended()) {
            throw new ClientErrorException(
                    "Run " + id + " is still running; this is available once it has ended", Response.Status.CONFLICT);
        }
        return run;
    }

    /** The same body, which keeps these runs from deletion while it is written. */
    StreamingOutput using(List<String> ids, StreamingOutput body) {
        return out -> {
            try (RunRecords.Lease _ = history.records().lease(ids)) {
                body.write(out);
            }
        };
    }

    /** @throws NotFoundException when there is no such run */
    RunSummary stored(String id) {
        return history.stored(id).orElseThrow(() -> unknown(id));
    }

    NotFoundException unknown(String id) {
        return new NotFoundException("There is no run " + id + "; /api/runs lists those that are stored");
    }
}
