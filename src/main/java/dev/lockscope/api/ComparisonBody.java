package dev.lockscope.api;

import dev.lockscope.comparison.Comparison;
import dev.lockscope.comparison.ComparisonRow;
import dev.lockscope.comparison.Difference;
import java.util.List;

/** The wire format of a {@link Comparison}; its runs are only referenced. */
record ComparisonBody(
        List<RunRef> runs,
        String summary,
        List<Difference> workload,
        List<Difference> machine,
        List<String> cautions,
        List<ComparisonRow> figures) {

    /** @param letter its name in the sentences */
    record RunRef(String letter, String id, String state, long reads, long writes, long elapsedNanos) {}

    static ComparisonBody of(Comparison comparison) {
        return new ComparisonBody(
                comparison.runs().stream()
                        .map(run -> new RunRef(
                                run.letter(), run.id(), run.state(), run.reads(), run.writes(), run.elapsedNanos()))
                        .toList(),
                comparison.summary(),
                comparison.workload(),
                comparison.machine(),
                comparison.cautions(),
                comparison.figures());
    }
}
