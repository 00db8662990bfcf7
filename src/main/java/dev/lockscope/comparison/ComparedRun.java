package dev.lockscope.comparison;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * A run that is compared with others.
 *
 * @param letter from A: how sentences call it
 * @param state as on the wire
 * @param workload what was asked for, as on the wire
 * @param report as on the wire; a missing node where there is none
 * @param reads made until its end, or as far as is known
 * @param writes the same of writes
 * @param elapsedNanos running time that these took
 */
public record ComparedRun(
        String letter,
        String id,
        String state,
        JsonNode workload,
        JsonNode report,
        long reads,
        long writes,
        long elapsedNanos) {
    /** Operations a second; NaN before there was any time. */
    double perSecond(long operations) {
        return elapsedNanos > 0 ? operations * 1e9 / elapsedNanos : Double.NaN;
    }

    boolean hasReport() {
        return report.isObject();
    }
}
