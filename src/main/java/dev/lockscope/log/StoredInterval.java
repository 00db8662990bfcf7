package dev.lockscope.log;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.lockscope.run.measure.HistogramInterval;

/**
 * The histograms of about a second of a run.
 *
 * @param fromRunNanos start
 * @param json {@code fromNanos}, {@code toNanos} and {@code histograms}: each by its tag, as a {@link dev.lockscope.run.measure.HistogramText}
 */
public record StoredInterval(long fromRunNanos, String json) {
    public static StoredInterval of(HistogramInterval interval, ObjectMapper json) {
        ObjectNode node = json.createObjectNode()
                .put("fromNanos", interval.fromRunNanos())
                .put("toNanos", interval.toRunNanos())
                .set("histograms", json.valueToTree(interval.texts()));
        return new StoredInterval(interval.fromRunNanos(), node.toString());
    }

    public Packed packed() {
        return new Packed(fromRunNanos, Gzip.compress(json));
    }

    /** An interval in its stored form. */
    public record Packed(long fromRunNanos, byte[] compressed) {}
}
