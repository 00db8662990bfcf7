package dev.lockscope.workload;

import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Values that were accepted by their parameters, by name. */
record Accepted(Map<String, @Nullable Object> values) {
    String choice(String name) {
        return (String) Objects.requireNonNull(values.get(name));
    }

    <E extends Enum<E>> E choice(String name, Class<E> kind) {
        return Enum.valueOf(kind, choice(name).toUpperCase(Locale.ROOT));
    }

    int count(String name) {
        return Math.toIntExact(whole(name));
    }

    long whole(String name) {
        return (Long) Objects.requireNonNull(values.get(name));
    }

    double decimal(String name) {
        return (Double) Objects.requireNonNull(values.get(name));
    }

    @Nullable Long optional(String name) {
        return (Long) values.get(name);
    }
}
