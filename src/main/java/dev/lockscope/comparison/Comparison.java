package dev.lockscope.comparison;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * Two to six runs side by side. The first is the one that ratios are to.
 *
 * @param runs in the order asked for
 * @param summary what they differ in, in a sentence: to be read before any figure
 * @param workload what was asked for differently
 * @param machine what was different about what they ran on
 * @param cautions what else keeps them from being compared, or some figures, a sentence or two each
 * @param figures those that at least one of the runs has
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

    /** From this share of the longest on a run is as long as that. */
    private static final double AS_LONG = 0.95;

    /** @param runs {@link #FEWEST} to {@link #MOST} */
    public static Comparison of(List<ComparedRun> runs) {
        List<Difference> workload = Difference.ofWorkloads(runs);
        List<Difference> machine = Difference.ofMachines(runs);
        Set<String> differing =
                new TreeSet<>(workload.stream().map(Difference::field).toList());
        if (!equallyLong(runs)) {
            differing.add(ComparisonMetric.LENGTH);
        }
        List<ComparisonRow> figures = Stream.concat(
                        ComparisonMetric.ALL.stream().map(figure -> ComparisonRow.of(figure, runs, differing)),
                        Stream.of(ComparisonRow.ofVerdicts(runs)))
                .filter(row -> !row.isEmpty())
                .toList();
        return new Comparison(
                runs,
                Cautions.summary(runs, workload, machine),
                workload,
                machine,
                Cautions.of(runs, workload, differing),
                figures);
    }

    private static boolean equallyLong(List<ComparedRun> runs) {
        var lengths = runs.stream().mapToLong(ComparedRun::elapsedNanos).summaryStatistics();
        return lengths.getMin() >= AS_LONG * lengths.getMax();
    }
}
