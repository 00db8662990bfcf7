package dev.lockscope.run;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.HdrHistogram.Histogram;

/** The distributions of a run, over the last interval and in all. Not thread-safe: the run's own thread has it. */
final class Histograms {
    private static final int SIGNIFICANT_DIGITS = 3;

    private final Map<Metric, Pair> pairs = new EnumMap<>(Metric.class);

    /** @param measured the only ones that are recorded */
    Histograms(List<Metric> measured) {
        measured.forEach(metric -> pairs.put(metric, new Pair()));
    }

    /** Begins the next interval. */
    void nextInterval() {
        pairs.values().forEach(Pair::nextInterval);
    }

    void record(Kind kind, Traced operation) {
        pairs.forEach((metric, pair) -> {
            long nanos = metric.of(operation);
            if (nanos >= 0) {
                pair.of(kind).recordValue(nanos);
            }
        });
    }

    /** Ends the interval: adds it to the total. */
    void endInterval() {
        pairs.values().forEach(Pair::endInterval);
    }

    /** Over the interval, in figures alone. */
    ByKind interval(Metric metric) {
        return pair(metric).ofInterval(Distribution::figures);
    }

    /** Over the interval; that of readers and writers together is in buckets. */
    ByKind intervalInBuckets(Metric metric) {
        return pair(metric).ofInterval(Distribution::inBuckets);
    }

    /** Over the whole run, in full. */
    ByKind total(Metric metric) {
        return pair(metric).ofAll();
    }

    private Pair pair(Metric metric) {
        return pairs.getOrDefault(metric, Pair.EMPTY);
    }

    /** One metric of readers and of writers. */
    private static final class Pair {
        private static final Pair EMPTY = new Pair();

        private final Histogram reads = new Histogram(SIGNIFICANT_DIGITS);
        private final Histogram writes = new Histogram(SIGNIFICANT_DIGITS);
        private final Histogram allReads = new Histogram(SIGNIFICANT_DIGITS);
        private final Histogram allWrites = new Histogram(SIGNIFICANT_DIGITS);
        private final Histogram both = new Histogram(SIGNIFICANT_DIGITS);

        private Histogram of(Kind kind) {
            return kind == Kind.READER ? reads : writes;
        }

        private void nextInterval() {
            reads.reset();
            writes.reset();
        }

        private void endInterval() {
            allReads.add(reads);
            allWrites.add(writes);
        }

        private ByKind ofInterval(Function<Histogram, Distribution> together) {
            return new ByKind(
                    together.apply(sum(reads, writes)), Distribution.figures(reads), Distribution.figures(writes));
        }

        private ByKind ofAll() {
            return new ByKind(
                    Distribution.inFull(sum(allReads, allWrites)),
                    Distribution.inFull(allReads),
                    Distribution.inFull(allWrites));
        }

        private Histogram sum(Histogram ofReads, Histogram ofWrites) {
            both.reset();
            both.add(ofReads);
            both.add(ofWrites);
            return both;
        }
    }
}
