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

/** The distributions of a run, over the last interval and in total. Not thread-safe: confined to the run's thread. */
final class Histograms {
    static final int SIGNIFICANT_DIGITS = 3;

    private final Map<TimedQuantity, Pair> pairs = new EnumMap<>(TimedQuantity.class);

    /** @param measured quantities that are recorded */
    Histograms(List<TimedQuantity> measured) {
        measured.forEach(quantity -> pairs.put(quantity, new Pair()));
    }

    /** Begins the next interval. */
    void nextInterval() {
        pairs.values().forEach(Pair::nextInterval);
    }

    void record(WorkerKind kind, OperationSample operation) {
        pairs.forEach((quantity, pair) -> {
            long nanos = quantity.of(operation);
            if (nanos >= 0) {
                pair.of(kind).record(nanos, operation.weight);
            }
        });
    }

    /** Adds operations to the interval that workers have recorded themselves. */
    void record(OverflowRecorder overflow) {
        overflow.durations()
                .forEach((kind, ofKind) -> ofKind.forEach(
                        (quantity, durations) -> pair(quantity).of(kind).record(durations)));
    }

    /** Ends the interval: adds it to the total. */
    void endInterval() {
        pairs.values().forEach(Pair::endInterval);
    }

    /** The mean over the operations of the interval: each value is weighted by those that it stands for. 0 without any. */
    double intervalMean(TimedQuantity quantity) {
        Pair pair = pair(quantity);
        long weights = pair.reads.intervalWeights + pair.writes.intervalWeights;
        return weights == 0 ? 0 : (pair.reads.intervalNanos + pair.writes.intervalNanos) / weights;
    }

    /** Over the interval, without buckets. */
    ByKind interval(TimedQuantity quantity) {
        return pair(quantity).ofInterval(Distribution::percentiles);
    }

    /** Over the interval; the distribution of readers and writers together has buckets. */
    ByKind intervalWithBuckets(TimedQuantity quantity) {
        return pair(quantity).ofInterval(Distribution::withBuckets);
    }

    /**
     * Ends a part of the run and adds it to the total.
     *
     * @return the part's histograms by tag, such as {@code wait-reads}; the caller owns them
     */
    Map<String, Histogram> endPart() {
        return byTag(Recorded::endPart);
    }

    /** Over all parts that have ended, with buckets and curve. */
    ByKind total(TimedQuantity quantity) {
        return pair(quantity).ofRun();
    }

    /** A quantity of one kind of worker, over all parts that have ended; the caller owns it. */
    Copy copy(TimedQuantity quantity, WorkerKind kind) {
        Recorded recorded = pair(quantity).of(kind);
        return new Copy(recorded.total.copy(), recorded.weighted.copy());
    }

    /**
     * A distribution.
     *
     * @param measured each value once
     * @param weighted each value as often as the operations that it stands for
     */
    record Copy(Histogram measured, Histogram weighted) {}

    /** Over all parts that have ended, each as {@link HistogramText}, by tag. */
    Map<String, String> texts() {
        return byTag(recorded -> HistogramText.of(recorded.weighted));
    }

    private <T> Map<String, T> byTag(Function<Recorded, T> of) {
        Map<String, T> byTag = new LinkedHashMap<>();
        pairs.forEach((quantity, pair) -> {
            String name = quantity.name().toLowerCase(Locale.ROOT);
            byTag.put(name + "-reads", of.apply(pair.reads));
            byTag.put(name + "-writes", of.apply(pair.writes));
        });
        return byTag;
    }

    private Pair pair(TimedQuantity quantity) {
        return pairs.getOrDefault(quantity, Pair.EMPTY);
    }

    /** One quantity of readers and of writers. */
    private static final class Pair {
        private static final Pair EMPTY = new Pair();

        private final Recorded reads = new Recorded();
        private final Recorded writes = new Recorded();
        private final Recorded both = new Recorded();

        private Recorded of(WorkerKind kind) {
            return kind == WorkerKind.READER ? reads : writes;
        }

        private void nextInterval() {
            reads.nextInterval();
            writes.nextInterval();
        }

        private void endInterval() {
            reads.endInterval();
            writes.endInterval();
        }

        private ByKind ofInterval(Function<Histogram, Distribution> toDistribution) {
            return new ByKind(
                    toDistribution.apply(sum(recorded -> recorded.interval)),
                    Distribution.percentiles(reads.interval),
                    Distribution.percentiles(writes.interval));
        }

        private ByKind ofRun() {
            return new ByKind(
                    Distribution.withBucketsAndCurve(
                            sum(recorded -> recorded.total), sum(recorded -> recorded.weighted)),
                    reads.withBucketsAndCurve(),
                    writes.withBucketsAndCurve());
        }

        private Histogram sum(Function<Recorded, Histogram> part) {
            Histogram sum = part.apply(both);
            sum.reset();
            sum.add(part.apply(reads));
            sum.add(part.apply(writes));
            return sum;
        }
    }

    /** One quantity of one kind of worker. */
    private static final class Recorded {
        /** Of the interval, each value once. */
        private final Histogram interval = new Histogram(SIGNIFICANT_DIGITS);

        /** Sum over the interval of each value times its weight. */
        private double intervalNanos;

        private long intervalWeights;

        /** Of the run, each value once. */
        private final Histogram total = new Histogram(SIGNIFICANT_DIGITS);

        /**
         * Of the run without the current part, each value weighted by the operations that it stands for: the sampling interval
         * changes with the rate, and an hour with one in a thousand timed must not weigh less than a second with all of them.
         */
        private final Histogram weighted = new Histogram(SIGNIFICANT_DIGITS);

        /** Of the current part, weighted alike. */
        private Histogram part = new Histogram(SIGNIFICANT_DIGITS);

        private void nextInterval() {
            interval.reset();
            intervalNanos = 0;
            intervalWeights = 0;
        }

        private void record(long nanos, int weight) {
            interval.recordValue(nanos);
            intervalNanos += (double) nanos * weight;
            intervalWeights += weight;
            part.recordValueWithCount(nanos, weight);
        }

        private void record(OverflowRecorder.Durations durations) {
            interval.add(durations.once);
            intervalNanos += durations.weightedNanos;
            intervalWeights += durations.weighted.getTotalCount();
            part.add(durations.weighted);
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

        private Distribution withBucketsAndCurve() {
            return Distribution.withBucketsAndCurve(total, weighted);
        }
    }
}
