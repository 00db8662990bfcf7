package dev.lockscope.run.measure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.assertj.core.api.Assertions.withinPercentage;

import dev.lockscope.run.Seeded;
import dev.lockscope.run.worker.OperationSample;
import dev.lockscope.run.worker.WorkerKind;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.HdrHistogram.Histogram;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class HistogramsTest {
    @RegisterExtension
    final Seeded seeded = new Seeded();

    private final Histograms histograms =
            new Histograms(List.of(TimedQuantity.WAIT, TimedQuantity.HOLD, TimedQuantity.OVERSHOOT));
    private final List<Long> reads = new ArrayList<>();
    private final List<Long> writes = new ArrayList<>();

    @Test
    void percentilesMatchTheSortedValuesToThreeDigits() {
        for (int distribution = 0; distribution < 50; distribution++) {
            nextInterval();
            int operations = 1 + seeded.random().nextInt(5_000);
            for (int operation = 0; operation < operations; operation++) {
                record(kind(), seeded.random().nextLong(1L << seeded.random().nextInt(1, 38)));
            }
            histograms.endInterval();

            ByKind waits = histograms.interval(TimedQuantity.WAIT);
            assertMatches(waits.reads(), reads);
            assertMatches(waits.writes(), writes);
            List<Long> all = new ArrayList<>(reads);
            all.addAll(writes);
            assertMatches(waits.all(), all);
        }
    }

    @Test
    void theTotalIsTheSumOfAllIntervals() {
        for (int interval = 0; interval < 20; interval++) {
            histograms.nextInterval();
            for (int operation = 0; operation < 500; operation++) {
                record(kind(), seeded.random().nextLong(1_000_000));
            }
            histograms.endInterval();
        }

        histograms.endPart();
        assertMatches(histograms.total(TimedQuantity.WAIT).reads(), reads);
        assertMatches(histograms.total(TimedQuantity.WAIT).writes(), writes);
    }

    @Test
    void anIntervalStartsEmpty() {
        histograms.nextInterval();
        record(WorkerKind.READER, 1_000);
        histograms.endInterval();
        histograms.nextInterval();

        assertThat(histograms.interval(TimedQuantity.WAIT).all().count()).isZero();
        assertThat(histograms.total(TimedQuantity.WAIT).all().count()).isEqualTo(1);
    }

    @Test
    void anOperationWithoutAPauseHasNoOvershoot() {
        histograms.nextInterval();
        record(WorkerKind.READER, 5);

        assertThat(histograms.interval(TimedQuantity.OVERSHOOT).all().count()).isZero();
        assertThat(histograms.interval(TimedQuantity.HOLD).all().count()).isEqualTo(1);
    }

    @Test
    void aQuantityThatIsNotMeasuredIsEmpty() {
        histograms.nextInterval();
        record(WorkerKind.READER, 5);

        assertThat(histograms.interval(TimedQuantity.LATENCY).all())
                .isEqualTo(new Distribution(0, 0, 0, 0, 0, 0, null, null));
    }

    @Test
    void intervalsHaveBucketsAndTheTotalACurveToo() {
        histograms.nextInterval();
        record(WorkerKind.READER, 1_000);
        record(WorkerKind.WRITER, 3);
        histograms.endInterval();
        histograms.endPart();

        ByKind drawn = histograms.intervalWithBuckets(TimedQuantity.WAIT);
        assertThat(drawn.all().buckets()).containsExactly(6L, 1L, 39L, 1L);
        assertThat(List.of(
                        drawn.reads(),
                        drawn.writes(),
                        histograms.interval(TimedQuantity.WAIT).all()))
                .allMatch(distribution -> distribution.buckets() == null && distribution.curve() == null);
        assertThat(histograms.total(TimedQuantity.WAIT).all().buckets()).containsExactly(6L, 1L, 39L, 1L);
        assertThat(histograms.total(TimedQuantity.WAIT).reads().buckets()).containsExactly(39L, 1L);
        assertThat(histograms.total(TimedQuantity.WAIT).writes().curve()).isNotEmpty();
    }

    @Test
    void partsAddUpToTheTotal() {
        Histogram sum = new Histogram(Histograms.SIGNIFICANT_DIGITS);
        for (int part = 0; part < 5; part++) {
            histograms.nextInterval();
            for (int operation = 0; operation < 500; operation++) {
                record(WorkerKind.READER, seeded.random().nextLong(1_000_000), 1 + part);
            }
            histograms.endInterval();

            Histogram waits = histograms.endPart().get("wait-reads");
            assertThat(waits.getTotalCount()).isEqualTo(500L * (1 + part));
            sum.add(waits);
        }

        assertThat(HistogramText.read(histograms.texts().get("wait-reads"))).isEqualTo(sum);
        assertThat(histograms.endPart().get("wait-reads").getTotalCount()).isZero();
    }

    private void nextInterval() {
        histograms.nextInterval();
        reads.clear();
        writes.clear();
    }

    @Test
    void theTotalWeighsEachValueByItsOperations() {
        histograms.nextInterval();
        for (int slow = 0; slow < 100; slow++) {
            record(WorkerKind.READER, 1_000_000, 1);
        }
        for (int fast = 0; fast < 100; fast++) {
            record(WorkerKind.READER, 1_000, 1_000);
        }
        histograms.endInterval();
        histograms.endPart();

        Distribution reads = histograms.total(TimedQuantity.WAIT).reads();
        assertThat(reads.count()).isEqualTo(200);
        assertThat(reads.p99()).isCloseTo(1_000, withinPercentage(0.1));
        assertThat(reads.max()).isCloseTo(1_000_000, withinPercentage(0.1));
        assertThat(histograms.interval(TimedQuantity.WAIT).reads().p90()).isCloseTo(1_000_000, withinPercentage(0.1));
    }

    @Test
    void theMeanOfAnIntervalIncludesRareLongValues() {
        histograms.nextInterval();
        for (int operation = 0; operation < 500; operation++) {
            record(kind(), operation == 77 ? 2_000_000 : 10);
        }

        assertThat(histograms.intervalMean(TimedQuantity.WAIT)).isCloseTo(2_004_990 / 500.0, within(1e-6));
        histograms.nextInterval();
        assertThat(histograms.intervalMean(TimedQuantity.WAIT)).isZero();
    }

    @Test
    void theMeanOfAnIntervalWeighsEachValueByItsOperations() {
        histograms.nextInterval();
        record(WorkerKind.READER, 1_000, 30);
        record(WorkerKind.WRITER, 5_000, 10);

        assertThat(histograms.intervalMean(TimedQuantity.WAIT)).isCloseTo(2_000, within(1e-6));
    }

    private WorkerKind kind() {
        return seeded.random().nextInt(10) == 0 ? WorkerKind.WRITER : WorkerKind.READER;
    }

    private void record(WorkerKind kind, long waitNanos) {
        record(kind, waitNanos, 1);
    }

    private void record(WorkerKind kind, long waitNanos, int weight) {
        OperationSample operation = new OperationSample();
        operation.weight = weight;
        operation.requestedSystemNanos = 1_000_000;
        operation.acquiredSystemNanos = operation.requestedSystemNanos + waitNanos;
        operation.releasedSystemNanos = operation.acquiredSystemNanos + 10;
        operation.returnedSystemNanos = operation.releasedSystemNanos + 10;
        operation.overshootNanos = OperationSample.NONE;
        histograms.record(kind, operation);
        (kind == WorkerKind.READER ? reads : writes).add(waitNanos);
    }

    private static void assertMatches(Distribution distribution, List<Long> values) {
        List<Long> sorted = values.stream().sorted(Comparator.naturalOrder()).toList();
        assertThat(distribution.count()).isEqualTo(sorted.size());
        if (!sorted.isEmpty()) {
            assertThat(distribution.p50()).isCloseTo(ranked(sorted, 50), withinPercentage(0.1));
            assertThat(distribution.p90()).isCloseTo(ranked(sorted, 90), withinPercentage(0.1));
            assertThat(distribution.p99()).isCloseTo(ranked(sorted, 99), withinPercentage(0.1));
            assertThat(distribution.p999()).isCloseTo(ranked(sorted, 99.9), withinPercentage(0.1));
            assertThat(distribution.max()).isCloseTo(sorted.getLast(), withinPercentage(0.1));
        }
    }

    /** By the nearest rank. */
    private static long ranked(List<Long> sorted, double percentile) {
        int rank = (int) Math.ceil(sorted.size() * percentile / 100 - 1e-9);
        return sorted.get(Math.max(0, rank - 1));
    }
}
