package dev.lockscope.comparison;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.lockscope.metric.Metric;
import dev.lockscope.metric.MetricCatalogue;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ComparisonTest {
    private static final JsonMapper JSON = new JsonMapper();
    private static final long SECOND = 1_000_000_000L;

    @Test
    void ratiosAreToTheFirst() {
        Comparison comparison = Comparison.of(List.of(run("A", 1_000), run("B", 1_420), run("C", 500)));

        assertThat(row(comparison, "Rates", "reads").values()).containsExactly(1_000L, 1_420L, 500L);
        assertThat(row(comparison, "Rates", "reads").ratios()).containsExactly(1.0, 1.42, 0.5);
        assertThat(row(comparison, "Rates", "reads").better()).containsExactly("B");
    }

    @Test
    void aRunThatWasNotWarmIsCautioned() {
        ComparedRun warm = run("A", 1_000);
        ComparedRun cold = run("B", 1_000);
        ((ObjectNode) warm.report()).withObjectProperty("warmUp").put("steady", true);
        ((ObjectNode) cold.report()).withObjectProperty("warmUp").put("steady", false);

        assertThat(Comparison.of(List.of(warm, cold, run("C", 1_000))).cautions())
                .anySatisfy(caution -> assertThat(caution).startsWith("B was not steady when the run began, "));
        assertThat(Comparison.of(List.of(warm, run("C", 1_000))).cautions())
                .noneSatisfy(caution -> assertThat(caution).contains("steady"));
    }

    @Test
    void ratesArePerElapsedTimeOfEachRun() {
        ComparedRun twiceAsLong = with(run("B", 2_000), 2 * SECOND);

        Comparison comparison = Comparison.of(List.of(run("A", 1_000), twiceAsLong));

        assertThat(row(comparison, "Rates", "reads").values()).containsExactly(1_000L, 1_000L);
        assertThat(row(comparison, "Rates", "reads").better()).isEmpty();
        assertThat(comparison.cautions())
                .anySatisfy(caution ->
                        assertThat(caution).contains("1.000 s (A) and 2.000 s (B)", "Totals can’t be compared"));
    }

    @ParameterizedTest
    @CsvSource({"1000000, 1000900, ''", "1000000, 1002000, A", "100, 120, ''", "100, 130, A"})
    void timesAreEqualWithinThreeDigitsAndTheClock(long one, long other, String better) {
        Comparison comparison = Comparison.of(List.of(waiting("A", one), waiting("B", other)));

        assertThat(String.join(" ", row(comparison, "Wait of reads", "p99").better()))
                .isEqualTo(better);
    }

    @Test
    void aPercentileWithFewBeyondItIsNotMarked() {
        ComparedRun few = waiting("B", 5_000);
        ((ObjectNode) few.report().at("/wait/reads")).put("count", 9_999);

        Comparison comparison = Comparison.of(List.of(waiting("A", 9_000), few));

        assertThat(row(comparison, "Wait of reads", "p99").better()).containsExactly("B");
        assertThat(row(comparison, "Wait of reads", "p99.9").better()).isEmpty();
        assertThat(row(comparison, "Wait of reads", "p99.9").moot()).containsExactly("samples");
        assertThat(row(comparison, "Wait of reads", "max").better()).containsExactly("B");
    }

    @Test
    void aRunWithoutSuchOperationsIsIgnored() {
        ComparedRun none = run("C", 1_000);
        ((ObjectNode) none.report().at("/wait/reads")).put("count", 0);

        Comparison comparison = Comparison.of(List.of(waiting("A", 9_000), waiting("B", 5_000), none));

        assertThat(row(comparison, "Wait of reads", "p99").better()).containsExactly("B");
        assertThat(row(comparison, "Wait of reads", "p99").moot()).isEmpty();
    }

    @Test
    void severalCanBeTheBest() {
        Comparison comparison = Comparison.of(List.of(waiting("A", 9_000), waiting("B", 5_000), waiting("C", 5_001)));

        assertThat(row(comparison, "Wait of reads", "p99").better()).containsExactly("B", "C");
    }

    @Test
    void aMetricWithoutABetterIsNotMarked() {
        ComparedRun busy = run("B", 1_000);
        ((ObjectNode) busy.report()).put("utilisation", 0.9);

        assertThat(row(Comparison.of(List.of(run("A", 1_000), busy)), "Lock", "held")
                        .better())
                .isEmpty();
    }

    @Test
    void ratesUnderDifferentLoadAreNotMarked() {
        Comparison comparison = Comparison.of(List.of(run("A", 1_000), withParameter(run("B", 2_000), "readers", 200)));

        assertThat(row(comparison, "Rates", "reads").better()).isEmpty();
        assertThat(row(comparison, "Rates", "reads").moot()).containsExactly("readers");
        assertThat(comparison.cautions())
                .anySatisfy(caution -> assertThat(caution).contains("(readers)", "rates are not marked"));
    }

    @Test
    void theLongestOfALongRunIsNotMarked() {
        Comparison comparison = Comparison.of(List.of(waiting("A", 9_000), with(waiting("B", 5_000), 3 * SECOND)));

        assertThat(row(comparison, "Wait of reads", "max").better()).isEmpty();
        assertThat(row(comparison, "Wait of reads", "p99").better()).containsExactly("B");
    }

    @Test
    void theSummaryNamesTheDifferences() {
        ComparedRun other = withParameter(withParameter(run("B", 1_000), "lock", "fair-mutex"), "readers", 7);

        Comparison comparison = Comparison.of(List.of(run("A", 1_000), other));

        assertThat(comparison.summary())
                .isEqualTo(
                        "These runs differ in lock and readers; everything else that was asked for is the same. Same machine.");
        assertThat(comparison.workload()).extracting(Difference::field).containsExactly("lock", "readers");
    }

    @Test
    void theSummarySaysThatTheWorkloadIsTheSame() {
        assertThat(Comparison.of(List.of(run("A", 1), run("B", 2))).summary())
                .contains("the same workload", "Same machine.");
    }

    @Test
    void theSummaryNamesDifferencesOfMachines() {
        ComparedRun other = run("B", 1_000);
        ((ObjectNode) other.report().path("machine"))
                .put("cores", 64)
                .put("jdk", "26")
                .put("clockNanos", 25);

        Comparison comparison = Comparison.of(List.of(run("A", 1_000), other));

        assertThat(comparison.summary()).endsWith("Different machines: JDK and cores.");
        assertThat(comparison.machine()).extracting(Difference::field).containsExactly("jdk", "cores");
    }

    @Test
    void differentJvmsAreACautionAndNoOtherMachine() {
        ComparedRun g1 = inJvm(run("A", 1_000), "default", 1 << 30, "-Xmx1024m", "-Da=1", "-Db=2");
        ComparedRun zgc = inJvm(run("B", 1_000), "zgc", 1 << 29, "-Xmx512m", "-XX:+UseZGC");

        Comparison comparison = Comparison.of(List.of(g1, zgc));

        assertThat(comparison.summary())
                .isEqualTo(
                        "These runs differ in JVM; everything else that was asked for is the same. Same machine, different JVMs.");
        assertThat(comparison.machine()).extracting(Difference::field).containsExactly("jvmOptions", "maxHeapBytes");
        assertThat(comparison.machine().getFirst().values())
                .extracting(JsonNode::textValue)
                .containsExactly("-Da=1 -Db=2", "-XX:+UseZGC");
        assertThat(comparison.cautions())
                .containsOnlyOnce(
                        "They ran in different JVMs: A in 25 with -Da=1 -Db=2 and at most 1,024 MiB of heap and B in 25 with -XX:+UseZGC and at most 512 MiB of heap. What differs may be due to that, and not to the lock.");
    }

    @Test
    void jvmsOfAnotherNameAlikeInAllElseAreNoCaution() {
        ComparedRun one = inJvm(run("A", 1_000), "default", 1 << 30, "-Xmx1024m");
        ComparedRun other = inJvm(run("B", 1_000), "spare", 1 << 30, "-Xmx1024m");

        Comparison comparison = Comparison.of(List.of(one, other));

        assertThat(comparison.workload()).extracting(Difference::field).containsExactly("jvm");
        assertThat(comparison.summary()).endsWith("Same machine.");
        assertThat(comparison.cautions()).noneMatch(caution -> caution.contains("JVM"));
    }

    @Test
    void aRunOfAVersionWithOneJvmWasMadeInTheDefaultOne() {
        ComparedRun old = run("A", 1_000);

        assertThat(Comparison.of(List.of(old, inJvm(run("B", 1), "default", 1 << 30)))
                        .workload())
                .isEmpty();
        assertThat(Comparison.of(List.of(old, inJvm(run("B", 1), "zgc", 1 << 30)))
                        .workload())
                .extracting(Difference::field)
                .containsExactly("jvm");
    }

    private static ComparedRun inJvm(ComparedRun run, String name, long heap, String... options) {
        ((ObjectNode) run.workload()).put("jvm", name);
        ObjectNode machine =
                ((ObjectNode) run.report().path("machine")).put("jvm", name).put("maxHeapBytes", heap);
        ArrayNode list = machine.putArray("jvmOptions");
        List.of(options).forEach(list::add);
        return run;
    }

    @Test
    void aRunWithoutAReportHasRates() {
        ComparedRun cutOff = new ComparedRun(
                "B", "b", "interrupted", run("B", 1).workload(), MissingNode.getInstance(), 500, 50, SECOND);

        Comparison comparison = Comparison.of(List.of(run("A", 1_000), cutOff));

        assertThat(row(comparison, "Rates", "reads").values()).containsExactly(1_000L, 500L);
        assertThat(row(comparison, "Wait of reads", "p99").values()).containsExactly(2_000L, null);
        assertThat(row(comparison, "Wait of reads", "p99").better()).isEmpty();
        assertThat(comparison.summary()).endsWith("What B ran on is not known.");
        assertThat(comparison.cautions())
                .anySatisfy(caution -> assertThat(caution).startsWith("B was interrupted"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"forbidden", "interesting"})
    void aRunWithoutAnAcceptableVerdictIsCautioned(String grade) {
        ComparedRun graded = run("B", 9_000);
        ((ObjectNode) graded.report().path("verdict")).put("grade", grade);

        Comparison comparison = Comparison.of(List.of(run("A", 1_000), graded));

        assertThat(row(comparison, "Verdict", "grade").better()).containsExactly("A");
        assertThat(comparison.cautions())
                .anySatisfy(caution ->
                        assertThat(caution).startsWith("B was ").containsAnyOf("damaged", "not shown to be right"));
    }

    @Test
    void anOlderReportWithoutReturnsIsCautioned() {
        ComparedRun newer = run("B", 2_000);
        ((ObjectNode) newer.report().path("budget")).put("returnNanos", 8);

        Comparison comparison = Comparison.of(List.of(run("A", 1_000), newer));

        assertThat(row(comparison, "Time budget", "return").values()).containsExactly(null, 0.5);
        assertThat(comparison.cautions())
                .containsExactly("The time after the section is not known of A: there it is part of other.");
        assertThat(Comparison.of(List.of(newer, newer)).cautions()).isEmpty();
    }

    @Test
    void equalRunsHaveNoCaution() {
        assertThat(Comparison.of(List.of(run("A", 1_000), run("B", 2_000))).cautions())
                .isEmpty();
    }

    @Test
    void rowsKeepTheirNamesUnitsAndOrder() {
        String times = " p50 ns LESS,%1$s p99 ns LESS,%1$s p99.9 ns LESS,%1$s max ns LESS";

        assertThat(ComparisonMetric.in(MetricCatalogue.CURRENT)
                        .map(metric ->
                                "%s %s %s %s".formatted(metric.group(), metric.name(), metric.unit(), metric.better()))
                        .collect(Collectors.joining(",")))
                .isEqualTo("Rates operations operations/s MORE,Rates reads reads/s MORE,Rates writes writes/s MORE,"
                        + "Rates of what the pauses alone allow share MORE,Rates the lock’s own cost ns LESS,"
                        + Stream.of(
                                        "Wait of reads",
                                        "Wait of writes",
                                        "Hold",
                                        "Overshoot of pauses",
                                        "Latency from due")
                                .map(group -> (group + times).formatted(group) + ",")
                                .collect(Collectors.joining())
                        + "Lock held holder-seconds/s NEITHER,Lock performed again, of operations share LESS,"
                        + "Fairness Jain’s index index MORE,Fairness longest without the lock ns LESS,"
                        + "Fairness made none workers LESS,Time budget wait share LESS,Time budget hold share NEITHER,"
                        + "Time budget pause share NEITHER,Time budget overshoot share LESS,Time budget other share NEITHER,"
                        + "Time budget return share LESS,"
                        + ("Return" + times).formatted("Return"));
    }

    @Test
    void holdsUnderDifferentSectionsAreNotMarked() {
        ComparedRun longer = holding(withParameter(run("B", 1_000), "holdMicros", 5), 9_000);

        Comparison comparison = Comparison.of(List.of(holding(run("A", 1_000), 5_000), longer));

        assertThat(row(comparison, "Hold", "p50").values()).containsExactly(5_000L, 9_000L);
        assertThat(row(comparison, "Hold", "p50").moot()).containsExactly("holdMicros");
    }

    @Test
    void theLocksOwnCostIsComparedWhereItIsDistinguishable() {
        ComparedRun dear = costing(run("A", 1_000), 100);

        ComparisonRow cost =
                row(Comparison.of(List.of(dear, costing(run("B", 1_000), 50))), "Rates", "the lock’s own cost");
        assertThat(cost.values()).containsExactly(100L, 50L);
        assertThat(cost.ratios()).containsExactly(1.0, 0.5);
        assertThat(row(Comparison.of(List.of(dear, costing(run("B", 1_000), 30))), "Rates", "the lock’s own cost")
                        .values())
                .containsExactly(100L, null);
    }

    /** A run of a lock with its own cost, with a floor of 10 ns. */
    private static ComparedRun costing(ComparedRun run, double nanos) {
        ((ObjectNode) run.report().path("observer")).put("lockNanos", nanos).put("floorNanos", 10.0);
        return run;
    }

    @Test
    void everyComputedMetricIsCompared() {
        assertThat(MetricCatalogue.CURRENT.entries().stream()
                        .filter(metric -> metric.comparison() != null)
                        .map(Metric::name))
                .containsAll(ComparisonMetric.COMPUTED.keySet());
    }

    @Test
    void sharesOfTheBudgetAddUpToOne() {
        Comparison comparison = Comparison.of(List.of(run("A", 1_000), run("B", 1_000)));

        assertThat(comparison.figures().stream()
                        .filter(row -> row.group().equals("Time budget"))
                        .mapToDouble(row -> ((Number) row.values().getFirst()).doubleValue())
                        .sum())
                .isEqualTo(1);
    }

    private static ComparisonRow row(Comparison comparison, String group, String name) {
        return comparison.figures().stream()
                .filter(row -> row.group().equals(group) && row.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    private static ComparedRun waiting(String letter, long nanos) {
        ComparedRun run = run(letter, 1_000);
        ((ObjectNode) run.report().at("/wait/reads")).put("p99", nanos).put("max", nanos);
        return run;
    }

    private static ComparedRun holding(ComparedRun run, long nanos) {
        ((ObjectNode) run.report())
                .withObjectProperty("hold")
                .put("count", 100_000)
                .put("p50", nanos);
        return run;
    }

    private static ComparedRun withParameter(ComparedRun run, String name, Object value) {
        ((ObjectNode) run.workload()).putPOJO(name, value);
        return new ComparedRun(
                run.letter(),
                run.id(),
                run.state(),
                JSON.valueToTree(run.workload()),
                run.report(),
                run.reads(),
                run.writes(),
                run.elapsedNanos());
    }

    private static ComparedRun with(ComparedRun run, long elapsedNanos) {
        return new ComparedRun(
                run.letter(),
                run.id(),
                run.state(),
                run.workload(),
                run.report(),
                run.reads(),
                run.writes(),
                elapsedNanos);
    }

    private static ComparedRun run(String letter, long reads) {
        return new ComparedRun(
                letter,
                letter.toLowerCase(),
                "finished",
                tree("{'lock': 'mutex', 'readers': 100, 'holdMicros': 0}"),
                tree("""
                {'limit': 4000, 'utilisation': 0.5, 'retries': 0,
                 'wait': {'reads': {'count': 100000, 'p50': 1000, 'p99': 2000, 'p999': 3000, 'max': 4000}},
                 'fairness': {'jain': 0.9, 'longestWithoutNanos': 5000, 'without': 0},
                 'budget': {'waitNanos': 1, 'holdNanos': 1, 'pauseNanos': 1, 'overshootNanos': 1, 'otherNanos': 4},
                 'verdict': {'grade': 'acceptable'}, 'observer': {'timed': 9, 'operations': 9},
                 'machine': {'jdk': '25', 'os': 'Linux', 'cores': 2, 'clockNanos': 24.0, 'cpuLimit': null}}"""),
                reads,
                reads / 10,
                SECOND);
    }

    private static JsonNode tree(String json) {
        try {
            return JSON.readTree(json.replace('\'', '"'));
        } catch (JsonProcessingException malformed) {
            throw new IllegalArgumentException(malformed);
        }
    }
}
