package dev.lockscope.run.worker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import org.junit.jupiter.api.Test;

class OperationCostTest {
    @Test
    void costsAreThoseOnWhichMeasurementsAgree() {
        await().until(() -> {
            OperationCost.measure();
            return OperationCost.measured().isPresent();
        });

        OperationCost cost = OperationCost.measured().orElseThrow();
        assertThat(cost.bareNanos()).isPositive();
        assertThat(cost.floorNanos()).isPositive();
        // It reads the clock four times.
        assertThat(cost.timedFloorNanos()).isGreaterThan(10);
    }

    @Test
    void measurementsAgreeIfAllFiguresAreWithinATenth() {
        OperationCost cost = new OperationCost(2, 9, 120);

        assertThat(cost.agrees(new OperationCost(2.1, 8.5, 130))).isTrue();
        assertThat(cost.agrees(new OperationCost(2.3, 9, 120))).isFalse();
        assertThat(cost.agrees(new OperationCost(2, 7, 120))).isFalse();
        assertThat(cost.agrees(new OperationCost(2, 9, 140))).isFalse();
    }
}
