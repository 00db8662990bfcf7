package dev.lockscope.format;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** The runs of a sweep as CSV (RFC 4180): one record per run, in the order of execution; the header has the units. */
public final class SweepCsv {
    private static final String END = "\r\n";
    private static final double NANOS_PER_SECOND = 1e9;

    private SweepCsv() {}

    /**
     * @param plan a {@link dev.lockscope.experiment.SweepPlan} as JSON
     * @param result a {@link dev.lockscope.experiment.SweepResult} as JSON
     */
    public static String of(JsonNode plan, JsonNode result) {
        StringBuilder csv = new StringBuilder(record(header(plan)));
        int number = 1;
        for (JsonNode run : result.path("runs")) {
            List<String> fields = new ArrayList<>(List.of(Integer.toString(number++)));
            result.at("/points/%d/values".formatted(run.get("point").intValue()))
                    .forEach(value -> fields.add(value.asText()));
            fields.addAll(metrics(run));
            csv.append(record(fields));
        }
        return csv.toString();
    }

    private static List<String> header(JsonNode plan) {
        List<String> header = new ArrayList<>(List.of("run"));
        for (JsonNode axis : plan.path("axes")) {
            String unit = axis.get("unit").asText();
            header.add(axis.get("name").asText() + (unit.isEmpty() ? "" : " (%s)".formatted(unit)));
        }
        header.addAll(List.of(
                "reads (operations)",
                "writes (operations)",
                "elapsed (ns)",
                "throughput (operations/s)",
                "p99 wait (ns)",
                "Jain's index (0 to 1)",
                "verdict",
                "trouble"));
        return header;
    }

    private static List<String> metrics(JsonNode run) {
        long operations = run.get("reads").longValue() + run.get("writes").longValue();
        long elapsed = run.get("elapsedNanos").longValue();
        return List.of(
                run.get("reads").asText(),
                run.get("writes").asText(),
                run.get("elapsedNanos").asText(),
                elapsed == 0 ? "" : "%d".formatted(Math.round(operations * NANOS_PER_SECOND / elapsed)),
                text(run, "p99WaitNanos"),
                text(run, "jain"),
                run.get("grade").asText(),
                text(run, "trouble"));
    }

    private static String text(JsonNode run, String field) {
        return run.path(field).isNull() ? "" : run.path(field).asText();
    }

    private static String record(List<String> fields) {
        return fields.stream().map(SweepCsv::quoted).collect(Collectors.joining(",", "", END));
    }

    private static String quoted(String field) {
        return field.matches("[^,\"\r\n]*") ? field : '"' + field.replace("\"", "\"\"") + '"';
    }
}
