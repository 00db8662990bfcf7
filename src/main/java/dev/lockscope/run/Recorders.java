package dev.lockscope.run;

import java.util.EnumMap;
import java.util.Map;
import org.HdrHistogram.Histogram;
import org.HdrHistogram.Recorder;

/**
 * The histograms of a run. Any worker may record at any time; only the run's own thread reads. They are shared and not one
 * for each worker, since so few operations are timed that recorders hardly meet, and a histogram is large.
 */
final class Recorders {
    private static final int SIGNIFICANT_DIGITS = 3;

    private final Map<Metric, Slot[]> slots = new EnumMap<>(Metric.class);

    Recorders() {
        for (Metric metric : Metric.values()) {
            slots.put(metric, new Slot[] {new Slot(), new Slot()});
        }
    }

    /** The recorder of one metric and kind, for a worker to keep. */
    Recorder of(Metric metric, Kind kind) {
        return slots.get(metric)[kind.ordinal()].recorder;
    }

    /** Closes the interval: what was recorded since the last time is at hand from now on, and part of the total. */
    void turn() {
        slots.values().forEach(kinds -> {
            for (Slot slot : kinds) {
                slot.turn();
            }
        });
    }

    /** Over the last interval. */
    ByKind interval(Metric metric) {
        Slot[] kinds = slots.get(metric);
        return byKind(kinds[0].interval, kinds[1].interval);
    }

    /** Over the whole run. */
    ByKind total(Metric metric) {
        Slot[] kinds = slots.get(metric);
        return byKind(kinds[0].total, kinds[1].total);
    }

    private static ByKind byKind(Histogram reads, Histogram writes) {
        Histogram all = reads.copy();
        all.add(writes);
        return new ByKind(Distribution.of(all), Distribution.of(reads), Distribution.of(writes));
    }

    private static final class Slot {
        private final Recorder recorder = new Recorder(SIGNIFICANT_DIGITS);
        private final Histogram total = new Histogram(SIGNIFICANT_DIGITS);
        private Histogram interval = recorder.getIntervalHistogram();

        void turn() {
            interval = recorder.getIntervalHistogram(interval);
            total.add(interval);
        }
    }
}
