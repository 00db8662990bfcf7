package dev.lockscope.comparison;

import com.fasterxml.jackson.databind.JsonNode;
import dev.lockscope.workload.Limits;
import dev.lockscope.workload.Parameter;
import java.util.List;
import java.util.Objects;
import java.util.function.BiPredicate;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * Something about the runs, other than what came out, that is not the same in all.
 *
 * @param field its name in the workload or the machine
 * @param label its name on the page
 * @param unit empty for a plain number or a word
 * @param values one for each run; null where it is not known
 */
public record Difference(String field, String label, String unit, List<JsonNode> values) {
    /** A clock that costs so many times another's is another clock; less is only measured anew. */
    private static final double ANOTHER_CLOCK = 1.5;

    private static final List<Trait> MACHINE = List.of(
            new Trait("jdk", "JDK", "", Object::equals),
            new Trait("os", "System", "", Object::equals),
            new Trait("cpu", "Processor", "", Object::equals),
            new Trait("cores", "Cores", "", Object::equals),
            new Trait("maxHeapBytes", "Heap, at most", "bytes", Object::equals),
            new Trait("clockNanos", "One reading of the clock", "ns", Difference::aboutTheSame),
            new Trait("timerSlackNanos", "Timer slack", "ns", Object::equals),
            new Trait("cpuLimit", "Limit of processors", "", Object::equals),
            new Trait("memoryLimit", "Limit of memory", "bytes", Object::equals));

    private record Trait(String field, String label, String unit, BiPredicate<JsonNode, JsonNode> same) {}

    /** What was asked for differently, in the order of the page. */
    static List<Difference> ofWorkloads(List<ComparedRun> runs) {
        return Limits.PARAMETERS.stream()
                .flatMap(asked -> between(
                        runs,
                        new Trait(asked.name(), asked.label(), unitOf(asked), Object::equals),
                        run -> run.workload().path(asked.name())))
                .toList();
    }

    /** What was different about the machines, of those runs that say what they ran on. */
    static List<Difference> ofMachines(List<ComparedRun> runs) {
        return MACHINE.stream()
                .flatMap(trait ->
                        between(runs, trait, run -> run.report().path("machine").path(trait.field)))
                .toList();
    }

    private static Stream<Difference> between(
            List<ComparedRun> runs, Trait trait, Function<ComparedRun, JsonNode> value) {
        List<JsonNode> values = runs.stream().map(value).toList();
        List<JsonNode> known =
                values.stream().filter(one -> !one.isMissingNode()).toList();
        return known.stream().allMatch(one -> trait.same.test(known.getFirst(), one))
                ? Stream.empty()
                : Stream.of(new Difference(trait.field, trait.label, trait.unit, values));
    }

    private static boolean aboutTheSame(JsonNode one, JsonNode other) {
        double ratio = one.doubleValue() / other.doubleValue();
        return (ratio < ANOTHER_CLOCK && ratio > 1 / ANOTHER_CLOCK) || Objects.equals(one, other);
    }

    private static String unitOf(Parameter parameter) {
        return switch (parameter) {
            case Parameter.Whole whole -> whole.unit();
            case Parameter.Decimal decimal -> decimal.unit();
            case Parameter.Choice ignored -> "";
        };
    }
}
