package dev.lockscope.comparison;

import static dev.lockscope.comparison.ComparisonMetric.Better.LESS;
import static dev.lockscope.comparison.ComparisonMetric.Better.MORE;
import static dev.lockscope.comparison.ComparisonMetric.Better.NEITHER;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A metric by which runs are compared.
 *
 * @param group of metrics that it belongs to
 * @param name within the group
 * @param unit {@code share} is of 1
 * @param better which of two values is better
 * @param moot parameters, or {@link #LENGTH}, that must be equal for {@code better} to be valid
 * @param few whether a run has too few samples for {@code better} to be valid
 * @param of its value in a run; NaN without one
 */
record ComparisonMetric(
        String group,
        String name,
        String unit,
        Better better,
        Set<String> moot,
        Predicate<ComparedRun> few,
        ToDoubleFunction<ComparedRun> of) {
    private ComparisonMetric(
            String group, String name, String unit, Better better, Set<String> moot, ToDoubleFunction<ComparedRun> of) {
        this(group, name, unit, better, moot, run -> false, of);
    }

    enum Better {
        MORE,
        LESS,
        NEITHER
    }

    static final String NANOS = "ns";

    /** Name of the condition that runs differ in length. */
    static final String LENGTH = "length";

    /** Name of the condition that a run has too few samples. */
    static final String SAMPLES = "samples";

    /** Least operations beyond a percentile; with fewer it depends on single operations. */
    private static final double MIN_BEYOND = 10;

    /** Operations in 100,000 beyond each percentile. */
    private static final Map<String, Integer> BEYOND = Map.of("p50", 50_000, "p99", 1_000, "p99.9", 100);

    /** Parameters of the critical section. */
    static final Set<String> SECTION = Set.of("holdMicros", "holdKind");

    /** Parameters of the load on the lock. */
    static final Set<String> LOAD =
            Set.of("readers", "writers", "pacing", "pauseMicros", "rampMillis", "holdMicros", "holdKind");

    /** Every metric except the verdict, in the order of the page. */
    static final List<ComparisonMetric> ALL = Stream.of(
                    Stream.of(
                            new ComparisonMetric(
                                    "Rates",
                                    "operations",
                                    "operations/s",
                                    MORE,
                                    LOAD,
                                    run -> run.perSecond(run.reads() + run.writes())),
                            new ComparisonMetric(
                                    "Rates", "reads", "reads/s", MORE, LOAD, run -> run.perSecond(run.reads())),
                            new ComparisonMetric(
                                    "Rates", "writes", "writes/s", MORE, LOAD, run -> run.perSecond(run.writes())),
                            new ComparisonMetric(
                                    "Rates",
                                    "of what the pauses alone allow",
                                    "share",
                                    MORE,
                                    LOAD,
                                    ComparisonMetric::reached)),
                    times("Wait of reads", "/wait/reads", Set.of()),
                    times("Wait of writes", "/wait/writes", Set.of()),
                    times("Hold", "/hold", SECTION),
                    times("Overshoot of pauses", "/overshoot", Set.of()),
                    times("Latency from due", "/latency", Set.of()),
                    Stream.of(
                            at("Lock", "held", "holder-seconds/s", NEITHER, Set.of(), "/utilisation"),
                            new ComparisonMetric(
                                    "Lock",
                                    "performed again, of operations",
                                    "share",
                                    LESS,
                                    Set.of(),
                                    ComparisonMetric::retried),
                            at("Fairness", "Jain’s index", "index", MORE, Set.of(), "/fairness/jain"),
                            new ComparisonMetric(
                                    "Fairness",
                                    "longest without the lock",
                                    NANOS,
                                    LESS,
                                    Set.of(LENGTH),
                                    ComparisonMetric::longestWithout),
                            at("Fairness", "made none", "workers", LESS, Set.of(), "/fairness/without")),
                    Stream.of(
                            budgetShare("wait", LESS),
                            budgetShare("hold", NEITHER),
                            budgetShare("pause", NEITHER),
                            budgetShare("overshoot", LESS),
                            budgetShare("other", NEITHER)))
            .flatMap(metrics -> metrics)
            .toList();

    private static Stream<ComparisonMetric> times(String group, String path, Set<String> moot) {
        return Stream.of("p50", "p99", "p99.9", "max")
                .map(name -> new ComparisonMetric(
                        group,
                        name,
                        NANOS,
                        LESS,
                        name.equals("max") ? with(moot, LENGTH) : moot,
                        run -> tooFew(run.report().at(path + "/count").longValue(), name),
                        run -> run.report().at(path + "/count").longValue() == 0
                                ? Double.NaN
                                : number(run.report().at(path + "/" + name.replace(".", "")))));
    }

    /** @param name of a percentile, or {@code max}, for which one operation is enough */
    private static boolean tooFew(long count, String name) {
        return count > 0 && BEYOND.containsKey(name) && count * (BEYOND.get(name) / 100_000.0) < MIN_BEYOND;
    }

    private static ComparisonMetric at(
            String group, String name, String unit, Better better, Set<String> moot, String path) {
        return new ComparisonMetric(
                group, name, unit, better, moot, run -> number(run.report().at(path)));
    }

    private static ComparisonMetric budgetShare(String name, Better better) {
        return new ComparisonMetric("Time budget", name, "share", better, Set.of(), run -> {
            JsonNode budget = run.report().path("budget");
            double all = Stream.of("wait", "hold", "pause", "overshoot", "other")
                    .mapToDouble(part -> budget.path(part + "Nanos").doubleValue())
                    .sum();
            return all > 0 ? budget.path(name + "Nanos").doubleValue() / all : Double.NaN;
        });
    }

    private static double reached(ComparedRun run) {
        JsonNode limit = run.report().path("limit");
        return limit.doubleValue() > 0 ? (run.reads() + run.writes()) / limit.doubleValue() : Double.NaN;
    }

    /** NaN for 0, which means shorter than one snapshot period: too short to be measured. */
    private static double longestWithout(ComparedRun run) {
        double nanos = number(run.report().at("/fairness/longestWithoutNanos"));
        return nanos > 0 ? nanos : Double.NaN;
    }

    private static double retried(ComparedRun run) {
        return number(run.report().path("retries")) / Math.max(1, run.reads() + run.writes());
    }

    private static double number(JsonNode value) {
        return value.isNumber() ? value.doubleValue() : Double.NaN;
    }

    private static Set<String> with(Set<String> some, String another) {
        return Stream.concat(some.stream(), Stream.of(another)).collect(Collectors.toUnmodifiableSet());
    }
}
