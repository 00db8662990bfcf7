package dev.lockscope.run.worker;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OperationRingsTest {
    private static final long SIXTEEN_MEBIBYTES = 16L << 20;
    private static final long MIN_BYTES = 16 * 64;

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 110, 11_000, 20_000})
    void initialWorkersShareTheMemory(int workers) {
        OperationRings rings = new OperationRings(workers, SIXTEEN_MEBIBYTES);

        IntStream.range(0, workers).forEach(worker -> rings.next(WorkerKind.READER));

        assertThat(rings.bytes()).isBetween(1L << 20, Math.max(SIXTEEN_MEBIBYTES, workers * MIN_BYTES));
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 110})
    void workersAddedLaterTakeLittleMemory(int first) {
        OperationRings rings = new OperationRings(first, SIXTEEN_MEBIBYTES);

        IntStream.range(0, 20_000).forEach(worker -> rings.next(WorkerKind.READER));

        assertThat(rings.bytes()).isLessThan(SIXTEEN_MEBIBYTES + 20_000 * MIN_BYTES);
    }

    @Test
    void aWorkerAddedLaterHasARing() {
        OperationRings rings = new OperationRings(110, SIXTEEN_MEBIBYTES);
        IntStream.range(0, 110).forEach(worker -> rings.next(WorkerKind.READER));
        OperationRing added = rings.next(WorkerKind.READER);

        added.add(1, 2, 3, 4, 0, 1, 1, 0, 0, OperationSample.NONE);

        assertThat(added.written()).isEqualTo(1);
    }
}
