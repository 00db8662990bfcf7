package dev.lockscope.comparison;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * A run in a comparison.
 *
 * @param letter its name in sentences, from A
 * @param state in the wire format
 * @param workload in the wire format
 * @param report in the wire format; a missing node without a report
 * @param reads until its end, or as far as known
 * @param writes until its end, or as far as known
 * @param elapsedNanos running time of these
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
    /** Operations per second; NaN if no time has elapsed. */
    double perSecond(long operations) {
        return elapsedNanos > 0 ? operations * 1e9 / elapsedNanos : Double.NaN;
    }

    boolean hasReport() {
        return report.isObject();
    }
}
