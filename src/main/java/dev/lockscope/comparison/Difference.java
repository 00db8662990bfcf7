package dev.lockscope.comparison;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.TextNode;
import dev.lockscope.workload.Limits;
import dev.lockscope.workload.Parameter;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.BiPredicate;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A parameter of the workload or a property of the machine that differs between runs.
 *
 * @param field its name in the workload or the machine
 * @param label its name on the page
 * @param unit empty for plain numbers and for strings
 * @param values one per run; null where unknown
 */
public record Difference(String field, String label, String unit, List<JsonNode> values) {
    /** Ratio of clock costs from which on clocks differ; a smaller one is measurement error. */
    private static final double CLOCK_TOLERANCE = 1.5;

    private static final List<Property> MACHINE = List.of(
            new Property("lockscope", "Lockscope", "", Object::equals),
            new Property("jdk", "JDK", "", Object::equals),
            new Property("jvmOptions", "JVM options", "", Object::equals),
            new Property("os", "System", "", Object::equals),
            new Property("cpu", "Processor", "", Object::equals),
            new Property("cores", "Cores", "", Object::equals),
            new Property("maxHeapBytes", "Heap, at most", "bytes", Object::equals),
            new Property("clockNanos", "One reading of the clock", "ns", Difference::aboutTheSame),
            new Property("timerSlackNanos", "Timer slack", "ns", Object::equals),
            new Property("cpuLimit", "Limit of processors", "", Object::equals),
            new Property("memoryLimit", "Limit of memory", "bytes", Object::equals));

    private static final Set<String> JVM = Set.of("jdk", "jvmOptions", "maxHeapBytes");

    private record Property(String field, String label, String unit, BiPredicate<JsonNode, JsonNode> same) {}

    /** The parameters that differ, in the order of the page. */
    static List<Difference> ofWorkloads(List<ComparedRun> runs) {
        return Limits.PARAMETERS.stream()
                .flatMap(parameter -> between(
                        runs,
                        new Property(parameter.name(), parameter.label(), unitOf(parameter), Object::equals),
                        run -> valueOf(parameter, run)))
                .toList();
    }

    /** A run of a version that knew one JVM only was made in that. */
    private static JsonNode valueOf(Parameter parameter, ComparedRun run) {
        JsonNode value = run.workload().path(parameter.name());
        return parameter instanceof Parameter.Name name && value.isMissingNode()
                ? TextNode.valueOf(name.classic())
                : value;
    }

    /** The properties of the machines that differ, among runs with a report. */
    static List<Difference> ofMachines(List<ComparedRun> runs) {
        return MACHINE.stream()
                .flatMap(property -> between(
                        runs,
                        property,
                        run -> asText(run.report().path("machine").path(property.field))))
                .toList();
    }

    private static JsonNode asText(JsonNode value) {
        return value.isArray() ? TextNode.valueOf(options(value)) : value;
    }

    /** Options of a JVM in one text, without the heap, which is a property of its own. */
    static String options(JsonNode list) {
        return list.valueStream()
                .map(JsonNode::asText)
                .filter(option -> !option.startsWith("-Xmx"))
                .collect(Collectors.joining(" "));
    }

    /** Whether it belongs to the JVM of the run, which is not the machine's. */
    boolean ofJvm() {
        return JVM.contains(field);
    }

    private static Stream<Difference> between(
            List<ComparedRun> runs, Property property, Function<ComparedRun, JsonNode> value) {
        List<JsonNode> values = runs.stream().map(value).toList();
        List<JsonNode> known =
                values.stream().filter(node -> !node.isMissingNode()).toList();
        return known.stream().allMatch(node -> property.same.test(known.getFirst(), node))
                ? Stream.empty()
                : Stream.of(new Difference(property.field, property.label, property.unit, values));
    }

    private static boolean aboutTheSame(JsonNode value, JsonNode other) {
        double ratio = value.doubleValue() / other.doubleValue();
        return (ratio < CLOCK_TOLERANCE && ratio > 1 / CLOCK_TOLERANCE) || Objects.equals(value, other);
    }

    private static String unitOf(Parameter parameter) {
        return switch (parameter) {
            case Parameter.Whole whole -> whole.unit();
            case Parameter.Decimal decimal -> decimal.unit();
            case Parameter.Choice ignored -> "";
            case Parameter.Name ignored -> "";
        };
    }
}
