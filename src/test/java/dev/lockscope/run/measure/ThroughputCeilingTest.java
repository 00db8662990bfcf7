package dev.lockscope.run.measure;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockscope.run.Runs;
import dev.lockscope.workload.Workload;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ThroughputCeilingTest {
    private static final long SECOND = 1_000_000_000;

    @ParameterizedTest
    @CsvSource({"1000, 110000", "600000, 220", "10000000, 110", "1000000, 110", "999999, 220"})
    void eachWorkerMakesItsFirstOperationAtOnce(int pauseMicros, long operations) {
        ThroughputCeiling ceiling = new ThroughputCeiling(workload(Map.of("pauseMicros", pauseMicros)));

        assertThat(ceiling.operations(SECOND)).isEqualTo(operations);
    }

    @Test
    void timeBeyondTheRequestedDurationDoesNotCount() {
        ThroughputCeiling ceiling = new ThroughputCeiling(workload(Map.of()));

        assertThat(ceiling.operations(SECOND + 50_000_000)).isEqualTo(110_000);
    }

    @Test
    void aStoppedRunCountsUpToItsEnd() {
        ThroughputCeiling ceiling = new ThroughputCeiling(workload(Map.of()));

        assertThat(ceiling.operations(SECOND / 4)).isEqualTo(110 * 250);
    }

    @Test
    void aRampLeavesEachWorkerTheTimeAfterItsJoining() {
        Workload ramped = workload(
                Map.of("readers", 4, "writers", 0, "durationMillis", 1_000, "rampMillis", 800, "pauseMicros", 300_000));

        // They join at 0, 200, 400 and 600 ms.
        assertThat(new ThroughputCeiling(ramped).operations(SECOND)).isEqualTo(4 + 3 + 2 + 2);
        assertThat(new ThroughputCeiling(ramped).operations(SECOND / 2)).isEqualTo(2 + 1 + 1);
    }

    @Test
    void anOpenScheduleIsSpreadOverAPause() {
        Workload open = workload(
                Map.of("readers", 3, "writers", 0, "durationMillis", 1_000, "pacing", "open", "pauseMicros", 600_000));

        // Due at 0 and 600, 200 and 800, 400 ms.
        assertThat(new ThroughputCeiling(open).operations(SECOND)).isEqualTo(2 + 2 + 1);
    }

    @Test
    void changesApplyFromTheirInstantOn() {
        Map<String, ?> before = Map.of("readers", 2, "writers", 1, "pauseMicros", 100_000);
        Workload more = with(before, Map.of("readers", 3, "writers", 0, "pauseMicros", 500_000));
        ThroughputCeiling ceiling = new ThroughputCeiling(workload(before));

        ceiling.adjust(more, SECOND / 4);

        // Until then 3 each. The last of them was at 200 ms, so the next is due at 700; the added worker's at 250 and
        // 750.
        assertThat(ceiling.operations(SECOND)).isEqualTo(3 * 3 + 2 + 2);
    }

    @Test
    void aPauseShortenedBelowTheTimeRestedEndsAtOnce() {
        Map<String, ?> before = Map.of("readers", 1, "writers", 0, "pauseMicros", 10_000_000);
        ThroughputCeiling ceiling = new ThroughputCeiling(workload(before));

        ceiling.adjust(with(before, Map.of("pauseMicros", 100_000)), SECOND / 2);

        assertThat(ceiling.operations(SECOND)).isEqualTo(1 + 5);
    }

    @Test
    void withoutAPauseThereIsNoLimit() {
        Map<String, ?> before = Map.of("pauseMicros", 0);
        ThroughputCeiling ceiling = new ThroughputCeiling(workload(before));

        ceiling.adjust(with(before, Map.of("pauseMicros", 1_000)), SECOND / 2);

        assertThat(ceiling.operations(SECOND)).isNull();
    }

    private static Workload with(Map<String, ?> fields, Map<String, ?> changes) {
        Map<String, Object> all = new HashMap<>(fields);
        all.putAll(changes);
        return workload(all);
    }

    private static Workload workload(Map<String, ?> fields) {
        return Runs.workload(fields);
    }
}
