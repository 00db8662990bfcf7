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

/** Reads and checks a log of any origin; see {@link RunLogWriter}. Thread-safe. */
public final class RunLogReader {
    private final RecordSchema schema;
    private final RecordEncoder encoder;
    private final ObjectReader reader;

    public RunLogReader(ObjectMapper json) {
        this.schema = new RecordSchema(json);
        this.encoder = new RecordEncoder(json);
        this.reader = json.readerFor(JsonNode.class)
                .with(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
                .with(DeserializationFeature.FAIL_ON_READING_DUP_TREE_KEY);
    }

    /**
     * Reads a log to its end.
     *
     * @param sink receives the records; they are valid only if this method returns
     * @throws MalformedLog if it is not a log or is incomplete
     */
    public Read read(InputStream in, LogSink sink) throws IOException, MalformedLog {
        LogLines lines = new LogLines(in);
        try {
            LogHead head = LogHead.of(require(lines));
            LogBody body = new LogBody(head.run(require(lines), schema), schema, encoder, lines::checksum, sink);
            for (Optional<ObjectNode> line = next(lines); line.isPresent(); line = next(lines)) {
                body.accept(line.get());
            }
            return body.end();
        } catch (InvalidField wrong) {
            throw new MalformedLog(lines.number(), String.valueOf(wrong.getMessage()));
        }
    }

    private LogFields require(LogLines lines) throws IOException, InvalidField {
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
     * A complete log.
     *
     * @param digest of the recorded data, without labels
     */
    public record Read(RunSummary run, byte[] digest) {}
}
