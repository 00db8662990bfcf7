package dev.lockscope.run.worker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.withinPercentage;

import dev.lockscope.lock.Cell;
import dev.lockscope.run.Runs;
import dev.lockscope.run.Seeded;
import dev.lockscope.run.measure.Report;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
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

        assertThat(IntStream.range(0, 10_000)).allMatch(operation -> sampler.next());
    }

    @ParameterizedTest
    @ValueSource(ints = {2, 3, 10, 512})
    void oneOperationPerIntervalIsTimed(int interval) {
        interval(interval);
        TimingSampler sampler = sampler();
        int operations = 20_000 * interval;

        long timed = IntStream.range(0, operations)
                .filter(operation -> sampler.next())
                .count();

        assertThat((double) operations / timed).isCloseTo(interval, withinPercentage(3));
    }

    @Test
    void theWeightOfATimedOperationIsTheInterval() {
        TimingSampler sampler = sampler();
        assertThat(sampler.next()).isTrue();
        assertThat(sampler.weight()).isEqualTo(1);

        interval(50);
        for (int timed = 0; timed < 3; timed++) {
            while (!sampler.next()) {
                assertThat(sampler.untimed()).isPositive();
            }
        }
        assertThat(sampler.weight()).isEqualTo(50);
    }

    @Test
    void distancesAreUniformUpToTwiceTheInterval() {
        interval(5);
        TimingSampler sampler = sampler();
        Map<Integer, Integer> distances = new TreeMap<>();
        int distance = 0;
        for (int operation = 0; operation < 450_000; operation++) {
            distance++;
            if (sampler.next()) {
                distances.merge(distance, 1, Integer::sum);
                distance = 0;
            }
        }

        assertThat(distances.keySet()).containsExactly(1, 2, 3, 4, 5, 6, 7, 8, 9);
        assertThat(distances.values()).allSatisfy(times -> assertThat(times).isCloseTo(10_000, withinPercentage(10)));
    }

    @Test
    void aNewIntervalAppliesAtOnce() {
        interval(100);
        TimingSampler sampler = sampler();
        IntStream.range(0, 10_000).forEach(operation -> sampler.next());

        interval(1);

        assertThat(IntStream.range(0, 1_000)).allMatch(operation -> sampler.next());
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

    private TimingSampler sampler() {
        return new TimingSampler(liveSettings, seeded.random().nextLong());
    }

    private void interval(int interval) {
        liveSettings.adaptSamplingInterval((double) interval * LiveSettings.TIMED_PER_SECOND + 1);
        assertThat(liveSettings.samplingInterval()).isEqualTo(interval);
    }
}
