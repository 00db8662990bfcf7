package dev.lockscope.api;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.json.JsonMapper;
import jakarta.ws.rs.BadRequestException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Locale;
import java.util.Map;

/** Reads the body of a request as one JSON object, without yet saying what may be in it. */
final class JsonBody {
    private static final ObjectReader READER = JsonMapper.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build()
            .readerFor(JsonNode.class);
    private static final TypeReference<Map<String, Object>> FIELDS = new TypeReference<>() {};

    private JsonBody() {}

    /** @throws BadRequestException when the body is missing, or anything but one object */
    static Map<String, Object> read(String body) {
        if (body.isBlank()) {
            throw new BadRequestException("The body is missing: it must be one JSON object, {} for the defaults");
        }
        try {
            JsonNode read = READER.readValue(body);
            if (read.isObject()) {
                return READER.forType(FIELDS).readValue(read);
            }
            throw new BadRequestException("The body must be one JSON object, was "
                    + read.getNodeType().name().toLowerCase(Locale.ROOT));
        } catch (JsonProcessingException wrong) {
            throw new BadRequestException("The body must be one JSON object: " + words(wrong) + where(wrong));
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    /** What Jackson has to say, without what it says of itself. */
    private static String words(JsonProcessingException wrong) {
        return wrong.getOriginalMessage()
                .replaceAll(" \\(start marker at.*| \\(of type.*|: enable .*|, from `[^`]*`", "");
    }

    private static String where(JsonProcessingException wrong) {
        return wrong.getLocation() == null
                ? ""
                : " (line %d, column %d)"
                        .formatted(
                                wrong.getLocation().getLineNr(),
                                wrong.getLocation().getColumnNr());
    }
}
