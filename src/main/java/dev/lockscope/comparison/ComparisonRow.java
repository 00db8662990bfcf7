package dev.lockscope.comparison;

import dev.lockscope.metric.Metric.Better;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * One metric of all runs.
 *
 * @param group of metrics that it belongs to
 * @param name within the group
 * @param unit {@code share} is of 1; {@code grade} is a string
 * @param values one per run, a number or the grade of a verdict; null where there is none
 * @param ratios to the first run; null where there is none
 * @param better letters of the best runs; empty if all are equal within the resolution, or better is undefined
 * @param moot why better is undefined: parameters that differ, or {@code samples} if a run has fewer than ten operations
 *     beyond a percentile; else empty
 */
public record ComparisonRow(
        String group,
        String name,
        String unit,
        List<@Nullable Object> values,
        List<@Nullable Double> ratios,
        List<String> better,
        Set<String> moot) {
    /** Relative resolution: HdrHistogram has three significant digits here, and rates are no more precise. */
    private static final double RESOLUTION = 0.001;

    private static final MathContext DIGITS = new MathContext(7);

    private static final List<String> GRADES = List.of("forbidden", "interesting", "unchecked", "acceptable");

    /** @param differing parameters that the runs differ in, and {@link ComparisonMetric#LENGTH} */
    static ComparisonRow of(ComparisonMetric metric, List<ComparedRun> runs, Set<String> differing) {
        double[] values = runs.stream().mapToDouble(metric.of()).toArray();
        Set<String> moot = metric.better() == Better.NEITHER ? Set.of() : mootOf(metric, runs, differing);
        double clock = metric.unit().equals(ComparisonMetric.NANOS) ? clockOf(runs) : 0;
        List<String> best = moot.isEmpty() ? best(metric.better(), values, clock, runs) : List.of();
        return new ComparisonRow(
                metric.group(), metric.name(), metric.unit(), boxed(values), ratios(values), best, moot);
    }

    private static Set<String> mootOf(ComparisonMetric metric, List<ComparedRun> runs, Set<String> differing) {
        Stream<String> few =
                runs.stream().anyMatch(metric.few()) ? Stream.of(ComparisonMetric.SAMPLES) : Stream.empty();
        return Stream.concat(few, differing.stream().filter(metric.moot()::contains))
                .collect(Collectors.toUnmodifiableSet());
    }

    /** The row of the verdicts, without ratios. */
    static ComparisonRow ofVerdicts(List<ComparedRun> runs) {
        List<@Nullable Object> grades = runs.stream()
                .<@Nullable Object>map(run -> run.report().at("/verdict/grade").textValue())
                .toList();
        double[] ranks = grades.stream()
                .mapToDouble(grade -> grade == null ? Double.NaN : GRADES.indexOf(grade))
                .toArray();
        return new ComparisonRow(
                "Verdict",
                "grade",
                "grade",
                grades,
                Collections.nCopies(runs.size(), null),
                best(Better.MORE, ranks, 0, runs),
                Set.of());
    }

    boolean isEmpty() {
        return values.stream().allMatch(value -> value == null);
    }

    /** @param clock resolution of durations in nanoseconds: the cost of one reading of the clock */
    private static List<String> best(Better better, double[] values, double clock, List<ComparedRun> runs) {
        double[] known =
                Arrays.stream(values).filter(value -> !Double.isNaN(value)).toArray();
        if (better == Better.NEITHER || known.length < 2) {
            return List.of();
        }
        double most = Arrays.stream(known).max().orElseThrow();
        double least = Arrays.stream(known).min().orElseThrow();
        double best = better == Better.MORE ? most : least;
        List<String> letters = IntStream.range(0, values.length)
                .filter(i -> Math.abs(values[i] - best)
                        <= Math.max(clock, RESOLUTION * Math.max(Math.abs(best), Math.abs(values[i]))))
                .mapToObj(i -> runs.get(i).letter())
                .toList();
        return letters.size() == known.length ? List.of() : letters;
    }

    private static double clockOf(List<ComparedRun> runs) {
        return runs.stream()
                .mapToDouble(run -> run.report().at("/machine/clockNanos").doubleValue())
                .max()
                .orElse(0);
    }

    private static List<@Nullable Object> boxed(double[] values) {
        return IntStream.range(0, values.length)
                .<@Nullable Object>mapToObj(i -> number(values[i]))
                .toList();
    }

    /** Integers exactly; other numbers rounded to significant digits. */
    private static @Nullable Object number(double value) {
        return Double.isNaN(value) ? null : value == Math.rint(value) ? (Object) (long) value : (Object) rounded(value);
    }

    private static double rounded(double value) {
        return new BigDecimal(value).round(DIGITS).doubleValue();
    }

    private static List<@Nullable Double> ratios(double[] values) {
        return IntStream.range(0, values.length)
                .<@Nullable Double>mapToObj(
                        i -> values[0] > 0 && !Double.isNaN(values[i]) ? rounded(values[i] / values[0]) : null)
                .toList();
    }
}
