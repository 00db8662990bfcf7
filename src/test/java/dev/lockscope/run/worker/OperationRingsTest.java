package dev.lockscope.run.worker;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OperationRingsTest {
    private static final long SIXTEEN_MEBIBYTES = 16L << 20;
    private static final long SHORTEST = 16 * 64;

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 110, 11_000, 20_000})
    void theFirstWorkersShareTheMemory(int workers) {
        OperationRings traces = new OperationRings(workers, SIXTEEN_MEBIBYTES);

        IntStream.range(0, workers).forEach(worker -> traces.next());

        assertThat(traces.bytes()).isBetween(1L << 20, Math.max(SIXTEEN_MEBIBYTES, workers * SHORTEST));
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 110})
    void howeverManyAreHiredLaterTheyTakeLittleMore(int first) {
        OperationRings traces = new OperationRings(first, SIXTEEN_MEBIBYTES);

        IntStream.range(0, 20_000).forEach(worker -> traces.next());

        assertThat(traces.bytes()).isLessThan(SIXTEEN_MEBIBYTES + 20_000 * SHORTEST);
    }

    @Test
    void whoIsHiredLaterHasATraceAsWell() {
        OperationRings traces = new OperationRings(110, SIXTEEN_MEBIBYTES);
        IntStream.range(0, 110).forEach(worker -> traces.next());
        OperationRing hired = traces.next();

        hired.add(1, 2, 3, 4, 0, 1, 1, 0, OperationSample.NONE);

        assertThat(hired.written()).isEqualTo(1);
    }
}
