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
 * @param missing of these and of those that came later, how many are not in the log
 * @param labels what people had written on the run
 */
record LogHead(long snapshots, long missing, RunLabels labels) {
    private static final TypeReference<Map<String, Object>> FIELDS = new TypeReference<>() {};
    private static final ObjectMapper PLAIN = new ObjectMapper();
    private static final List<RunState> ENDED =
            Arrays.stream(RunState.values()).filter(RunState::ended).toList();

    /** What is drawn is laid out by the numbers of snapshots: an hour has fewer, at a thousand a second. */
    private static final long MOST_SNAPSHOTS = 4_000_000;

    private static final long LONGEST_PERIOD_MILLIS = 60_000;

    /** @throws InvalidField when it is not the first line of a log that this version can read */
    static LogHead of(LogFields first) throws InvalidField {
        if (!first.line().path("type").asText().equals(RunLogWriter.First.TYPE)
                || !first.line().path("format").asText().equals(RunLogWriter.First.FORMAT)) {
            throw new InvalidField(
                    "is not the first line of a log of a run: type must be log and format lockscope-run");
        }
        if (first.whole("version", 1, Integer.MAX_VALUE) > RunLogWriter.First.VERSION) {
            throw new InvalidField(
                    "is of a later Lockscope: this one reads version %d".formatted(RunLogWriter.First.VERSION));
        }
        return new LogHead(
                first.whole("snapshots", 0, MOST_SNAPSHOTS),
                first.whole("missing", 0, MOST_SNAPSHOTS),
                new RunLabels(
                        first.text("name", RunLabels.LONGEST_NAME), first.text("note", RunLabels.LONGEST_NOTE), false));
    }

    /** What the second line says of the run: nothing was made of it yet. */
    RunSummary run(LogFields run, RecordSchema shape) throws InvalidField {
        run.matching("type", "run", "run");
        JsonNode asked = run.line().path("workload");
        Workload workload = workload(asked);
        shape.check(asked, Workload.class, List.of());
        return new RunSummary(
                run.matching("id", "[0-9a-z]{1,20}", "from 1 to 20 digits and small letters"),
                run.word("state", ENDED),
                run.instant("startedAt"),
                run.whole("periodMillis", 1, LONGEST_PERIOD_MILLIS),
                workload.lock(),
                Preset.with(workload).map(Preset::id).orElse(null),
                asked.toString(),
                RunSummary.Outcome.NONE,
                new RunSummary.Stored(snapshots, missing, 0),
                labels,
                false);
    }

    private static Workload workload(JsonNode asked) throws InvalidField {
        if (!(asked instanceof ObjectNode)) {
            throw new InvalidField("workload must be an object", asked);
        }
        try {
            return Limits.accept(PLAIN.convertValue(asked, FIELDS));
        } catch (InvalidWorkload invalid) {
            throw new InvalidField("workload: " + invalid.getMessage());
        }
    }
}
