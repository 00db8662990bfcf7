package dev.lockscope.run.worker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.assertj.core.api.Assertions.withinPercentage;

import dev.lockscope.lock.Cell;
import dev.lockscope.lock.Guarantee;
import dev.lockscope.run.LockWrapper;
import dev.lockscope.run.Runs;
import dev.lockscope.run.Seeded;
import dev.lockscope.run.measure.Report;
import dev.lockscope.workload.Workload;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TimingSamplerTest {
    @RegisterExtension
    final Seeded seeded = new Seeded();

    private final LiveSettings liveSettings = new LiveSettings(Runs.workload(Map.of()));

    @Test
    void everyOperationIsTimedAtLowRates() {
        assertThat(liveSettings.samplingInterval())
                .as("of the classic workload")
                .isEqualTo(1);
        TimingSampler sampler = sampler();

        assertThat(IntStream.range(0, 10_000)).allMatch(operation -> sampler.next(0));
    }

    @ParameterizedTest
    @ValueSource(ints = {2, 3, 10, 512})
    void oneOperationPerIntervalIsTimed(int interval) {
        interval(interval);
        TimingSampler sampler = sampler();
        int operations = 20_000 * interval;

        long timed = IntStream.range(0, operations)
                .filter(operation -> sampler.next(0))
                .count();

        assertThat((double) operations / timed).isCloseTo(interval, withinPercentage(3));
    }

    @Test
    void theWeightOfATimedOperationIsTheInterval() {
        TimingSampler sampler = sampler();
        assertThat(sampler.next(0)).isTrue();
        assertThat(sampler.weight()).isEqualTo(1);

        interval(50);
        while (!sampler.next(0)) {
            assertThat(sampler.untimed()).isPositive();
        }
        assertThat(sampler.weight()).isEqualTo(50);
    }

    @Test
    void theFirstOperationOfAWorkerIsTimedAndCountsOnce() {
        interval(512);
        TimingSampler sampler = sampler();

        assertThat(sampler.next(0)).isTrue();
        assertThat(sampler.weight()).isEqualTo(1);
    }

    @Test
    void distancesAreGeometric() {
        interval(5);
        TimingSampler sampler = sampler();
        sampler.next(0);
        int longerThanTen = 0;
        int nextToEachOther = 0;
        int distances = 100_000;
        for (int i = 0; i < distances; i++) {
            int distance = 1;
            while (!sampler.next(0)) {
                distance++;
            }
            nextToEachOther += distance == 1 ? 1 : 0;
            longerThanTen += distance > 10 ? 1 : 0;
        }

        assertThat((double) nextToEachOther / distances).isCloseTo(1 / 5.0, withinPercentage(5));
        assertThat((double) longerThanTen / distances).isCloseTo(Math.pow(4 / 5.0, 10), withinPercentage(5));
    }

    @ParameterizedTest
    @CsvSource({"100, 200_000", "5_000, 4_000"})
    void weightsAddUpToTheOperationsOfManyWorkers(int operations, int workers) {
        interval(512);
        long seed = seeded.random().nextLong();
        long weights = 0;
        for (int worker = 0; worker < workers; worker++) {
            weights += weights(new TimingSampler(liveSettings, seed + worker), operations);
        }

        assertThat((double) weights / workers / operations).isCloseTo(1, within(0.02));
    }

    @Test
    void weightsAddUpWhileTheIntervalChanges() {
        int[] intervals = {512, 3, 64, 1, 300};
        int operations = 20;
        int workers = 100_000;
        long seed = seeded.random().nextLong();
        long weights = 0;
        for (int worker = 0; worker < workers; worker++) {
            TimingSampler sampler = new TimingSampler(liveSettings, seed + worker);
            for (int interval : intervals) {
                interval(interval);
                weights += weights(sampler, operations);
            }
        }

        assertThat((double) weights / workers / operations / intervals.length).isCloseTo(1, within(0.02));
    }

    @Test
    void aNewIntervalAppliesAtOnce() {
        interval(1_000);
        TimingSampler sampler = sampler();
        IntStream.range(0, 10_000).forEach(operation -> sampler.next(0));
        assertThat(sampler.outdated()).isFalse();

        interval(1);

        assertThat(sampler.outdated()).isTrue();
        assertThat(IntStream.range(0, 1_000)).allMatch(operation -> sampler.next(0));
    }

    @Test
    void aWorkerInAnUntimedStretchIsTimedAfterOneOperation() {
        AtomicInteger untilTheRateFalls = new AtomicInteger(50);
        Workload unpaced = Runs.workload(Map.of("readers", 1, "writers", 0, "pauseMicros", 0));
        WorkerPools pools = new WorkerPools(
                Guarantee.MUTUAL_EXCLUSION,
                unpaced,
                liveSettings,
                mutex -> new LockWrapper(mutex, (operation, cells) -> {
                    operation.perform(cells);
                    if (untilTheRateFalls.decrementAndGet() == 0) {
                        interval(1);
                    }
                }));
        liveSettings.apply(unpaced);
        interval(1_000_000);
        Worker reader = pools.worker("reader 0");

        for (int batch = 0; batch < 100; batch++) {
            reader.operate(System.nanoTime());
        }

        assertThat(reader.counters.get(WorkerCounters.Of.TIMED)).isGreaterThan(90);
        assertThat(reader.counters.get(WorkerCounters.Of.UNTIMED)).isBetween(48L, 51L);
    }

    @Test
    void aBurstIsTimedCompletelyUntilItsEnd() {
        interval(1_000_000);
        TimingSampler sampler = sampler();
        sampler.next(0);
        assertThat(sampler.next(0)).isFalse();

        liveSettings.burst(0, 100);

        assertThat(sampler.outdated()).isTrue();
        assertThat(LongStream.range(0, 100)).allMatch(sampler::next);
        assertThat(sampler.weight()).isEqualTo(1);
        assertThat(LongStream.range(100, 200)).noneMatch(sampler::next);
        assertThat(liveSettings.samplingInterval()).isEqualTo(1_000_000);
        assertThat(liveSettings.burstNanos()).isEqualTo(100);
    }

    @Test
    void aRunThatIsTimedCompletelyHasNoBursts() {
        liveSettings.burst(0, 100);

        assertThat(liveSettings.burstNanos()).isZero();
    }

    @Test
    void holdsAreAllTimedUntilTheRateIsKnown() {
        liveSettings.apply(Runs.workload(Map.of("pauseMicros", 0, "holdMicros", 2_000, "readers", 500)));

        assertThat(liveSettings.samplingInterval()).isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(longs = {1_000, 0})
    void samplingDoesNotAffectTheKeysAndValues(long pauseMicros) throws InterruptedException {
        Map<String, ?> oneWriter = Map.of(
                "readers", 0, "writers", 1, "keys", 1, "seed", 7, "durationMillis", 100, "pauseMicros", pauseMicros);
        KeyValueGenerator generator =
                new KeyValueGenerator(Runs.workload(oneWriter), new double[] {1}, 7, WorkerKind.WRITER.mark(0));

        Report report = Runs.ended(Runs.started(oneWriter, Runs.NOBODY));

        int last = -1;
        for (long write = 0; write < report.writes(); write++) {
            generator.key();
            last = generator.value();
        }
        assertThat(report.state()).singleElement().extracting(Cell::value).isEqualTo(last);
    }

    private static long weights(TimingSampler sampler, int operations) {
        long sum = 0;
        for (int operation = 0; operation < operations; operation++) {
            sum += sampler.next(0) ? sampler.weight() : 0;
        }
        return sum;
    }

    private TimingSampler sampler() {
        return new TimingSampler(liveSettings, seeded.random().nextLong());
    }

    private void interval(int interval) {
        liveSettings.adaptSamplingInterval((double) interval * LiveSettings.TIMED_PER_SECOND + 1);
        assertThat(liveSettings.samplingInterval()).isEqualTo(interval);
    }
}
