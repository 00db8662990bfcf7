package dev.lockscope.comparison;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.JsonNode;
import dev.lockscope.metric.Metric;
import dev.lockscope.metric.Metric.Better;
import dev.lockscope.metric.Metric.Compared;
import dev.lockscope.metric.Metric.Condition;
import dev.lockscope.metric.MetricCatalogue;
import dev.lockscope.metric.Statistic;
import dev.lockscope.run.measure.MeasuringOverhead;
import java.util.Map;
import java.util.Objects;
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
    static final String NANOS = "ns";

    /** Name of the condition that runs differ in length. */
    static final String LENGTH = "length";

    /** Name of the condition that a run has too few samples. */
    static final String SAMPLES = "samples";

    /** Parameters of the load on the lock. */
    static final Set<String> LOAD =
            Set.of("readers", "writers", "pacing", "pauseMicros", "rampMillis", "holdMicros", "holdKind");

    /** Parameters of the critical section. */
    private static final Set<String> SECTION = Set.of("holdMicros", "holdKind");

    /** Least operations beyond a percentile; with fewer it depends on single operations. */
    private static final double MIN_BEYOND = 10;

    /** The statistics by which distributions are compared, with the names of their rows. */
    private static final Map<Statistic, String> STATISTICS =
            Map.of(Statistic.P50, "p50", Statistic.P99, "p99", Statistic.P999, "p99.9", Statistic.MAX, "max");

    /** The metrics that are not simply a number in a report, by name. */
    static final Map<String, ToDoubleFunction<ComparedRun>> COMPUTED = Map.ofEntries(
            Map.entry("throughput", run -> run.perSecond(run.reads() + run.writes())),
            Map.entry("readThroughput", run -> run.perSecond(run.reads())),
            Map.entry("writeThroughput", run -> run.perSecond(run.writes())),
            Map.entry("limitShare", ComparisonMetric::limitShare),
            Map.entry("lockCost", ComparisonMetric::lockCost),
            Map.entry("retryShare", ComparisonMetric::retryShare),
            Map.entry("longestWithout", ComparisonMetric::longestWithout),
            Map.entry("waitShare", run -> budgetShare(run, "waitNanos")),
            Map.entry("holdShare", run -> budgetShare(run, "holdNanos")),
            Map.entry("returnShare", run -> budgetShare(run, "returnNanos")),
            Map.entry("pauseShare", run -> budgetShare(run, "pauseNanos")),
            Map.entry("overshootShare", run -> budgetShare(run, "overshootNanos")),
            Map.entry("otherShare", run -> budgetShare(run, "otherNanos")));

    /** Every metric except the verdict, in the order of the page. */
    static Stream<ComparisonMetric> in(MetricCatalogue catalogue) {
        return catalogue
                .metrics()
                .flatMap(metric -> metric.comparison() == null
                        ? Stream.empty()
                        : metric.statistic() == null
                                ? Stream.of(ofNumber(metric, metric.comparison()))
                                : ofStatistic(metric, metric.comparison(), metric.statistic()));
    }

    private static ComparisonMetric ofNumber(Metric metric, Compared compared) {
        return new ComparisonMetric(
                Objects.requireNonNull(metric.group()),
                Objects.requireNonNull(compared.row()),
                metric.unit(),
                compared.better(),
                mootOf(compared.moot().stream()),
                run -> false,
                accessor(metric));
    }

    /** Empty for a statistic by which runs are not compared. */
    private static Stream<ComparisonMetric> ofStatistic(Metric metric, Compared compared, Statistic statistic) {
        if (!STATISTICS.containsKey(statistic)) {
            return Stream.empty();
        }
        JsonPointer count = pointer(metric).head().appendProperty(Statistic.COUNT.field());
        ToDoubleFunction<ComparedRun> value = accessor(metric);
        Stream<Condition> length = statistic == Statistic.MAX ? Stream.of(Condition.LENGTH) : Stream.empty();
        return Stream.of(new ComparisonMetric(
                Objects.requireNonNull(metric.group()),
                STATISTICS.get(statistic),
                metric.unit(),
                compared.better(),
                mootOf(Stream.concat(compared.moot().stream(), length)),
                run -> tooFew(run.report().at(count).longValue(), statistic),
                run -> run.report().at(count).longValue() == 0 ? Double.NaN : value.applyAsDouble(run)));
    }

    private static Set<String> mootOf(Stream<Condition> conditions) {
        return conditions
                .flatMap(condition -> switch (condition) {
                    case LOAD -> LOAD.stream();
                    case SECTION -> SECTION.stream();
                    case LENGTH -> Stream.of(LENGTH);
                })
                .collect(Collectors.toUnmodifiableSet());
    }

    /** For the maximum one operation is enough. */
    private static boolean tooFew(long count, Statistic statistic) {
        return count > 0 && statistic.beyond() > 0 && count * statistic.beyond() < MIN_BEYOND;
    }

    private static ToDoubleFunction<ComparedRun> accessor(Metric metric) {
        ToDoubleFunction<ComparedRun> computed = COMPUTED.get(metric.name());
        if (computed != null) {
            return computed;
        }
        JsonPointer at = pointer(metric);
        return run -> number(run.report().at(at));
    }

    private static JsonPointer pointer(Metric metric) {
        return JsonPointer.compile(Objects.requireNonNull(metric.report(), metric.name()));
    }

    private static double budgetShare(ComparedRun run, String part) {
        JsonNode budget = run.report().path("budget");
        double all = Stream.of("waitNanos", "holdNanos", "returnNanos", "pauseNanos", "overshootNanos", "otherNanos")
                .mapToDouble(name -> budget.path(name).doubleValue())
                .sum();
        return all > 0 ? number(budget.path(part)) / all : Double.NaN;
    }

    private static double limitShare(ComparedRun run) {
        JsonNode limit = run.report().path("limit");
        return limit.doubleValue() > 0 ? (run.reads() + run.writes()) / limit.doubleValue() : Double.NaN;
    }

    /** NaN also where it is too small to be distinguished from no lock. */
    private static double lockCost(ComparedRun run) {
        double nanos = number(run.report().at("/observer/lockNanos"));
        double floorNanos = number(run.report().at("/observer/floorNanos"));
        return MeasuringOverhead.distinguishable(nanos, floorNanos) ? nanos : Double.NaN;
    }

    /** NaN for 0, which means shorter than one snapshot period: too short to be measured. */
    private static double longestWithout(ComparedRun run) {
        double nanos = number(run.report().at("/fairness/longestWithoutNanos"));
        return nanos > 0 ? nanos : Double.NaN;
    }

    private static double retryShare(ComparedRun run) {
        return number(run.report().path("retries")) / Math.max(1, run.reads() + run.writes());
    }

    private static double number(JsonNode value) {
        return value.isNumber() ? value.doubleValue() : Double.NaN;
    }
}
