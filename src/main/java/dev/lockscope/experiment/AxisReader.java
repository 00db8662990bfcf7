package dev.lockscope.experiment;

import dev.lockscope.lock.LockCatalogue;
import dev.lockscope.lock.LockKind;
import dev.lockscope.workload.Parameter;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Reads one axis of a sweep: {@code {name, values}} or {@code {name, from, to, points or step, scale}}. A choice without values
 * takes all its options; the lock takes all that guard the map.
 */
final class AxisReader {
    private static final List<String> LIST_FIELDS = List.of("name", "values");
    private static final List<String> RANGE_FIELDS = List.of("name", "from", "to", "points", "step", "scale");
    private static final List<String> SCALES = List.of("linear", "geometric");
    private static final double TOLERANCE = 1e-9;

    private final Map<?, ?> fields;
    private final String path;
    private final RequestReader request;
    private boolean valid = true;

    /**
     * @param fields decoded JSON
     * @param path of the fields, such as {@code parameters[0]}
     * @param request receives the violations
     */
    AxisReader(Map<?, ?> fields, String path, RequestReader request) {
        this.fields = fields;
        this.path = path;
        this.request = request;
    }

    /** @return empty if a field is invalid */
    Optional<Axis> read() {
        if (!(fields.get("name") instanceof String name) || !Axis.NAMES.contains(name)) {
            addViolation("name", "must be one of " + String.join(", ", Axis.NAMES));
            return Optional.empty();
        }
        Parameter parameter = Axis.parameter(name, request.ceilings());
        boolean list = fields.containsKey("values") || parameter instanceof Parameter.Choice;
        List<String> known = list ? LIST_FIELDS : RANGE_FIELDS;
        fields.keySet().stream()
                .map(String::valueOf)
                .filter(field -> !known.contains(field))
                .forEach(field -> addViolation(field, "is unknown; the valid ones are " + String.join(", ", known)));
        List<Object> values = list ? list(parameter) : range(parameter);
        return valid ? Optional.of(Axis.of(parameter, values)) : Optional.empty();
    }

    private List<Object> list(Parameter parameter) {
        if (!fields.containsKey("values") && parameter instanceof Parameter.Choice choice) {
            if (choice.options().size() < 2) {
                addViolation("name", "has only one value here, " + choice.classic());
            }
            return choice.name().equals("lock") ? guardingLocks() : List.copyOf(choice.options());
        }
        if (!(fields.get("values") instanceof List<?> given) || given.size() < 2 || given.size() > Axis.MAX_VALUES) {
            addViolation("values", "must be an array of 2 to %d values".formatted(Axis.MAX_VALUES));
            return List.of();
        }
        List<Object> values = new ArrayList<>();
        for (Object value : given) {
            accepted("values", parameter, value).ifPresent(values::add);
        }
        if (values.stream().distinct().count() < values.size()) {
            addViolation("values", "must have each value once");
        }
        if (!(parameter instanceof Parameter.Choice)) {
            values.sort(Comparator.comparingDouble(value -> ((Number) value).doubleValue()));
        }
        return List.copyOf(values);
    }

    private static List<Object> guardingLocks() {
        return LockCatalogue.LOCKS.stream()
                .filter(LockKind::guards)
                .map(LockKind::id)
                .map(Object.class::cast)
                .toList();
    }

    private List<Object> range(Parameter parameter) {
        Optional<Object> from = accepted("from", parameter, fields.get("from"));
        Optional<Object> to = accepted("to", parameter, fields.get("to"));
        boolean geometric = "geometric".equals(scale());
        if (from.isEmpty() || to.isEmpty()) {
            return List.of();
        }
        double min = ((Number) from.get()).doubleValue();
        double max = ((Number) to.get()).doubleValue();
        if (min >= max) {
            addViolation("to", "must be greater than from");
        }
        if (geometric && min <= 0) {
            addViolation("from", "must be greater than 0 on a geometric scale");
        }
        double[] spaced = fields.containsKey("step") ? stepped(min, max, geometric) : spaced(min, max, geometric);
        if (!valid) {
            return List.of();
        }
        return parameter instanceof Parameter.Whole
                ? DoubleStream.of(spaced)
                        .mapToObj(value -> (Object) Math.round(value))
                        .distinct()
                        .toList()
                : DoubleStream.of(spaced)
                        .mapToObj(value -> (Object) (Math.round(value * 1e6) / 1e6))
                        .distinct()
                        .toList();
    }

    private double[] stepped(double min, double max, boolean geometric) {
        double step = fields.get("step") instanceof Number number ? number.doubleValue() : 0;
        double steps = Math.floor((max - min) / step + TOLERANCE);
        if (geometric || fields.containsKey("points")) {
            addViolation("step", "must be left out on a geometric scale, and beside points");
        } else if (!(step > 0) || steps < 1 || steps >= Axis.MAX_VALUES) {
            addViolation("step", "must be a number that makes 2 to %d values".formatted(Axis.MAX_VALUES));
        } else {
            return IntStream.rangeClosed(0, (int) steps)
                    .mapToDouble(i -> min + i * step)
                    .toArray();
        }
        return new double[0];
    }

    private double[] spaced(double min, double max, boolean geometric) {
        if (!(fields.get("points") instanceof Integer points) || points < 2 || points > Axis.MAX_VALUES) {
            addViolation("points", "must be a whole number from 2 to %d".formatted(Axis.MAX_VALUES));
            return new double[0];
        }
        return IntStream.range(0, points)
                .mapToDouble(i -> (double) i / (points - 1))
                .map(share -> geometric ? min * Math.pow(max / min, share) : min + share * (max - min))
                .toArray();
    }

    private @Nullable String scale() {
        Object scale = fields.containsKey("scale") ? fields.get("scale") : "linear";
        if (scale instanceof String name && SCALES.contains(name)) {
            return name;
        }
        addViolation("scale", "must be one of " + String.join(", ", SCALES));
        return null;
    }

    private Optional<Object> accepted(String field, Parameter parameter, @Nullable Object value) {
        try {
            return Optional.ofNullable(parameter.accept(value));
        } catch (IllegalArgumentException invalid) {
            addViolation(field, String.valueOf(invalid.getMessage()));
            return Optional.empty();
        }
    }

    private void addViolation(String field, String detail) {
        valid = false;
        request.addViolation(path + "." + field, detail);
    }
}
