package dev.lockscope.run.measure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.withinPercentage;

import dev.lockscope.run.worker.OperationSample;
import dev.lockscope.run.worker.WorkerKind;
import java.util.List;
import org.junit.jupiter.api.Test;

class CutOffsTest {
    private static final long MILLI = 1_000_000;

    private final Histograms histograms = new Histograms(List.of(TimedQuantity.values()));

    @Test
    void operationsDueBeforeTheEndHaveTheirAges() {
        CutOffs cutOffs = new CutOffs(histograms, 100 * MILLI);

        cutOffs.addDue(WorkerKind.READER, 60 * MILLI, 10 * MILLI);
        cutOffs.addDue(WorkerKind.WRITER, 100 * MILLI, 10 * MILLI);

        CutOff cutOff = cutOffs.result(true);
        assertThat(cutOff.due()).isEqualTo(4);
        assertThat(cutOff.longestDueNanos()).isEqualTo(40 * MILLI);
        assertThat(cutOff.latencyAtLeast().reads().p50()).isCloseTo(20 * MILLI, withinPercentage(0.1));
        assertThat(cutOff.latencyAtLeast().writes().count()).isZero();
    }

    @Test
    void manyOperationsThatAreDueAreAllCounted() {
        CutOffs cutOffs = new CutOffs(histograms, 60_000 * MILLI);

        cutOffs.addDue(WorkerKind.READER, 0, 1_000);

        Distribution latency = cutOffs.result(true).latencyAtLeast().all();
        assertThat(latency.count()).isEqualTo(60_000_000);
        assertThat(latency.p50()).isCloseTo(30_000 * MILLI, withinPercentage(0.5));
        assertThat(latency.max()).isLessThanOrEqualTo(60_060 * MILLI);
    }

    @Test
    void completedOperationsCountByTheirWeight() {
        OperationSample operation = new OperationSample();
        operation.weight = 300;
        operation.returnedSystemNanos = MILLI;
        histograms.nextInterval();
        histograms.record(WorkerKind.READER, operation);
        histograms.endInterval();
        histograms.endPart();
        CutOffs cutOffs = new CutOffs(histograms, 100 * MILLI);

        cutOffs.addDue(WorkerKind.READER, 0, MILLI);

        Distribution latency = cutOffs.result(true).latencyAtLeast().all();
        assertThat(latency.count()).isEqualTo(1 + 100);
        assertThat(latency.p50()).as("of 300 of 1 ms and 100 longer ones").isCloseTo(MILLI, withinPercentage(0.1));
        assertThat(histograms.total(TimedQuantity.LATENCY).all().count()).isEqualTo(1);
    }
}
