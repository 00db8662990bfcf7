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
 * A figure that runs are compared by.
 *
 * @param group what it is a figure of
 * @param name its name within that
 * @param unit {@code share} is of 1
 * @param better which of two is the better one
 * @param moot what must not differ for that to mean anything: parameters, or {@link #LENGTH}
 * @param few whether a run has too few samples for that to mean anything
 * @param of its value in a run, NaN where it has none
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

    /** That runs were not equally long. */
    static final String LENGTH = "length";

    /** That there were too few samples. */
    static final String SAMPLES = "samples";

    /** With fewer beyond it a percentile is a matter of single operations. */
    private static final double FEWEST_BEYOND = 10;

    /** The percentiles, and how many of a hundred thousand operations are beyond. */
    private static final Map<String, Integer> BEYOND = Map.of("p50", 50_000, "p99", 1_000, "p99.9", 100);

    /** What is asked of a worker while it has the lock. */
    static final Set<String> SECTION = Set.of("holdMicros", "holdKind");

    /** What sets how much is asked of the lock. */
    static final Set<String> LOAD =
            Set.of("readers", "writers", "pacing", "pauseMicros", "rampMillis", "holdMicros", "holdKind");

    /** Every figure but the verdict, in the order of the page. */
    static final List<ComparisonMetric> ALL = Stream.of(
                    Stream.of(
                            new ComparisonMetric(
                                    "Rates",
                                    "operations",
                                    "operations/s",
                                    MORE,
                                    LOAD,
                                    run -> run.perSecond(run.reads() + run.writes())),
                            new ComparisonMetric("Rates", "reads", "reads/s", MORE, LOAD, run -> run.perSecond(run.reads())),
                            new ComparisonMetric("Rates", "writes", "writes/s", MORE, LOAD, run -> run.perSecond(run.writes())),
                            new ComparisonMetric(
                                    "Rates", "of what the pauses alone allow", "share", MORE, LOAD, ComparisonMetric::reached)),
                    times("Wait of reads", "/wait/reads", Set.of()),
                    times("Wait of writes", "/wait/writes", Set.of()),
                    times("Hold", "/hold", SECTION),
                    times("Overshoot of pauses", "/overshoot", Set.of()),
                    times("Latency from due", "/latency", Set.of()),
                    Stream.of(
                            at("Lock", "held", "holder-seconds/s", NEITHER, Set.of(), "/utilisation"),
                            new ComparisonMetric(
                                    "Lock", "performed again, of operations", "share", LESS, Set.of(), ComparisonMetric::retried),
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
                            part("wait", LESS),
                            part("hold", NEITHER),
                            part("pause", NEITHER),
                            part("overshoot", LESS),
                            part("other", NEITHER)))
            .flatMap(figures -> figures)
            .toList();

    private static Stream<ComparisonMetric> times(String group, String path, Set<String> moot) {
        return Stream.of("p50", "p99", "p99.9", "max")
                .map(name -> new ComparisonMetric(
                        group,
                        name,
                        NANOS,
                        LESS,
                        name.equals("max") ? with(moot, LENGTH) : moot,
                        run -> isFew(run.report().at(path + "/count").longValue(), name),
                        run -> run.report().at(path + "/count").longValue() == 0
                                ? Double.NaN
                                : number(run.report().at(path + "/" + name.replace(".", "")))));
    }

    /** @param name of a percentile; of the longest one is enough */
    private static boolean isFew(long count, String name) {
        return count > 0 && BEYOND.containsKey(name) && count * (BEYOND.get(name) / 100_000.0) < FEWEST_BEYOND;
    }

    private static ComparisonMetric at(String group, String name, String unit, Better better, Set<String> moot, String path) {
        return new ComparisonMetric(
                group, name, unit, better, moot, run -> number(run.report().at(path)));
    }

    private static ComparisonMetric part(String name, Better better) {
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

    /** 0 where nobody was seen without it from one snapshot to the next: less than can be told. */
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
