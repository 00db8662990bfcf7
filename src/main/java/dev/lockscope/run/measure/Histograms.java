package dev.lockscope.run.measure;

import dev.lockscope.run.worker.OperationSample;
import dev.lockscope.run.worker.WorkerKind;


import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import org.HdrHistogram.Histogram;

/** The distributions of a run, over the last interval and in all. Not thread-safe: the run's own thread has it. */
final class Histograms {
    static final int SIGNIFICANT_DIGITS = 3;

    private final Map<TimedQuantity, Pair> pairs = new EnumMap<>(TimedQuantity.class);

    /** @param measured the only ones that are recorded */
    Histograms(List<TimedQuantity> measured) {
        measured.forEach(metric -> pairs.put(metric, new Pair()));
    }

    /** Begins the next interval. */
    void nextInterval() {
        pairs.values().forEach(Pair::nextInterval);
    }

    void record(WorkerKind kind, OperationSample operation) {
        pairs.forEach((metric, pair) -> {
            long nanos = metric.of(operation);
            if (nanos >= 0) {
                pair.of(kind).record(nanos, operation.weight);
            }
        });
    }

    /** Ends the interval: adds it to the total. */
    void endInterval() {
        pairs.values().forEach(Pair::endInterval);
    }

    /** Over the interval, in figures alone. */
    ByKind interval(TimedQuantity metric) {
        return pair(metric).ofInterval(Distribution::figures);
    }

    /** Over the interval; that of readers and writers together is in buckets. */
    ByKind intervalInBuckets(TimedQuantity metric) {
        return pair(metric).ofInterval(Distribution::inBuckets);
    }

    /**
     * Ends a part of the run: adds it to the total and hands it over, without loss, each histogram by its tag:
     * {@code wait-reads}, {@code hold-writes}.
     */
    Map<String, Histogram> endPart() {
        return byTag(Recorded::endPart);
    }

    /** Over all parts that have ended, in full. */
    ByKind total(TimedQuantity metric) {
        return pair(metric).ofAll();
    }

    /** Over all parts that have ended and without loss, each as {@link HistogramText} by its tag. */
    Map<String, String> texts() {
        return byTag(recorded -> HistogramText.of(recorded.weighted));
    }

    private <T> Map<String, T> byTag(Function<Recorded, T> of) {
        Map<String, T> byTag = new LinkedHashMap<>();
        pairs.forEach((metric, pair) -> {
            String name = metric.name().toLowerCase(Locale.ROOT);
            byTag.put(name + "-reads", of.apply(pair.reads));
            byTag.put(name + "-writes", of.apply(pair.writes));
        });
        return byTag;
    }

    private Pair pair(TimedQuantity metric) {
        return pairs.getOrDefault(metric, Pair.EMPTY);
    }

    /** One metric of readers and of writers. */
    private static final class Pair {
        private static final Pair EMPTY = new Pair();

        private final Recorded reads = new Recorded();
        private final Recorded writes = new Recorded();
        private final Recorded both = new Recorded();

        private Recorded of(WorkerKind kind) {
            return kind == WorkerKind.READER ? reads : writes;
        }

        private void nextInterval() {
            reads.interval.reset();
            writes.interval.reset();
        }

        private void endInterval() {
            reads.endInterval();
            writes.endInterval();
        }

        private ByKind ofInterval(Function<Histogram, Distribution> together) {
            return new ByKind(
                    together.apply(sum(recorded -> recorded.interval)),
                    Distribution.figures(reads.interval),
                    Distribution.figures(writes.interval));
        }

        private ByKind ofAll() {
            return new ByKind(
                    Distribution.inFull(sum(recorded -> recorded.total), sum(recorded -> recorded.weighted)),
                    reads.inFull(),
                    writes.inFull());
        }

        private Histogram sum(Function<Recorded, Histogram> part) {
            Histogram sum = part.apply(both);
            sum.reset();
            sum.add(part.apply(reads));
            sum.add(part.apply(writes));
            return sum;
        }
    }

    /** One metric of one kind of workers. */
    private static final class Recorded {
        /** As measured. */
        private final Histogram interval = new Histogram(SIGNIFICANT_DIGITS);

        /** Of the run, as measured. */
        private final Histogram total = new Histogram(SIGNIFICANT_DIGITS);

        /**
         * Of the run, each as often as the operations that it stands for: how many that are changes with the rate, and an
         * hour with one in a thousand timed is not to weigh less than a second with all of them.
         */
        private final Histogram weighted = new Histogram(SIGNIFICANT_DIGITS);

        /** The same of the part that has not ended, which is not in {@link #weighted} yet. */
        private Histogram part = new Histogram(SIGNIFICANT_DIGITS);

        private void record(long nanos, int weight) {
            interval.recordValue(nanos);
            part.recordValueWithCount(nanos, weight);
        }

        private void endInterval() {
            total.add(interval);
        }

        private Histogram endPart() {
            Histogram ended = part;
            weighted.add(ended);
            part = new Histogram(SIGNIFICANT_DIGITS);
            return ended;
        }

        private Distribution inFull() {
            return Distribution.inFull(total, weighted);
        }
    }
}
