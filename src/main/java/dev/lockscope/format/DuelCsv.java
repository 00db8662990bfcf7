package dev.lockscope.format;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/** The slices of a duel as CSV (RFC 4180): one record per slice, in the order of execution; the header has the units. */
public final class DuelCsv {
    private static final String END = "\r\n";

    /** Column titles and the fields of a slice. */
    private static final List<Map.Entry<String, String>> COLUMNS = List.of(
            Map.entry("slice", "number"),
            Map.entry("pair", "pair"),
            Map.entry("side", "side"),
            Map.entry("warm-up", "warmUp"),
            Map.entry("reads (operations)", "reads"),
            Map.entry("writes (operations)", "writes"),
            Map.entry("elapsed (ns)", "elapsedNanos"),
            Map.entry("operations (1/s)", "operationsPerSecond"),
            Map.entry("wait timed (operations)", "waits"),
            Map.entry("wait p50 (ns)", "p50WaitNanos"),
            Map.entry("wait p99 (ns)", "p99WaitNanos"),
            Map.entry("wait max (ns)", "maxWaitNanos"),
            Map.entry("Jain's index (0 to 1)", "jain"),
            Map.entry("grade", "grade"),
            Map.entry("trouble", "trouble"),
            Map.entry("wait cut off (operations)", "waitsCutOff"));

    private DuelCsv() {}

    public static String of(JsonNode plan, JsonNode result) {
        String header = Stream.concat(Stream.of("lock"), COLUMNS.stream().map(Map.Entry::getKey))
                .collect(Collectors.joining(",", "", END));
        return StreamSupport.stream(result.get("slices").spliterator(), false)
                .map(slice -> line(plan.get(slice.get("side").asText()).get("lock"), slice))
                .collect(Collectors.joining("", header, ""));
    }

    private static String line(JsonNode lock, JsonNode slice) {
        return Stream.concat(Stream.of(lock), COLUMNS.stream().map(column -> slice.path(column.getValue())))
                .map(DuelCsv::text)
                .collect(Collectors.joining(",", "", END));
    }

    /** Quoted if the text contains a separator or a quote. */
    private static String text(JsonNode value) {
        if (value.isNull() || value.isMissingNode()) {
            return "";
        }
        String text = value.asText();
        return text.matches("(?s).*[\",\r\n].*") ? '"' + text.replace("\"", "\"\"") + '"' : text;
    }
}
