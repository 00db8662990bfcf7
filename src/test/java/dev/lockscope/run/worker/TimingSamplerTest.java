package dev.lockscope.run.worker;

import dev.lockscope.run.Runs;
import dev.lockscope.run.Seeded;
import dev.lockscope.run.measure.Report;


import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.withinPercentage;

import dev.lockscope.lock.Cell;
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

    private final LiveSettings dials = new LiveSettings(Runs.workload(Map.of()));

    @Test
    void everyOperationIsTimedWhileTheyAreRare() {
        assertThat(dials.samplingInterval()).as("of the classic workload").isEqualTo(1);
        TimingSampler sampling = sampling();

        assertThat(IntStream.range(0, 10_000)).allMatch(operation -> sampling.next());
    }

    @ParameterizedTest
    @ValueSource(ints = {2, 3, 10, 512})
    void oneInAsManyAsTheGapSaysIsTimed(int gap) {
        gap(gap);
        TimingSampler sampling = sampling();
        int operations = 20_000 * gap;

        long timed = IntStream.range(0, operations)
                .filter(operation -> sampling.next())
                .count();

        assertThat((double) operations / timed).isCloseTo(gap, withinPercentage(3));
    }

    @Test
    void whatIsTimedStandsForAsManyAsTheGapSaid() {
        TimingSampler sampling = sampling();
        assertThat(sampling.next()).isTrue();
        assertThat(sampling.weight()).isEqualTo(1);

        gap(50);
        for (int timed = 0; timed < 3; timed++) {
            while (!sampling.next()) {
                assertThat(sampling.untimed()).isPositive();
            }
        }
        assertThat(sampling.weight()).isEqualTo(50);
    }

    @Test
    void theDistanceFromOneToTheNextIsAnyUpToTwiceTheGap() {
        gap(5);
        TimingSampler sampling = sampling();
        Map<Integer, Integer> distances = new TreeMap<>();
        int distance = 0;
        for (int operation = 0; operation < 450_000; operation++) {
            distance++;
            if (sampling.next()) {
                distances.merge(distance, 1, Integer::sum);
                distance = 0;
            }
        }

        assertThat(distances.keySet()).containsExactly(1, 2, 3, 4, 5, 6, 7, 8, 9);
        assertThat(distances.values()).allSatisfy(times -> assertThat(times).isCloseTo(10_000, withinPercentage(10)));
    }

    @Test
    void theGapFollowsTheRateAtOnce() {
        gap(100);
        TimingSampler sampling = sampling();
        IntStream.range(0, 10_000).forEach(operation -> sampling.next());

        gap(1);

        assertThat(IntStream.range(0, 1_000)).allMatch(operation -> sampling.next());
    }

    @ParameterizedTest
    @ValueSource(longs = {1_000, 0})
    void whatIsTimedDoesNotChangeWhatIsDrawn(long pauseMicros) throws InterruptedException {
        Map<String, ?> oneWriter = Map.of(
                "readers", 0, "writers", 1, "keys", 1, "seed", 7, "durationMillis", 100, "pauseMicros", pauseMicros);
        KeyValueGenerator draws = new KeyValueGenerator(Runs.workload(oneWriter), new double[] {1}, 7, WorkerKind.WRITER.mark(0));

        Report report = Runs.ended(Runs.started(oneWriter, Runs.NOBODY));

        int last = -1;
        for (long write = 0; write < report.writes(); write++) {
            draws.key();
            last = draws.value();
        }
        assertThat(report.state()).singleElement().extracting(Cell::value).isEqualTo(last);
    }

    private TimingSampler sampling() {
        return new TimingSampler(dials, seeded.random().nextLong());
    }

    private void gap(int gap) {
        dials.adaptSamplingInterval((double) gap * LiveSettings.TIMED_PER_SECOND + 1);
        assertThat(dials.samplingInterval()).isEqualTo(gap);
    }
}
