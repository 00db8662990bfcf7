package dev.lockscope.metric;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Arrays;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * An entry of the catalogue: a number in snapshots, in reports or in both; or a distribution of durations, which stands for
 * the metrics of its {@link #statistics}. A metric that is neither in a snapshot nor in a report is computed from a report.
 *
 * @param name unique, in camel case; for use in expressions
 * @param unit {@code share} is of 1; empty for numbers without one
 * @param type in the terms of JSON Schema; null for a distribution and for a computed metric
 * @param distribution whether the fields of a distribution are at the pointers
 * @param negative whether it may be negative
 * @param snapshot JSON pointer in a snapshot; null if it is not there
 * @param report JSON pointer in a report; null if it is not there
 * @param column title of its CSV column with the unit, of a distribution the beginning of the titles; null without a column
 * @param group of metrics that it belongs to, in a comparison and on the page
 * @param label name in the report on the page; null if it is not shown there by itself
 * @param comparison how runs are compared by it; null if they are not
 * @param help what it measures, in one or two sentences
 * @param statistic that it is of a distribution; null in the catalogue
 */
public record Metric(
        String name,
        String unit,
        @Nullable JsonNode type,
        boolean distribution,
        boolean negative,
        @Nullable String snapshot,
        @Nullable String report,
        @Nullable String column,
        @Nullable String group,
        @Nullable String label,
        @Nullable Compared comparison,
        String help,
        @Nullable Statistic statistic) {

    /**
     * How runs are compared by a metric.
     *
     * @param row name within the group; null for a distribution, whose statistics have names of their own
     * @param better which of two values is better
     * @param moot what must not differ between runs for better to be defined
     */
    public record Compared(@Nullable String row, Better better, Set<Condition> moot) {
        public Compared {
            moot = moot == null ? Set.of() : Set.copyOf(moot);
        }
    }

    /** Which of two values is better. */
    public enum Better {
        MORE,
        LESS,
        NEITHER
    }

    /** What can differ between runs. */
    public enum Condition {
        /** A parameter of the load on the lock. */
        LOAD,
        /** A parameter of the critical section. */
        SECTION,
        /** The running time. */
        LENGTH
    }

    /** The metrics that it stands for: those of a distribution, such as {@code p99Wait}, else itself. */
    Stream<Metric> statistics() {
        return distribution ? Arrays.stream(Statistic.values()).map(this::statistic) : Stream.of(this);
    }

    private Metric statistic(Statistic statistic) {
        boolean count = statistic == Statistic.COUNT;
        String unitOfStatistic = count ? "operations" : unit;
        return new Metric(
                statistic.field() + Character.toUpperCase(name.charAt(0)) + name.substring(1),
                unitOfStatistic,
                null,
                false,
                false,
                snapshot == null ? null : snapshot + "/" + statistic.field(),
                report == null ? null : report + "/" + statistic.field(),
                column == null
                        ? null
                        : "%s %s (%s)".formatted(column, count ? "timed" : statistic.field(), unitOfStatistic),
                group,
                label,
                comparison,
                help,
                statistic);
    }
}
