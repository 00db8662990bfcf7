package dev.lockscope.comparison;

import dev.lockscope.metric.MetricCatalogue;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * The comparison of two to six runs. The first is the baseline of the ratios.
 *
 * @param runs in the requested order
 * @param summary a sentence naming the differences in workload and machine
 * @param workload parameters that differ
 * @param machine properties of the machines that differ
 * @param cautions other limits of the comparison, or of some metrics, a sentence or two each
 * @param figures rows of the metrics that at least one run has
 */
public record Comparison(
        List<ComparedRun> runs,
        String summary,
        List<Difference> workload,
        List<Difference> machine,
        List<String> cautions,
        List<ComparisonRow> figures) {
    public static final int FEWEST = 2;
    public static final int MOST = 6;

    /** Least share of the longest duration at which runs count as equally long. */
    private static final double AS_LONG = 0.95;

    /** @param runs {@link #FEWEST} to {@link #MOST} */
    public static Comparison of(List<ComparedRun> runs) {
        return of(runs, MetricCatalogue.CURRENT);
    }

    public static Comparison of(List<ComparedRun> runs, MetricCatalogue catalogue) {
        List<Difference> workload = Difference.ofWorkloads(runs);
        List<Difference> machine = Difference.ofMachines(runs);
        Set<String> differing =
                new TreeSet<>(workload.stream().map(Difference::field).toList());
        if (!equallyLong(runs)) {
            differing.add(ComparisonMetric.LENGTH);
        }
        List<ComparisonRow> figures = Stream.concat(
                        ComparisonMetric.in(catalogue).map(metric -> ComparisonRow.of(metric, runs, differing)),
                        Stream.of(ComparisonRow.ofVerdicts(runs)))
                .filter(row -> !row.isEmpty())
                .toList();
        return new Comparison(
                runs,
                Cautions.summary(runs, workload, machine),
                workload,
                machine,
                Cautions.of(runs, workload, machine, differing),
                figures);
    }

    private static boolean equallyLong(List<ComparedRun> runs) {
        var lengths = runs.stream().mapToLong(ComparedRun::elapsedNanos).summaryStatistics();
        return lengths.getMin() >= AS_LONG * lengths.getMax();
    }
}
