package dev.lockscope.experiment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.lockscope.lock.LockCatalogue;
import dev.lockscope.workload.FieldViolation;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class SweepPlanTest {
    @Test
    void withoutParametersAllGuardingLocksAreCompared() throws InvalidExperiment {
        SweepPlan plan = SweepPlan.accept(Map.of());

        assertThat(plan.axes()).extracting(Axis::name).containsExactly("lock");
        assertThat(plan.axes().getFirst().values())
                .hasSize(LockCatalogue.LOCKS.size() - 1)
                .doesNotContain("unguarded")
                .startsWith("mutex");
        assertThat(plan.repeats()).isEqualTo(7);
    }

    @Test
    void aRangeIsSpacedByPointsOrStepsAndRounded() throws InvalidExperiment {
        assertThat(values(Map.of("name", "readers", "from", 1, "to", 32, "points", 6, "scale", "geometric")))
                .containsExactly(1L, 2L, 4L, 8L, 16L, 32L);
        assertThat(values(Map.of("name", "readers", "from", 1, "to", 4, "points", 20, "scale", "geometric")))
                .as("each once")
                .containsExactly(1L, 2L, 3L, 4L);
        assertThat(values(Map.of("name", "readers", "from", 0, "to", 10, "points", 3)))
                .containsExactly(0L, 5L, 10L);
        assertThat(values(Map.of("name", "keys", "from", 1, "to", 10, "step", 4)))
                .containsExactly(1L, 5L, 9L);
        assertThat(values(Map.of("name", "zipfExponent", "from", 0, "to", 0.3, "step", 0.1)))
                .containsExactly(0.0, 0.1, 0.2, 0.3);
    }

    @Test
    void aListKeepsItsOrderButNumbersAscend() throws InvalidExperiment {
        assertThat(values(Map.of("name", "keys", "values", List.of(100, 1, 10))))
                .containsExactly(1L, 10L, 100L);
        assertThat(values(Map.of("name", "lock", "values", List.of("spin", "mutex"))))
                .containsExactly("spin", "mutex");
        assertThat(values(Map.of("name", "threads"))).containsExactly("virtual", "platform");
    }

    @Test
    void everyRoundHasEachPointOnceInSeededOrder() throws InvalidExperiment {
        Map<String, ?> fields = Map.of(
                "parameters",
                List.of(Map.of("name", "readers", "values", List.of(1, 2, 3)), Map.of("name", "threads")),
                "repeats",
                4,
                "seed",
                7);
        SweepPlan plan = SweepPlan.accept(fields);

        assertThat(plan.points()).isEqualTo(6);
        assertThat(plan.values(3)).containsExactly(2L, "platform");
        assertThat(plan.order()).hasSize(24).isEqualTo(SweepPlan.accept(fields).order());
        List<List<Integer>> rounds = IntStream.range(0, 4)
                .mapToObj(round -> plan.order().subList(6 * round, 6 * round + 6))
                .toList();
        assertThat(rounds).allSatisfy(round -> assertThat(round).containsExactlyInAnyOrder(0, 1, 2, 3, 4, 5));
        assertThat(rounds).anySatisfy(round -> assertThat(round).isNotEqualTo(List.of(0, 1, 2, 3, 4, 5)));
    }

    @Test
    void eachRunHasAForkOfItsOwn() throws InvalidExperiment {
        SweepPlan plan = SweepPlan.accept(Map.of("repeats", 2));

        assertThat(IntStream.range(0, plan.runs().size()).map(plan::fork)).doesNotHaveDuplicates();
        assertThat(plan.runs()).hasSize(2 * plan.points());
    }

    @ParameterizedTest
    @MethodSource("invalid")
    void anInvalidFieldIsNamed(String field, String detail, Map<String, ?> fields) {
        InvalidExperiment thrown = catchThrowableOfType(InvalidExperiment.class, () -> SweepPlan.accept(fields));

        assertThat(thrown).as(fields.toString()).isNotNull();
        assertThat(thrown.violations()).extracting(FieldViolation::field).contains(field);
        assertThat(thrown.violations())
                .filteredOn(violation -> violation.field().equals(field))
                .extracting(FieldViolation::detail)
                .anySatisfy(actual -> assertThat(actual).contains(detail));
    }

    static List<Object[]> invalid() {
        return List.of(
                invalid("repeats", "from 1 to 50", Map.of("repeats", 0)),
                invalid("seed", "whole number", Map.of("seed", "x")),
                invalid("colour", "is unknown", Map.of("colour", 1)),
                invalid("workload.keys", "from 1 to 1000", Map.of("workload", Map.of("keys", 0))),
                invalid("workload", "an object", Map.of("workload", 5)),
                invalid("parameters", "one or two", Map.of("parameters", List.of())),
                invalid("parameters[0]", "must be an object", Map.of("parameters", List.of(5))),
                invalid("parameters[0].name", "must be one of readers, ", axis(Map.of("name", "colour"))),
                invalid("parameters[0].values", "2 to 100", axis(Map.of("name", "keys", "values", List.of(1)))),
                invalid(
                        "parameters[0].values",
                        "from 1 to 1000, was 0",
                        axis(Map.of("name", "keys", "values", List.of(0, 1)))),
                invalid(
                        "parameters[0].values",
                        "each value once",
                        axis(Map.of("name", "keys", "values", List.of(1, 1)))),
                invalid(
                        "parameters[0].values",
                        "must be one of mutex",
                        axis(Map.of("name", "lock", "values", List.of("mutex", "padlock")))),
                invalid("parameters[0].from", "was null", axis(Map.of("name", "keys", "to", 4, "points", 2))),
                invalid(
                        "parameters[0].from",
                        "greater than 0",
                        axis(Map.of("name", "readers", "from", 0, "to", 4, "points", 2, "scale", "geometric"))),
                invalid(
                        "parameters[0].to",
                        "greater than from",
                        axis(Map.of("name", "keys", "from", 4, "to", 4, "points", 2))),
                invalid("parameters[0].points", "from 2 to 100", axis(Map.of("name", "keys", "from", 1, "to", 4))),
                invalid(
                        "parameters[0].step",
                        "2 to 100 values",
                        axis(Map.of("name", "keys", "from", 1, "to", 1000, "step", 1))),
                invalid(
                        "parameters[0].step",
                        "left out",
                        axis(Map.of("name", "keys", "from", 1, "to", 9, "step", 1, "points", 3))),
                invalid(
                        "parameters[0].scale",
                        "linear, geometric",
                        axis(Map.of("name", "keys", "from", 1, "to", 9, "points", 3, "scale", "log"))),
                invalid(
                        "parameters[0].colour",
                        "is unknown",
                        axis(Map.of("name", "keys", "values", List.of(1, 2), "colour", 1))),
                invalid(
                        "parameters[1].name",
                        "another",
                        Map.of(
                                "parameters",
                                List.of(
                                        Map.of("name", "keys", "values", List.of(1, 2)),
                                        Map.of("name", "keys", "values", List.of(3, 4))))),
                invalid("parameters", "no more than 200 points, make 625", two(25)),
                invalid("repeats", "no more than 500 runs, makes 5000", with(two(10), "repeats", 50)),
                invalid(
                        "workload.durationMillis",
                        "no more than 7200 s",
                        with(two(5), "workload", Map.of("durationMillis", 3_600_000))),
                invalid(
                        "workload.keyChoice",
                        "must be zipf",
                        axis(Map.of("name", "zipfExponent", "values", List.of(0, 1)))),
                invalid(
                        "parameters[0]",
                        "must be from 1 to 20000 together",
                        axis(Map.of("name", "readers", "values", List.of(5, 19_995)))));
    }

    private static Map<String, ?> axis(Map<String, ?> axis) {
        return Map.of("parameters", List.of(axis));
    }

    private static Map<String, ?> two(int points) {
        return Map.of(
                "parameters",
                List.of(
                        Map.of("name", "readers", "from", 1, "to", 1_000, "points", points),
                        Map.of("name", "writers", "from", 1, "to", 1_000, "points", points)));
    }

    private static Map<String, ?> with(Map<String, ?> fields, String field, Object value) {
        Map<String, Object> more = new HashMap<>(fields);
        more.put(field, value);
        return more;
    }

    private static Object[] invalid(String field, String detail, Map<String, ?> fields) {
        return new Object[] {field, detail, fields};
    }

    private static List<Object> values(Map<String, ?> axis) throws InvalidExperiment {
        Map<String, Object> fields = new HashMap<>(axis(axis));
        if (axis.containsValue("zipfExponent")) {
            fields.put("workload", Map.of("keyChoice", "zipf"));
        }
        return SweepPlan.accept(fields).axes().getFirst().values();
    }
}
