package dev.lockscope.run.measure;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockscope.lock.Guarantee;
import dev.lockscope.run.Seeded;
import dev.lockscope.run.measure.Capture.Lane;
import dev.lockscope.run.measure.Capture.Op;
import dev.lockscope.run.worker.WorkerPools;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class CaptureTest {
    private static final int MAX_OPERATIONS = 4_000;

    @RegisterExtension
    final Seeded seeded = new Seeded();

    private final WorkerPools pools = new WorkerPools(Guarantee.MUTUAL_EXCLUSION, 8, 4);
    private final CaptureTrigger off = new CaptureTrigger(null);

    @Test
    void withoutATriggerTheLatestOperationsAreCaptured() {
        List<Long> returns = history();

        assertThat(returned(capture(off))).containsExactlyInAnyOrderElementsOf(nearest(returns, Long.MAX_VALUE));
    }

    @Test
    void operationsAroundTheTriggerAreCaptured() {
        List<Long> returns = history();
        long at = returns.get(returns.size() / 2);
        CaptureTrigger trigger = new CaptureTrigger(10L);
        trigger.observe(10_001, at);
        trigger.update();

        Capture capture = capture(trigger);

        assertThat(capture.triggeredAt()).isEqualTo(at);
        assertThat(returned(capture)).containsExactlyInAnyOrderElementsOf(nearest(returns, at));
    }

    @Test
    void lanesAreOrderedByWorkerAndTheirOperationsByTime() {
        history();

        List<Lane> lanes = capture(off).lanes();

        assertThat(lanes)
                .extracting(Lane::worker)
                .containsExactlyElementsOf(
                        pools.slots.stream().map(slot -> slot.worker.name()).toList());
        assertThat(lanes)
                .allSatisfy(lane -> assertThat(lane.operations())
                        .isNotEmpty()
                        .isSortedAccordingTo(Comparator.comparingLong(Op::returned)));
    }

    @Test
    void aWorkerWithoutAnOperationInTheWindowHasNoLane() {
        pools.made("writer 2", 10, 20, 3, 9);

        assertThat(capture(off).lanes()).containsExactly(new Lane("writer 2", List.of(new Op(10, 10, 20, 20, 3, 9))));
    }

    @Test
    void aCaptureTellsFromWhenOnItIsComplete() {
        WorkerPools small = new WorkerPools(Guarantee.MUTUAL_EXCLUSION, 2, 0, 0);
        small.made("reader 1", 5, 6, 0, 0);
        for (int operation = 0; operation < 100; operation++) {
            small.made("reader 0", operation, 1_000 + operation, 0, 0);
        }

        Capture capture = Capture.of(small.slots, off, 1, 0, 0);

        assertThat(capture.completeFrom())
                .isEqualTo(capture.lanes().getFirst().operations().getFirst().returned())
                .isGreaterThan(1_000);
        assertThat(capture(off).completeFrom()).isNull();
    }

    /** More operations than a capture holds, by all workers, each with a return time of its own. */
    private List<Long> history() {
        List<Long> returns = new ArrayList<>();
        long now = 0;
        for (int operation = 0; operation < 6_000; operation++) {
            now += 1 + seeded.random().nextInt(1_000);
            pools.made(pools.slots.get(seeded.random().nextInt(12)).worker.name(), now, now, 0, operation);
            returns.add(now);
        }
        return returns;
    }

    private Capture capture(CaptureTrigger trigger) {
        return Capture.of(pools.slots, trigger, 1, 0, 0);
    }

    private static List<Long> nearest(List<Long> returns, long centre) {
        return returns.stream()
                .sorted(Comparator.comparingLong(at -> Math.abs(centre - at)))
                .limit(MAX_OPERATIONS)
                .toList();
    }

    private static List<Long> returned(Capture capture) {
        return capture.lanes().stream()
                .map(Lane::operations)
                .flatMap(List::stream)
                .map(Op::returned)
                .toList();
    }
}
