package dev.lockscope.api;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.lockscope.comparison.ComparedRun;
import dev.lockscope.comparison.Comparison;
import dev.lockscope.history.History;
import dev.lockscope.log.RunRecords;
import dev.lockscope.log.RunSummary;
import dev.lockscope.workload.FieldViolation;
import jakarta.inject.Singleton;
import jakarta.ws.rs.core.MultivaluedMap;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Reads the query of a request and makes the comparison. */
@Singleton
class ComparisonQuery {
    private static final List<String> LETTERS = List.of("A", "B", "C", "D", "E", "F");

    private final History history;
    private final RunLookup lookup;
    private final ObjectMapper json;

    ComparisonQuery(History history, RunLookup lookup, ObjectMapper json) {
        this.history = history;
        this.lookup = lookup;
        this.json = json;
    }

    /** @throws InvalidRequest listing unknown parameters and anything but two to six stored runs */
    Comparison read(MultivaluedMap<String, String> query) throws InvalidRequest, JsonProcessingException {
        List<FieldViolation> violations = new ArrayList<>();
        query.keySet().stream()
                .filter(name -> !name.equals("runs"))
                .forEach(name -> violations.add(new FieldViolation(name, "is unknown; the only valid one is runs")));
        String runs = query.getFirst("runs");
        List<String> ids = runs == null || runs.isBlank() ? List.of() : List.of(runs.split(",", -1));
        if (ids.size() < Comparison.FEWEST
                || ids.size() > Comparison.MOST
                || Set.copyOf(ids).size() < ids.size()) {
            violations.add(new FieldViolation(
                    "runs",
                    "must be the ids of %d to %d different runs, separated by commas"
                            .formatted(Comparison.FEWEST, Comparison.MOST)));
        }
        ids.stream()
                .filter(id -> history.stored(id).isEmpty())
                .forEach(id ->
                        violations.add(new FieldViolation("runs", "must be stored runs, and %s is not".formatted(id))));
        if (!violations.isEmpty()) {
            throw new InvalidRequest(violations);
        }
        List<ComparedRun> compared = new ArrayList<>();
        try (RunRecords.Lease _ = history.records().lease(ids)) {
            for (String id : ids) {
                compared.add(run(LETTERS.get(compared.size()), id));
            }
        }
        return Comparison.of(compared);
    }

    private ComparedRun run(String letter, String id) throws JsonProcessingException {
        RunSummary counts = lookup.stored(id);
        JsonNode body = json.readTree(json.writeValueAsString(lookup.body(id)));
        return new ComparedRun(
                letter,
                id,
                body.path("state").textValue(),
                body.path("workload"),
                body.path("report"),
                counts.reads(),
                counts.writes(),
                counts.elapsedNanos());
    }
}
