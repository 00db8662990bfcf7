package dev.lockscope.log;

import com.fasterxml.jackson.databind.JsonNode;
import dev.lockscope.run.measure.HistogramText;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.HdrHistogram.Histogram;

/** Checks that the histograms of a log agree with each other and with the report. Not thread-safe. */
final class LogHistograms {
    private static final long MAX_EXACT = 1L << 53;
    private static final List<String> METRICS =
            List.of("wait", "hold", "return", "overshoot", "latency", "uncorrected");
    private static final List<String> KINDS = List.of("reads", "writes");
    private static final Map<String, Double> PERCENTILES =
            Map.of("p50", 50.0, "p90", 90.0, "p99", 99.0, "p999", 99.9, "max", 100.0);

    private final Map<String, Histogram> sums = new LinkedHashMap<>();
    private final Map<String, Histogram> addTotals = new LinkedHashMap<>();
    private boolean contiguous = true;
    private long leastFromRunNanos;
    private long untilRunNanos;

    /** Adds the histograms of an interval that begins after the previous ones; returns its start. */
    long add(JsonNode interval) throws InvalidField {
        LogFields fields = new LogFields(interval);
        long fromRunNanos = fields.wholeNumber("fromNanos", Math.max(leastFromRunNanos, untilRunNanos), MAX_EXACT);
        contiguous &= fromRunNanos == untilRunNanos;
        leastFromRunNanos = fromRunNanos + 1;
        untilRunNanos = fields.wholeNumber("toNanos", fromRunNanos, MAX_EXACT);
        read(interval.path("histograms"))
                .forEach((tag, histogram) -> sums.computeIfAbsent(
                                tag, none -> new Histogram(histogram.getNumberOfSignificantValueDigits()))
                        .add(histogram));
        return fromRunNanos;
    }

    /** Adds the histograms of the whole run. */
    void addTotals(JsonNode histograms) throws InvalidField {
        addTotals.putAll(read(histograms));
    }

    private static Map<String, Histogram> read(JsonNode histograms) throws InvalidField {
        if (!histograms.isObject()) {
            throw histograms.isMissingNode()
                    ? new InvalidField("histograms is missing")
                    : new InvalidField("histograms must be an object", histograms);
        }
        Map<String, Histogram> read = new LinkedHashMap<>();
        for (Map.Entry<String, JsonNode> histogram : histograms.properties()) {
            try {
                if (!histogram.getKey().matches(HistogramText.TAG)) {
                    throw new IllegalArgumentException("is not a tag of a histogram");
                }
                read.put(
                        histogram.getKey(),
                        HistogramText.read(histogram.getValue().asText()));
            } catch (IllegalArgumentException wrong) {
                throw new InvalidField("%.40s %s".formatted(histogram.getKey(), wrong.getMessage()));
            }
        }
        return read;
    }

    /**
     * Checks that the intervals add up to the whole run, and that the report agrees with it.
     *
     * @param report checked against its {@link RecordSchema}
     */
    void checkReport(JsonNode report) throws InvalidField {
        boolean complete =
                contiguous && untilRunNanos == report.get("elapsedNanos").longValue() && !sums.isEmpty();
        for (Map.Entry<String, Histogram> histogram : addTotals.entrySet()) {
            if (complete && !histogram.getValue().equals(sums.get(histogram.getKey()))) {
                throw new InvalidField(
                        "the intervals' %s do not add up to that of the run".formatted(histogram.getKey()));
            }
        }
        for (String metric : METRICS) {
            if (!addTotals.isEmpty() && report.path(metric).isObject()) {
                for (String kind : KINDS) {
                    check(metric + "-" + kind, report.path(metric).path(kind));
                }
            }
        }
    }

    private void check(String tag, JsonNode distribution) throws InvalidField {
        Histogram histogram = addTotals.get(tag);
        if (histogram == null) {
            throw new InvalidField("the histograms lack " + tag);
        }
        for (Map.Entry<String, Double> percentile : PERCENTILES.entrySet()) {
            long expected = histogram.getValueAtPercentile(percentile.getValue());
            long actual = distribution.path(percentile.getKey()).longValue();
            if (actual != expected) {
                throw new InvalidField(
                        "%s of %s in the report must be that of its histogram, %d"
                                .formatted(percentile.getKey(), tag, expected),
                        actual);
            }
        }
    }
}
