package dev.lockscope.run.worker;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockscope.run.Seeded;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class OperationRingTest {
    private static final int CAPACITY = 16;

    @RegisterExtension
    final Seeded seeded = new Seeded();

    private final OperationRing ring = new OperationRing(CAPACITY);
    private final OperationSample sample = new OperationSample();

    @Test
    void aTimelyReaderReadsEveryOperationOnceInOrder() {
        List<Long> read = new ArrayList<>();
        long next = 0;
        for (long number = 0; number < 10_000; number++) {
            add(ring, number);
            if (number - next > seeded.random().nextInt(CAPACITY - 1)) {
                next = ring.read(next, Long.MAX_VALUE, sample, operation -> read.add(operation.version));
            }
        }
        ring.read(next, Long.MAX_VALUE, sample, operation -> read.add(operation.version));

        assertThat(read).containsExactlyElementsOf(numbers(0, 10_000));
    }

    @Test
    void aLateReaderReadsTheLatestOperations() {
        LongStream.range(0, 100).forEach(number -> add(ring, number));
        List<Long> read = new ArrayList<>();

        long next = ring.read(0, Long.MAX_VALUE, sample, operation -> read.add(operation.version));

        assertThat(next).isEqualTo(100);
        // One entry is excluded: the worker may be writing it.
        assertThat(read).containsExactlyElementsOf(numbers(100 - CAPACITY + 1, 100));
    }

    @Test
    void operationsReturnedLaterAreReadNextTime() {
        LongStream.range(0, 10).forEach(number -> add(ring, number));
        List<Long> read = new ArrayList<>();

        long next = ring.read(0, returned(6), sample, operation -> read.add(operation.version));
        ring.read(next, Long.MAX_VALUE, sample, operation -> read.add(operation.version));

        assertThat(next).isEqualTo(7);
        assertThat(read).containsExactlyElementsOf(numbers(0, 10));
    }

    @Test
    void aReaderNeverSeesAPartlyWrittenOperation() throws InterruptedException {
        AtomicBoolean done = new AtomicBoolean();
        Thread worker = Thread.ofPlatform().start(() -> {
            for (long number = 0; !done.get(); number++) {
                add(ring, number);
            }
        });

        long next = 0;
        long[] seen = {0, -1};
        while (seen[0] < 50_000) {
            next = ring.read(next, Long.MAX_VALUE, sample, operation -> {
                if (!intact(operation) || operation.version <= seen[1]) {
                    throw new AssertionError("after " + seen[1] + " came " + format(operation));
                }
                seen[0]++;
                seen[1] = operation.version;
            });
        }
        done.set(true);
        worker.join();
    }

    private static List<Long> numbers(long from, long to) {
        return LongStream.range(from, to).boxed().toList();
    }

    private static void add(OperationRing ring, long number) {
        ring.add(
                number * 10,
                number * 10 + 1,
                number * 10 + 2,
                returned(number),
                (int) number,
                (int) number + 1,
                number,
                -number,
                number * 7);
    }

    private static long returned(long number) {
        return number * 10 + 3;
    }

    private static boolean intact(OperationSample operation) {
        long number = operation.version;
        return operation.requestedSystemNanos == number * 10
                && operation.acquiredSystemNanos == number * 10 + 1
                && operation.releasedSystemNanos == number * 10 + 2
                && operation.returnedSystemNanos == returned(number)
                && operation.key == (int) number
                && operation.dueSystemNanos == -number
                && operation.overshootNanos == number * 7;
    }

    private static String format(OperationSample operation) {
        return List.of(
                        operation.requestedSystemNanos,
                        operation.acquiredSystemNanos,
                        operation.releasedSystemNanos,
                        operation.returnedSystemNanos,
                        operation.version)
                .toString();
    }
}
