package dev.lockscope.workload;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Validated parameter values by name. */
public record AcceptedValues(Map<String, @Nullable Object> values) {
    /**
     * @param fields decoded JSON by parameter name; a missing field takes the classic value
     * @param violations receives each field of the wrong type or out of bounds; such a field has no value in the result
     */
    public static AcceptedValues of(
            List<Parameter> parameters, Map<String, ?> fields, Consumer<FieldViolation> violations) {
        Map<String, @Nullable Object> accepted = new LinkedHashMap<>();
        for (Parameter parameter : parameters) {
            String name = parameter.name();
            try {
                accepted.put(name, fields.containsKey(name) ? parameter.accept(fields.get(name)) : parameter.classic());
            } catch (IllegalArgumentException invalid) {
                violations.accept(new FieldViolation(name, String.valueOf(invalid.getMessage())));
            }
        }
        return new AcceptedValues(accepted);
    }

    /** Whether the field was valid. */
    public boolean has(String name) {
        return values.containsKey(name);
    }

    public String choice(String name) {
        return (String) Objects.requireNonNull(values.get(name));
    }

    <E extends Enum<E>> E choice(String name, Class<E> kind) {
        return Enum.valueOf(kind, choice(name).toUpperCase(Locale.ROOT));
    }

    public int count(String name) {
        return Math.toIntExact(whole(name));
    }

    public long whole(String name) {
        return (Long) Objects.requireNonNull(values.get(name));
    }

    public double decimal(String name) {
        return (Double) Objects.requireNonNull(values.get(name));
    }

    @Nullable
    Long optional(String name) {
        return (Long) values.get(name);
    }
}
