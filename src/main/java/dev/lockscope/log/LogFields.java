package dev.lockscope.log;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** The fields of one line. Each method throws {@link InvalidField} if the field is missing or invalid. */
record LogFields(JsonNode line) {
    private static final Instant EARLIEST = Instant.parse("2000-01-01T00:00:00Z");
    private static final Instant LATEST = Instant.parse("9999-01-01T00:00:00Z");

    String text(String name) throws InvalidField {
        JsonNode field = line.path(name);
        if (!field.isTextual()) {
            throw field.isMissingNode()
                    ? new InvalidField(name + " is missing")
                    : new InvalidField(name + " must be a text", field);
        }
        return field.textValue();
    }

    /** @return null if the field is missing */
    @Nullable
    String text(String name, int maxLength) throws InvalidField {
        if (line.path(name).isMissingNode()) {
            return null;
        }
        String text = text(name);
        if (text.isBlank() || text.length() > maxLength) {
            throw new InvalidField("%s must have from 1 to %d characters".formatted(name, maxLength));
        }
        return text;
    }

    /** Checks the checksum of all lines before this one. */
    void checksum(String name, String expected) throws InvalidField {
        String text = text(name);
        if (!text.equals(expected)) {
            throw new InvalidField(
                    "%s is not that of the lines before, %s: the log was changed or damaged".formatted(name, expected),
                    text);
        }
    }

    String matching(String name, String pattern, String expected) throws InvalidField {
        String text = text(name);
        if (!text.matches(pattern)) {
            throw new InvalidField(name + " must be " + expected, text);
        }
        return text;
    }

    <T extends Enum<T>> T oneOf(String name, List<T> values) throws InvalidField {
        String text = text(name);
        for (T value : values) {
            if (text.equals(value.name().toLowerCase(Locale.ROOT))) {
                return value;
            }
        }
        throw new InvalidField(
                "%s must be one of %s".formatted(name, values.toString().toLowerCase(Locale.ROOT)), text);
    }

    /** To the microsecond, the precision of the database. */
    Instant instant(String name) throws InvalidField {
        String text = text(name);
        try {
            Instant instant = Instant.parse(text);
            if (instant.equals(instant.truncatedTo(ChronoUnit.MICROS))
                    && !instant.isBefore(EARLIEST)
                    && instant.isBefore(LATEST)) {
                return instant;
            }
        } catch (DateTimeException wrong) {
            // Reported below.
        }
        throw new InvalidField(
                name + " must be a time in UTC to the microsecond, such as 2026-01-31T12:34:56.789012Z", text);
    }

    long wholeNumber(String name, long min, long max) throws InvalidField {
        JsonNode field = line.path(name);
        if (field.isMissingNode()) {
            throw new InvalidField(name + " is missing");
        }
        if (!field.isIntegralNumber()
                || !field.canConvertToLong()
                || field.longValue() < min
                || field.longValue() > max) {
            throw new InvalidField("%s must be a whole number from %d to %d".formatted(name, min, max), field);
        }
        return field.longValue();
    }
}
