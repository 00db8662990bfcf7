package dev.lockscope.run.measure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.lockscope.run.worker.OperationCost;
import org.junit.jupiter.api.Test;

class MeasuringOverheadTest {
    private static final MeasuringOverhead COUNTS =
            new MeasuringOverhead(1_000_000, 10_000, 0, 0L, 40_000, 0.001, 0L, 0, null, null, null, null, null);

    @Test
    void bookkeepingIsTheFloorLessTheBareLoopAndTheClock() {
        MeasuringOverhead overhead = COUNTS.with(new OperationCost(2.34, 9.3, 200), 1e9, 35, null);

        // 990,000 untimed at 6.96 ns and 10,000 timed at 57.66 ns beside the clock's four readings.
        assertThat(overhead.bookkeepingShare()).isCloseTo(0.0074670, within(1e-7));
        assertThat(overhead.bareNanos()).isEqualTo(2.3);
        assertThat(overhead.floorNanos()).isEqualTo(9.3);
        assertThat(overhead.timedFloorNanos()).isEqualTo(200);
        assertThat(overhead.clockShare()).isEqualTo(COUNTS.clockShare());
    }

    @Test
    void aFloorAboveTheRunsOwnOperationsIsRefused() {
        // 1,000,000 operations took 1,000 ns each at most.
        assertThat(COUNTS.with(new OperationCost(2, 1_001, 2_000), 1e9, 35, null))
                .isEqualTo(COUNTS);
        assertThat(COUNTS.with(new OperationCost(2, 1_000, 2_000), 1e9, 35, null)
                        .floorNanos())
                .isEqualTo(1_000);
    }

    @Test
    void bookkeepingIsNeverNegative() {
        assertThat(COUNTS.with(new OperationCost(10, 9, 100), 1e9, 35, null).bookkeepingShare())
                .isZero();
    }

    @Test
    void aLockCostsWhatAnOperationCostsAboveTheFloor() {
        OperationCost cost = new OperationCost(2.3, 9.3, 200);

        assertThat(COUNTS.with(cost, 1e9, 35, 50.0).lockNanos()).isEqualTo(40.7);
        assertThat(COUNTS.with(cost, 1e9, 35, 9.3).lockNanos()).isZero();
        assertThat(COUNTS.with(cost, 1e9, 35, 9.2))
                .as("a floor above the operation")
                .isEqualTo(COUNTS);
        assertThat(COUNTS.with(cost, 1e9, 35, null).lockNanos()).isNull();
    }

    @Test
    void aLockIsDistinguishableAboveThreeFloors() {
        assertThat(MeasuringOverhead.distinguishable(12.1, 4)).isTrue();
        assertThat(MeasuringOverhead.distinguishable(12, 4)).isFalse();
    }
}
