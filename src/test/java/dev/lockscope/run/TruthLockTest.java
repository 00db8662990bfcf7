package dev.lockscope.run;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockscope.run.TruthLock.Delays;
import dev.lockscope.run.TruthLock.Fault;
import dev.lockscope.run.TruthLock.Side;
import dev.lockscope.run.measure.Report;
import dev.lockscope.run.worker.WorkerKind;
import java.util.Map;
import java.util.function.ToLongFunction;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class TruthLockTest {
    private static final Map<String, ?> CROWDED =
            Map.of("durationMillis", 500, "readers", 4, "writers", 4, "holdMicros", 200, "holdKind", "park");

    @Test
    void delaysAreRecordedWhereTheyAreMade() throws InterruptedException {
        TruthLock truth = TruthLock.delayed(new Delays(2_000, 3_000, 4_000, 10));

        Report report = ended(truth, Map.of("durationMillis", 300, "readers", 2, "writers", 2));

        long performed = truth.of(WorkerKind.READER).performed()
                + truth.of(WorkerKind.WRITER).performed();
        long operations = report.reads() + report.writes();
        assertThat(performed).as("each worker may be refused one at the end").isBetween(operations, operations + 4);
        assertThat(truth.delayed()).isEqualTo(performed / 10);
        assertThat(sum(truth, Side::waitNanos)).isGreaterThanOrEqualTo(truth.delayed() * 2_000_000);
        assertThat(sum(truth, Side::holdNanos)).isGreaterThanOrEqualTo(truth.delayed() * 3_000_000);
        assertThat(sum(truth, Side::returnNanos)).isGreaterThanOrEqualTo(truth.delayed() * 4_000_000);
        assertThat(truth.overlaps()).isZero();
    }

    @ParameterizedTest
    @EnumSource(Fault.class)
    void onlyFaultsOfExclusionLetHoldersOverlap(Fault fault) throws InterruptedException {
        TruthLock truth = TruthLock.faulty(fault, 10);

        ended(truth, CROWDED);

        assertThat(truth.faults() > 0).isEqualTo(fault != Fault.NONE && fault != Fault.LOCK_PER_KEY);
        assertThat(truth.overlaps() > 0).isEqualTo(fault.overlaps());
    }

    private static long sum(TruthLock truth, ToLongFunction<Side> of) {
        return of.applyAsLong(truth.of(WorkerKind.READER)) + of.applyAsLong(truth.of(WorkerKind.WRITER));
    }

    private static Report ended(TruthLock truth, Map<String, ?> fields) throws InterruptedException {
        return Runs.ended(Runs.started(fields, truth.kind(), Runs.NOBODY));
    }
}
