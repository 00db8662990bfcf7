package dev.lockscope.run.measure;

import java.util.LinkedHashMap;
import java.util.Map;
import org.HdrHistogram.Histogram;

/**
 * The histograms of a part of a run, as {@link dev.lockscope.run.Run#histograms}: those of all parts add up to those of the whole run.
 *
 * @param fromNanos where the part before ends, in running time since the run's start
 * @param toNanos where this one ends
 * @param histograms by their tags; nobody changes them any more
 */
public record HistogramInterval(long fromNanos, long toNanos, Map<String, Histogram> histograms) {
    /** Each histogram as {@link HistogramText}, by its tag. */
    public Map<String, String> texts() {
        Map<String, String> texts = new LinkedHashMap<>();
        histograms.forEach((tag, histogram) -> texts.put(tag, HistogramText.of(histogram)));
        return texts;
    }
}
