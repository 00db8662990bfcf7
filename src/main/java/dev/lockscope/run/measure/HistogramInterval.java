package dev.lockscope.run.measure;

import java.util.LinkedHashMap;
import java.util.Map;
import org.HdrHistogram.Histogram;

/**
 * The histograms of one interval of a run, as {@link dev.lockscope.run.Run#histograms}; those of all intervals add up to those
 * of the whole run.
 *
 * @param fromRunNanos start, and end of the interval before, in running time since the run's start
 * @param toRunNanos end
 * @param histograms by tag; no longer modified
 */
public record HistogramInterval(long fromRunNanos, long toRunNanos, Map<String, Histogram> histograms) {
    /** Each histogram as {@link HistogramText}, by tag. */
    public Map<String, String> texts() {
        Map<String, String> texts = new LinkedHashMap<>();
        histograms.forEach((tag, histogram) -> texts.put(tag, HistogramText.of(histogram)));
        return texts;
    }
}
