package dev.lockscope.live;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.lockscope.history.Arrival;
import dev.lockscope.history.KeptRun;
import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;

/** Reads a {@link RunLog} from anywhere, and believes nothing of it. Thread-safe. */
final class LogReader {
    private final Shape shape;
    private final Frames frames;
    private final ObjectReader reader;

    LogReader(ObjectMapper json) {
        this.shape = new Shape(json);
        this.frames = new Frames(json);
        this.reader = json.readerFor(JsonNode.class)
                .with(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
                .with(DeserializationFeature.FAIL_ON_READING_DUP_TREE_KEY);
    }

    /**
     * Reads all of it.
     *
     * @throws DamagedLog when it is not such a log, or not whole, saying where and why
     */
    Read read(InputStream in) throws IOException, DamagedLog {
        LogLines lines = new LogLines(in);
        try {
            LogHead head = LogHead.of(begin(lines));
            LogBody body = new LogBody(head.run(begin(lines), shape), shape, frames, lines::checksum);
            for (Optional<ObjectNode> line = next(lines); line.isPresent(); line = next(lines)) {
                body.take(line.get());
            }
            return body.end();
        } catch (Misshapen wrong) {
            throw new DamagedLog(lines.number(), String.valueOf(wrong.getMessage()));
        }
    }

    private LogFields begin(LogLines lines) throws IOException, Misshapen {
        return new LogFields(next(lines).orElseThrow(() -> new Misshapen("is not there: the log is cut off")));
    }

    private Optional<ObjectNode> next(LogLines lines) throws IOException, Misshapen {
        String line = lines.next();
        return line == null ? Optional.empty() : Optional.of(object(line));
    }

    private ObjectNode object(String line) throws Misshapen {
        try {
            if (reader.<JsonNode>readValue(line) instanceof ObjectNode object) {
                return object;
            }
        } catch (JsonProcessingException wrong) {
            int column = wrong.getLocation() == null ? 1 : wrong.getLocation().getColumnNr();
            throw new Misshapen("is not JSON, from column %d on".formatted(column));
        }
        throw new Misshapen("is not a JSON object");
    }

    /**
     * A whole log.
     *
     * @param digest of what was recorded, whatever people have written on it
     */
    record Read(KeptRun run, Arrival arrival, byte[] digest) {}
}
