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

/** Parses the body of a request as one JSON object; its fields are validated elsewhere. */
final class JsonBody {
    private static final ObjectReader READER = JsonMapper.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build()
            .readerFor(JsonNode.class);
    private static final TypeReference<Map<String, Object>> FIELDS = new TypeReference<>() {};

    private JsonBody() {}

    /** @throws BadRequestException when the body is missing, or is not one object */
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
        } catch (JsonProcessingException invalid) {
            throw new BadRequestException("The body must be one JSON object: " + message(invalid) + position(invalid));
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    /** Jackson's message without its own types and options. */
    private static String message(JsonProcessingException invalid) {
        return invalid.getOriginalMessage()
                .replaceAll(" \\(start marker at.*| \\(of type.*|: enable .*|, from `[^`]*`", "");
    }

    private static String position(JsonProcessingException invalid) {
        return invalid.getLocation() == null
                ? ""
                : " (line %d, column %d)"
                        .formatted(
                                invalid.getLocation().getLineNr(),
                                invalid.getLocation().getColumnNr());
    }
}
