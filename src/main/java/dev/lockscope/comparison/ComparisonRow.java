package dev.lockscope.comparison;

import dev.lockscope.comparison.ComparisonMetric.Better;
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
 * One figure of all runs.
 *
 * @param group what it is a figure of
 * @param name its name within that
 * @param unit {@code share} is of 1; {@code grade} is a word
 * @param values one for each run: a number or, of a verdict, a word; null where there is none
 * @param ratios to the first run's; null where there is none
 * @param better letters of the runs it is best in; none where all are equal, as far as was measured, or better has no meaning
 * @param moot what the runs differ in, so that better has no meaning, or {@code samples} where a run has fewer than ten
 *     beyond a percentile; empty where it has
 */
public record ComparisonRow(
        String group,
        String name,
        String unit,
        List<@Nullable Object> values,
        List<@Nullable Double> ratios,
        List<String> better,
        Set<String> moot) {
    /** HdrHistogram keeps three significant digits, and no rate of a run is known better. */
    private static final double RESOLUTION = 0.001;

    private static final MathContext DIGITS = new MathContext(7);

    private static final List<String> GRADES = List.of("forbidden", "interesting", "acceptable");

    /** @param differing parameters that the runs differ in, and {@link ComparisonMetric#LENGTH} */
    static ComparisonRow of(ComparisonMetric figure, List<ComparedRun> runs, Set<String> differing) {
        double[] values = runs.stream().mapToDouble(figure.of()).toArray();
        Set<String> moot = figure.better() == Better.NEITHER ? Set.of() : mootOf(figure, runs, differing);
        double clock = figure.unit().equals(ComparisonMetric.NANOS) ? clockOf(runs) : 0;
        List<String> best = moot.isEmpty() ? best(figure.better(), values, clock, runs) : List.of();
        return new ComparisonRow(figure.group(), figure.name(), figure.unit(), boxed(values), ratios(values), best, moot);
    }

    private static Set<String> mootOf(ComparisonMetric figure, List<ComparedRun> runs, Set<String> differing) {
        Stream<String> few = runs.stream().anyMatch(figure.few()) ? Stream.of(ComparisonMetric.SAMPLES) : Stream.empty();
        return Stream.concat(few, differing.stream().filter(figure.moot()::contains))
                .collect(Collectors.toUnmodifiableSet());
    }

    /** The verdicts: words, of which there is no ratio. */
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

    /** @param clock nanoseconds that two times may differ by for having been read from a clock */
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

    /** Counts and nanoseconds are whole and exact, all else has no more digits than mean anything. */
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
