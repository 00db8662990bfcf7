package dev.lockscope.metric;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** A catalogue with a metric that no version has: the field {@code spins} of snapshots and reports. */
public final class ExtraMetric {
    public static final String HELP = "Turns of the waiting loop.";
    private static final JsonMapper JSON = new JsonMapper();

    private ExtraMetric() {}

    /** The catalogue as the page reads it. */
    public static String json() {
        try {
            ArrayNode entries =
                    (ArrayNode) JSON.readTree(Files.readString(Path.of("frontend", "model", "metrics.json")));
            return entries.add(tree("""
                    {"name": "spins", "unit": "turns", "type": "integer", "snapshot": "/lock/spins", "report": "/lock/spins",
                     "column": "spins (turns)", "group": "Lock", "label": "Spins", "comparison": {"row": "spins", "better": "less"},
                     "help": "%s"}""".formatted(HELP))).toString();
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    public static MetricCatalogue catalogue() {
        return MetricCatalogue.read(new ByteArrayInputStream(json().getBytes(StandardCharsets.UTF_8)));
    }

    /** The field in a snapshot or a report. */
    public static JsonNode field(long spins) {
        return tree("{\"lock\": {\"spins\": %d}}".formatted(spins));
    }

    private static JsonNode tree(String text) {
        try {
            return JSON.readTree(text);
        } catch (IOException malformed) {
            throw new UncheckedIOException(malformed);
        }
    }
}
