package dev.lockscope.run.measure;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class CaptureTriggerTest {
    @Test
    void withoutAThresholdTheTriggerStaysOff() {
        CaptureTrigger trigger = new CaptureTrigger(null);

        trigger.observe(Long.MAX_VALUE, 5);
        trigger.update();

        assertThat(trigger.state()).isEqualTo(CaptureTrigger.State.OFF);
    }

    @Test
    void aWaitEqualToTheThresholdDoesNotTrigger() {
        CaptureTrigger trigger = new CaptureTrigger(3L);

        trigger.observe(3_000, 5);
        trigger.update();

        assertThat(trigger.state()).isEqualTo(CaptureTrigger.State.ARMED);
    }

    @Test
    void onlyTheFirstLongerWaitTriggers() {
        CaptureTrigger trigger = new CaptureTrigger(3L);

        trigger.observe(3_001, 5);
        trigger.update();
        trigger.observe(9_000, 4);
        trigger.update();

        assertThat(trigger.state()).isEqualTo(CaptureTrigger.State.TRIGGERED);
        assertThat(trigger.atSystemNanos()).isEqualTo(5);
    }

    @Test
    void withinAnIntervalTheEarliestReturnTriggers() {
        CaptureTrigger trigger = new CaptureTrigger(3L);

        trigger.observe(3_001, 7);
        trigger.observe(9_000, 5);
        trigger.observe(3_002, 6);
        trigger.update();

        assertThat(trigger.atSystemNanos()).isEqualTo(5);
    }
}
