package dev.lockscope.run.measure;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockscope.lock.Guarantee;
import dev.lockscope.run.worker.WorkerCounters;
import dev.lockscope.run.worker.WorkerPools;
import dev.lockscope.run.worker.WorkerSlot;
import org.junit.jupiter.api.Test;

class FairnessTrackerTest {
    private final WorkerPools pools = new WorkerPools(Guarantee.MUTUAL_EXCLUSION, 1, 1);
    private final FairnessTracker tracker = new FairnessTracker(pools.empty, pools.clock);
    private final WorkerSlot slot = pools.slots.getFirst();

    @Test
    void theTimeBetweenTimedOperationsIsATimeWithout() {
        record(100, 200);
        record(1_200, 1_300);

        assertThat(slot.longestWithoutNanos).isEqualTo(1_000);
    }

    @Test
    void anUntimedOperationBetweenTwoTimedOnesIsNoTimeWithout() {
        record(100, 200);
        pools.worker("reader 0").counters.add(WorkerCounters.Of.UNTIMED, 1);
        record(1_200, 1_300);

        assertThat(slot.longestWithoutNanos).isEqualTo(100);
    }

    /** Records an operation in an interval of its own. */
    private void record(long requestedAt, long returned) {
        tracker.nextInterval(slot);
        tracker.record(slot, pools.made("reader 0", requestedAt, returned, 0, 0));
    }
}
