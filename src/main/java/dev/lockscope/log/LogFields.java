package dev.lockscope.log;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Reads the fields of one line. Each throws {@link InvalidField} when the field is not there or not as it should be. */
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

    /** @return null when it is not there */
    @Nullable
    String text(String name, int longest) throws InvalidField {
        if (line.path(name).isMissingNode()) {
            return null;
        }
        String text = text(name);
        if (text.isBlank() || text.length() > longest) {
            throw new InvalidField("%s must have from 1 to %d characters".formatted(name, longest));
        }
        return text;
    }

    /** Of all lines before this one. */
    void checksum(String name, String right) throws InvalidField {
        String text = text(name);
        if (!text.equals(right)) {
            throw new InvalidField(
                    "%s is not that of the lines before, %s: the log was changed or damaged".formatted(name, right),
                    text);
        }
    }

    String matching(String name, String pattern, String what) throws InvalidField {
        String text = text(name);
        if (!text.matches(pattern)) {
            throw new InvalidField(name + " must be " + what, text);
        }
        return text;
    }

    <T extends Enum<T>> T word(String name, List<T> words) throws InvalidField {
        String text = text(name);
        for (T word : words) {
            if (text.equals(word.name().toLowerCase(Locale.ROOT))) {
                return word;
            }
        }
        throw new InvalidField(
                "%s must be one of %s".formatted(name, words.toString().toLowerCase(Locale.ROOT)), text);
    }

    /** To the microsecond, which is what a database keeps. */
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
            // Said below.
        }
        throw new InvalidField(
                name + " must be a time in UTC to the microsecond, such as 2026-01-31T12:34:56.789012Z", text);
    }

    long whole(String name, long least, long most) throws InvalidField {
        JsonNode field = line.path(name);
        if (field.isMissingNode()) {
            throw new InvalidField(name + " is missing");
        }
        if (!field.isIntegralNumber()
                || !field.canConvertToLong()
                || field.longValue() < least
                || field.longValue() > most) {
            throw new InvalidField("%s must be a whole number from %d to %d".formatted(name, least, most), field);
        }
        return field.longValue();
    }
}
