package dev.lockscope.runner;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.ObjectCodec;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonDeserializer;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.module.SimpleModule;
import dev.lockscope.log.Json;
import dev.lockscope.run.RunState;
import dev.lockscope.run.measure.ByKind;
import dev.lockscope.run.measure.Capture;
import dev.lockscope.run.measure.Distribution;
import dev.lockscope.run.measure.HistogramInterval;
import dev.lockscope.run.measure.HistogramText;
import dev.lockscope.run.measure.Report;
import dev.lockscope.run.measure.Snapshot;
import dev.lockscope.run.measure.WarmUp;
import dev.lockscope.workload.InvalidWorkload;
import dev.lockscope.workload.Limits;
import dev.lockscope.workload.Workload;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import org.HdrHistogram.Histogram;
import org.jspecify.annotations.Nullable;

/** Reads the records of a runner, as {@link RecordOutput} writes them. Thread-safe. */
final class RecordReader {
    private static final TypeReference<Map<String, String>> TEXTS = new TypeReference<>() {};
    private static final TypeReference<Map<String, Object>> FIELDS = new TypeReference<>() {};

    private final ObjectMapper json;

    RecordReader() {
        json = JsonMapper.builder()
                .enable(MapperFeature.ACCEPT_CASE_INSENSITIVE_ENUMS)
                .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                .addModule(new SimpleModule().addDeserializer(ByKind.class, new ByKindReader()))
                .build();
        Json.configure(json);
    }

    String text(Command command) throws IOException {
        return json.writeValueAsString(command);
    }

    JsonNode line(String text) throws IOException {
        return json.readTree(text);
    }

    Snapshot snapshot(JsonNode line) throws IOException {
        return json.treeToValue(line, Snapshot.class);
    }

    HistogramInterval interval(JsonNode line) throws IOException {
        JsonNode interval = line.path("interval");
        Map<String, Histogram> histograms = new LinkedHashMap<>();
        json.convertValue(interval.path("histograms"), TEXTS)
                .forEach((tag, text) -> histograms.put(tag, HistogramText.read(text)));
        return new HistogramInterval(
                interval.path("fromNanos").longValue(), interval.path("toNanos").longValue(), histograms);
    }

    Capture capture(JsonNode line) throws IOException {
        return json.treeToValue(line.path("capture"), Capture.class);
    }

    Map<String, String> histograms(JsonNode line) {
        return json.convertValue(line.path("histograms"), TEXTS);
    }

    WarmUp warmUp(JsonNode line) throws IOException {
        return json.treeToValue(line.path("warmUp"), WarmUp.class);
    }

    Workload workload(JsonNode line) throws IOException {
        try {
            return Limits.accept(json.convertValue(line.path("workload"), FIELDS));
        } catch (InvalidWorkload invalid) {
            throw new IOException(invalid);
        }
    }

    RunState state(JsonNode line) throws IOException {
        return json.treeToValue(line.path("state"), RunState.class);
    }

    @Nullable
    Report report(JsonNode line) throws IOException {
        return line.hasNonNull("report") ? json.treeToValue(line.path("report"), Report.class) : null;
    }

    /** The cause of a failed run; null if it did not fail. */
    @Nullable
    String failure(JsonNode line) {
        return line.path("failure").textValue();
    }

    /** Undoes the unwrapping of {@link ByKind#all}. */
    private static final class ByKindReader extends JsonDeserializer<ByKind> {
        @Override
        public ByKind deserialize(JsonParser parser, DeserializationContext context) throws IOException {
            ObjectCodec codec = parser.getCodec();
            JsonNode all = codec.readTree(parser);
            return new ByKind(
                    codec.treeToValue(all, Distribution.class),
                    codec.treeToValue(all.path("reads"), Distribution.class),
                    codec.treeToValue(all.path("writes"), Distribution.class));
        }
    }
}
