package dev.lockscope.workload;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Values that were accepted by their parameters, by name. */
public record AcceptedValues(Map<String, @Nullable Object> values) {
    /**
     * @param fields decoded JSON by the name of the parameter; what is missing takes the classic value
     * @param object told of each field that is of the wrong type or out of bounds; its value is then missing
     */
    public static AcceptedValues of(List<Parameter> parameters, Map<String, ?> fields, Consumer<FieldViolation> object) {
        Map<String, @Nullable Object> accepted = new LinkedHashMap<>();
        for (Parameter parameter : parameters) {
            String name = parameter.name();
            try {
                accepted.put(name, fields.containsKey(name) ? parameter.accept(fields.get(name)) : parameter.classic());
            } catch (IllegalArgumentException wrong) {
                object.accept(new FieldViolation(name, String.valueOf(wrong.getMessage())));
            }
        }
        return new AcceptedValues(accepted);
    }

    /** Whether it was right. */
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
