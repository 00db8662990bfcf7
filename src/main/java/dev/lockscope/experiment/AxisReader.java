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
 * Reads one of the parameters that a sweep is to vary: {@code {name, values}} or {@code {name, from, to, points or step,
 * scale}}. Of a choice without values all are meant; of the lock all that guard the map.
 */
final class AxisReader {
    private static final List<String> OF_A_LIST = List.of("name", "values");
    private static final List<String> OF_A_RANGE = List.of("name", "from", "to", "points", "step", "scale");
    private static final List<String> SCALES = List.of("linear", "geometric");
    private static final double ROUNDING = 1e-9;

    private final Map<?, ?> fields;
    private final String outer;
    private final RequestReader whole;
    private boolean clean = true;

    /**
     * @param fields decoded JSON
     * @param outer where they stand, such as {@code parameters[0]}
     * @param whole takes what is wrong
     */
    AxisReader(Map<?, ?> fields, String outer, RequestReader whole) {
        this.fields = fields;
        this.outer = outer;
        this.whole = whole;
    }

    /** @return empty when something is wrong */
    Optional<Axis> read() {
        if (!(fields.get("name") instanceof String name) || !Axis.NAMES.contains(name)) {
            wrong("name", "must be one of " + String.join(", ", Axis.NAMES));
            return Optional.empty();
        }
        Parameter parameter = Axis.parameter(name, whole.ceilings());
        boolean list = fields.containsKey("values") || parameter instanceof Parameter.Choice;
        List<String> known = list ? OF_A_LIST : OF_A_RANGE;
        fields.keySet().stream()
                .map(String::valueOf)
                .filter(field -> !known.contains(field))
                .forEach(field -> wrong(field, "is not known here; there are " + String.join(", ", known)));
        List<Object> values = list ? list(parameter) : range(parameter);
        return clean ? Optional.of(Axis.of(parameter, values)) : Optional.empty();
    }

    private List<Object> list(Parameter parameter) {
        if (!fields.containsKey("values") && parameter instanceof Parameter.Choice choice) {
            return choice.name().equals("lock") ? guarding() : List.copyOf(choice.options());
        }
        if (!(fields.get("values") instanceof List<?> given) || given.size() < 2 || given.size() > Axis.MOST_VALUES) {
            wrong("values", "must be an array of 2 to %d values".formatted(Axis.MOST_VALUES));
            return List.of();
        }
        List<Object> values = new ArrayList<>();
        for (Object value : given) {
            accepted("values", parameter, value).ifPresent(values::add);
        }
        if (values.stream().distinct().count() < values.size()) {
            wrong("values", "must have each value once");
        }
        if (!(parameter instanceof Parameter.Choice)) {
            values.sort(Comparator.comparingDouble(value -> ((Number) value).doubleValue()));
        }
        return List.copyOf(values);
    }

    private static List<Object> guarding() {
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
        double least = ((Number) from.get()).doubleValue();
        double most = ((Number) to.get()).doubleValue();
        if (least >= most) {
            wrong("to", "must be greater than from");
        }
        if (geometric && least <= 0) {
            wrong("from", "must be greater than 0 on a geometric scale");
        }
        double[] spaced = fields.containsKey("step") ? stepped(least, most, geometric) : spaced(least, most, geometric);
        if (!clean) {
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

    private double[] stepped(double least, double most, boolean geometric) {
        double step = fields.get("step") instanceof Number number ? number.doubleValue() : 0;
        double steps = Math.floor((most - least) / step + ROUNDING);
        if (geometric || fields.containsKey("points")) {
            wrong("step", "must be left out on a geometric scale, and beside points");
        } else if (!(step > 0) || steps < 1 || steps >= Axis.MOST_VALUES) {
            wrong("step", "must be a number that makes 2 to %d values".formatted(Axis.MOST_VALUES));
        } else {
            return IntStream.rangeClosed(0, (int) steps)
                    .mapToDouble(i -> least + i * step)
                    .toArray();
        }
        return new double[0];
    }

    private double[] spaced(double least, double most, boolean geometric) {
        if (!(fields.get("points") instanceof Integer points) || points < 2 || points > Axis.MOST_VALUES) {
            wrong("points", "must be a whole number from 2 to %d".formatted(Axis.MOST_VALUES));
            return new double[0];
        }
        return IntStream.range(0, points)
                .mapToDouble(i -> (double) i / (points - 1))
                .map(share -> geometric ? least * Math.pow(most / least, share) : least + share * (most - least))
                .toArray();
    }

    private @Nullable String scale() {
        Object scale = fields.containsKey("scale") ? fields.get("scale") : "linear";
        if (scale instanceof String word && SCALES.contains(word)) {
            return word;
        }
        wrong("scale", "must be one of " + String.join(", ", SCALES));
        return null;
    }

    private Optional<Object> accepted(String field, Parameter parameter, @Nullable Object value) {
        try {
            return Optional.ofNullable(parameter.accept(value));
        } catch (IllegalArgumentException wrong) {
            wrong(field, String.valueOf(wrong.getMessage()));
            return Optional.empty();
        }
    }

    private void wrong(String field, String detail) {
        clean = false;
        whole.object(outer + "." + field, detail);
    }
}
