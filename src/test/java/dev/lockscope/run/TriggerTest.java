package dev.lockscope.run;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class TriggerTest {
    @Test
    void aTriggerThatNobodyAskedForIsOffWhateverItSees() {
        Trigger trigger = new Trigger(null);

        trigger.see(Long.MAX_VALUE, 5);
        trigger.decide();

        assertThat(trigger.state()).isEqualTo(Trigger.State.OFF);
    }

    @Test
    void aWaitJustAsLongAsAskedDoesNotTrigger() {
        Trigger trigger = new Trigger(3L);

        trigger.see(3_000, 5);
        trigger.decide();

        assertThat(trigger.state()).isEqualTo(Trigger.State.ARMED);
    }

    @Test
    void theFirstWaitThatIsLongerTriggersAndNoLaterOne() {
        Trigger trigger = new Trigger(3L);

        trigger.see(3_001, 5);
        trigger.decide();
        trigger.see(9_000, 4);
        trigger.decide();

        assertThat(trigger.state()).isEqualTo(Trigger.State.TRIGGERED);
        assertThat(trigger.at()).isEqualTo(5);
    }

    @Test
    void ofThoseThatAreSeenTogetherTheFirstToReturnTriggers() {
        Trigger trigger = new Trigger(3L);

        trigger.see(3_001, 7);
        trigger.see(9_000, 5);
        trigger.see(3_002, 6);
        trigger.decide();

        assertThat(trigger.at()).isEqualTo(5);
    }
}
