package dev.lockscope.api;

import dev.lockscope.comparison.Comparison;
import dev.lockscope.comparison.ComparisonRow;
import dev.lockscope.comparison.Difference;
import java.util.List;

/** A {@link Comparison} as it travels: what its runs are in full is at their own doors. */
record ComparisonBody(
        List<RunRef> runs,
        String summary,
        List<Difference> workload,
        List<Difference> machine,
        List<String> cautions,
        List<ComparisonRow> figures) {

    /** @param letter how the sentences call it */
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
