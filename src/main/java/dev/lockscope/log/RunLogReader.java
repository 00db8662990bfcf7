package dev.lockscope.log;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;

/** Reads a {@link RunLogWriter} from anywhere, and believes nothing of it. Thread-safe. */
public final class RunLogReader {
    private final RecordSchema shape;
    private final RecordEncoder frames;
    private final ObjectReader reader;

    public RunLogReader(ObjectMapper json) {
        this.shape = new RecordSchema(json);
        this.frames = new RecordEncoder(json);
        this.reader = json.readerFor(JsonNode.class)
                .with(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
                .with(DeserializationFeature.FAIL_ON_READING_DUP_TREE_KEY);
    }

    /**
     * Reads all of it.
     *
     * @param sink receives the records; of use only when this returns
     * @throws MalformedLog when it is not such a log, or not whole, saying where and why
     */
    public Read read(InputStream in, LogSink sink) throws IOException, MalformedLog {
        LogLines lines = new LogLines(in);
        try {
            LogHead head = LogHead.of(begin(lines));
            LogBody body = new LogBody(head.run(begin(lines), shape), shape, frames, lines::checksum, sink);
            for (Optional<ObjectNode> line = next(lines); line.isPresent(); line = next(lines)) {
                body.take(line.get());
            }
            return body.end();
        } catch (InvalidField wrong) {
            throw new MalformedLog(lines.number(), String.valueOf(wrong.getMessage()));
        }
    }

    private LogFields begin(LogLines lines) throws IOException, InvalidField {
        return new LogFields(next(lines).orElseThrow(() -> new InvalidField("is not there: the log is cut off")));
    }

    private Optional<ObjectNode> next(LogLines lines) throws IOException, InvalidField {
        String line = lines.next();
        return line == null ? Optional.empty() : Optional.of(object(line));
    }

    private ObjectNode object(String line) throws InvalidField {
        try {
            if (reader.<JsonNode>readValue(line) instanceof ObjectNode object) {
                return object;
            }
        } catch (JsonProcessingException wrong) {
            int column = wrong.getLocation() == null ? 1 : wrong.getLocation().getColumnNr();
            throw new InvalidField("is not JSON, from column %d on".formatted(column));
        }
        throw new InvalidField("is not a JSON object");
    }

    /**
     * A whole log.
     *
     * @param digest of what was recorded, whatever people have written on it
     */
    public record Read(RunSummary run, byte[] digest) {}
}
