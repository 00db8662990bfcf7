package dev.lockscope.run.measure;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockscope.lock.Guarantee;
import dev.lockscope.run.worker.OperationSample;
import dev.lockscope.run.worker.WorkerKind;
import dev.lockscope.run.worker.WorkerPools;
import java.util.List;
import org.assertj.core.data.Percentage;
import org.junit.jupiter.api.Test;

class OverflowRecorderTest {
    private static final List<TimedQuantity> MEASURED =
            List.of(TimedQuantity.WAIT, TimedQuantity.HOLD, TimedQuantity.OVERSHOOT);
    private static final int OPERATIONS = 1_000;
    private static final long LONG_HOLD_NANOS = 63_700_000;

    private final Histograms histograms = new Histograms(MEASURED);
    private final OverflowRecorder recorder = new OverflowRecorder(MEASURED);

    @Test
    void histogramsAreCompleteThoughNothingWasReadInTime() {
        // The smallest rings, of 16 operations.
        WorkerPools pools = new WorkerPools(Guarantee.MUTUAL_EXCLUSION, 1, 1, 0);
        pools.rings.overflow().exchange(recorder);
        for (int number = 0; number < OPERATIONS; number++) {
            pools.made("reader 0", number, number + (number == 100 ? LONG_HOLD_NANOS : 1 + number), 0, 0);
            pools.made("writer 0", number, number + 5, 0, number);
        }

        histograms.nextInterval();
        OperationSample sample = new OperationSample();
        pools.slots.forEach(slot -> slot.worker.ring.drain(
                Long.MAX_VALUE, sample, operation -> histograms.record(slot.worker.kind, operation)));
        long inTheRings = histograms.interval(TimedQuantity.HOLD).all().count();
        histograms.record(recorder);
        histograms.endInterval();

        ByKind holds = histograms.interval(TimedQuantity.HOLD);
        assertThat(inTheRings).isBetween(2L, 32L);
        assertThat(recorder.operations()).isEqualTo(2 * OPERATIONS - inTheRings);
        assertThat(holds.reads().count()).isEqualTo(OPERATIONS);
        assertThat(holds.writes().count()).isEqualTo(OPERATIONS);
        assertThat(holds.all().max()).isCloseTo(LONG_HOLD_NANOS, withinThreeDigits());
        assertThat(holds.reads().p50()).isCloseTo(OPERATIONS / 2, withinThreeDigits());
        assertThat(histograms.interval(TimedQuantity.OVERSHOOT).all().count()).isZero();
    }

    @Test
    void theLongestWaitIsKnownWithItsInstant() {
        recorder.record(WorkerKind.READER, operation(10, 500));
        recorder.record(WorkerKind.WRITER, operation(70, 600));
        recorder.record(WorkerKind.READER, operation(20, 700));

        assertThat(recorder.longestWaitNanos()).isEqualTo(70);
        assertThat(recorder.longestReturnedSystemNanos()).isEqualTo(600);
    }

    @Test
    void operationsCountAsManyAsTheyRepresent() {
        OperationSample sampled = operation(40, 500);
        sampled.weight = 511;
        recorder.record(WorkerKind.READER, operation(552, 600));
        recorder.record(WorkerKind.READER, sampled);
        histograms.nextInterval();
        histograms.record(recorder);
        histograms.endInterval();

        assertThat(histograms.endPart().get("wait-reads").getTotalCount()).isEqualTo(512);
        assertThat(histograms.intervalMean(TimedQuantity.WAIT)).isEqualTo(41);
        assertThat(histograms.interval(TimedQuantity.WAIT).reads().count()).isEqualTo(2);
    }

    @Test
    void aResetRecorderIsEmpty() {
        recorder.record(WorkerKind.READER, operation(40, 600));
        recorder.reset();
        histograms.nextInterval();
        histograms.record(recorder);

        assertThat(recorder.operations()).isZero();
        assertThat(recorder.longestWaitNanos()).isZero();
        assertThat(histograms.interval(TimedQuantity.WAIT).all().count()).isZero();
    }

    private static OperationSample operation(long waitNanos, long returnedSystemNanos) {
        OperationSample operation = new OperationSample();
        operation.weight = 1;
        operation.requestedSystemNanos = returnedSystemNanos - waitNanos;
        operation.acquiredSystemNanos = returnedSystemNanos;
        operation.releasedSystemNanos = returnedSystemNanos;
        operation.returnedSystemNanos = returnedSystemNanos;
        operation.overshootNanos = OperationSample.NONE;
        return operation;
    }

    private static Percentage withinThreeDigits() {
        return Percentage.withPercentage(0.2);
    }
}
