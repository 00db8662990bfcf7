package dev.lockscope.experiment;

import dev.lockscope.lock.LockCatalogue;
import dev.lockscope.lock.LockKind;
import dev.lockscope.workload.Limits;
import dev.lockscope.workload.Parameter;
import dev.lockscope.workload.Workload;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The difference between two workloads, and names for them that show it. */
record WorkloadDiff(Workload a, Workload b) {
    private static final int MAX_NAMED = 3;

    /** Names of the parameters that differ, in the order of the page. */
    List<String> differs() {
        return different().map(Parameter::name).toList();
    }

    /** {@code A (Mutex, readers 200)}: its letter, and its values of the parameters that differ. */
    String nameOfA() {
        return name("A", a);
    }

    String nameOfB() {
        return name("B", b);
    }

    private Stream<Parameter> different() {
        Map<String, @Nullable Object> ofA = a.fields();
        Map<String, @Nullable Object> ofB = b.fields();
        return Limits.PARAMETERS.stream()
                .filter(parameter -> !Objects.equals(ofA.get(parameter.name()), ofB.get(parameter.name())));
    }

    private String name(String letter, Workload workload) {
        List<Parameter> differing = different().toList();
        if (differing.isEmpty()) {
            return letter;
        }
        Map<String, @Nullable Object> fields = workload.fields();
        String more = differing.size() > MAX_NAMED ? ", …" : "";
        return differing.stream()
                .limit(MAX_NAMED)
                .map(parameter -> format(parameter, fields.get(parameter.name())))
                .collect(Collectors.joining(", ", letter + " (", more + ")"));
    }

    private static String format(Parameter parameter, @Nullable Object value) {
        if (parameter.name().equals("lock")) {
            return LockCatalogue.find(String.valueOf(value)).map(LockKind::name).orElse(String.valueOf(value));
        }
        String label = parameter.label().toLowerCase(Locale.ROOT);
        return switch (parameter) {
            case Parameter.Choice ignored -> label + " " + value;
            case Parameter.Name ignored -> parameter.label() + " " + value;
            case Parameter.Decimal ignored -> label + " " + value;
            case Parameter.Whole whole when value == null -> label + " " + whole.whenEmpty();
            // Only units of time are shown; the label names what else is counted.
            case Parameter.Whole whole ->
                "%s %,d%s"
                        .formatted(
                                label,
                                ((Number) value).longValue(),
                                whole.unit().endsWith("s") && whole.unit().length() == 2 ? " " + whole.unit() : "");
        };
    }
}
