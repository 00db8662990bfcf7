package dev.lockscope.run.measure;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class CaptureTriggerTest {
    @Test
    void aTriggerThatNobodyAskedForIsOffWhateverItSees() {
        CaptureTrigger trigger = new CaptureTrigger(null);

        trigger.see(Long.MAX_VALUE, 5);
        trigger.decide();

        assertThat(trigger.state()).isEqualTo(CaptureTrigger.State.OFF);
    }

    @Test
    void aWaitJustAsLongAsAskedDoesNotTrigger() {
        CaptureTrigger trigger = new CaptureTrigger(3L);

        trigger.see(3_000, 5);
        trigger.decide();

        assertThat(trigger.state()).isEqualTo(CaptureTrigger.State.ARMED);
    }

    @Test
    void theFirstWaitThatIsLongerTriggersAndNoLaterOne() {
        CaptureTrigger trigger = new CaptureTrigger(3L);

        trigger.see(3_001, 5);
        trigger.decide();
        trigger.see(9_000, 4);
        trigger.decide();

        assertThat(trigger.state()).isEqualTo(CaptureTrigger.State.TRIGGERED);
        assertThat(trigger.at()).isEqualTo(5);
    }

    @Test
    void ofThoseThatAreSeenTogetherTheFirstToReturnTriggers() {
        CaptureTrigger trigger = new CaptureTrigger(3L);

        trigger.see(3_001, 7);
        trigger.see(9_000, 5);
        trigger.see(3_002, 6);
        trigger.decide();

        assertThat(trigger.at()).isEqualTo(5);
    }
}
