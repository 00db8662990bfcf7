package dev.lockscope.log;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.lockscope.run.RunState;
import dev.lockscope.workload.InvalidWorkload;
import dev.lockscope.workload.Limits;
import dev.lockscope.workload.Preset;
import dev.lockscope.workload.Workload;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/**
 * The first line of a log.
 *
 * @param snapshots number of the last one
 * @param missing number of snapshots, including later ones, that are not in the log
 * @param labels of the run
 */
record LogHead(long snapshots, long missing, RunLabels labels) {
    private static final TypeReference<Map<String, Object>> FIELDS = new TypeReference<>() {};
    private static final ObjectMapper PLAIN = new ObjectMapper();
    private static final List<RunState> ENDED =
            Arrays.stream(RunState.values()).filter(RunState::ended).toList();

    /** Parameters that logs of older versions do not have: they take the classic value. */
    private static final List<String> SINCE_THEN = List.of("jvm");

    /** Charts allocate by the number of snapshots. An hour at a thousand per second has fewer. */
    private static final long MAX_SNAPSHOTS = 4_000_000;

    private static final long MAX_PERIOD_MILLIS = 60_000;

    /** @throws InvalidField if it is not the first line of a log that this version can read */
    static LogHead of(LogFields first) throws InvalidField {
        if (!first.line().path("type").asText().equals(RunLogWriter.First.TYPE)
                || !first.line().path("format").asText().equals(RunLogWriter.First.FORMAT)) {
            throw new InvalidField(
                    "is not the first line of a log of a run: type must be log and format lockscope-run");
        }
        if (first.wholeNumber("version", 1, Integer.MAX_VALUE) > RunLogWriter.First.VERSION) {
            throw new InvalidField(
                    "is of a later Lockscope: this one reads version %d".formatted(RunLogWriter.First.VERSION));
        }
        return new LogHead(
                first.wholeNumber("snapshots", 0, MAX_SNAPSHOTS),
                first.wholeNumber("missing", 0, MAX_SNAPSHOTS),
                new RunLabels(
                        first.text("name", RunLabels.MAX_NAME_LENGTH),
                        first.text("note", RunLabels.MAX_NOTE_LENGTH),
                        false));
    }

    /** The run as the second line describes it, without an outcome. */
    RunSummary run(LogFields run, RecordSchema schema) throws InvalidField {
        run.matching("type", "run", "run");
        JsonNode json = run.line().path("workload");
        Workload workload = workload(json);
        schema.check(json, Workload.class, SINCE_THEN);
        return new RunSummary(
                run.matching("id", "[0-9a-z]{1,20}", "from 1 to 20 digits and small letters"),
                run.oneOf("state", ENDED),
                run.instant("startedAt"),
                run.wholeNumber("periodMillis", 1, MAX_PERIOD_MILLIS),
                workload.lock(),
                Preset.with(workload).map(Preset::id).orElse(null),
                json.toString(),
                RunSummary.Outcome.NONE,
                new RunSummary.Stored(snapshots, missing, 0),
                labels,
                false);
    }

    private static Workload workload(JsonNode json) throws InvalidField {
        if (!(json instanceof ObjectNode)) {
            throw new InvalidField("workload must be an object", json);
        }
        try {
            return Limits.accept(PLAIN.convertValue(json, FIELDS));
        } catch (InvalidWorkload invalid) {
            throw new InvalidField("workload: " + invalid.getMessage());
        }
    }
}
