package dev.lockscope.run.worker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.lockscope.run.Seeded;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class OperationRingTest {
    private static final int CAPACITY = 16;

    @RegisterExtension
    final Seeded seeded = new Seeded();

    private final List<Long> overflowed = new ArrayList<>();
    private final RingOverflow overflow = new RingOverflow();
    private final OperationRing ring = new OperationRing(CAPACITY, WorkerKind.READER, overflow);
    private final OperationSample sample = new OperationSample();

    @BeforeEach
    void recordOverflow() {
        overflow.exchange((kind, operation) -> overflowed.add(operation.version));
    }

    @Test
    void aTimelyReaderTakesEveryOperationOnceInOrder() {
        List<Long> taken = new ArrayList<>();
        for (long number = 0; number < 10_000; number++) {
            add(ring, number);
            if (number - taken.size() > seeded.random().nextInt(CAPACITY / 2)) {
                drain(taken);
            }
        }
        drain(taken);

        assertThat(taken).containsExactlyElementsOf(numbers(0, 10_000));
        assertThat(overflowed).isEmpty();
    }

    @Test
    void operationsOverwrittenUnreadOverflow() {
        LongStream.range(0, 1_000).forEach(number -> add(ring, number));
        List<Long> taken = new ArrayList<>();

        drain(taken);

        assertThat(taken).isNotEmpty();
        assertThat(Stream.of(overflowed, taken).flatMap(List::stream)).containsExactlyElementsOf(numbers(0, 1_000));
    }

    @Test
    void aFullRingWaitsForAnotherWorkerThatOverflows() throws InterruptedException {
        overflow.enter(true);
        Thread worker = Thread.ofPlatform().start(() -> LongStream.range(0, 17).forEach(number -> add(ring, number)));
        await().until(() -> worker.getState() == Thread.State.WAITING);
        long before = ring.written();
        overflow.leave();
        worker.join();

        assertThat(before).isEqualTo(CAPACITY);
        assertThat(overflowed).isNotEmpty();
    }

    @Test
    void everyOperationIsTakenOnceWhileTheWorkerOverflows() throws InterruptedException {
        int count = 200_000;
        Thread worker =
                Thread.ofPlatform().start(() -> LongStream.range(0, count).forEach(number -> add(ring, number)));
        List<Long> taken = new ArrayList<>();
        while (worker.isAlive()) {
            drain(taken);
        }
        worker.join();
        drain(taken);

        assertThat(taken).isSorted();
        assertThat(Stream.of(overflowed, taken).flatMap(List::stream).sorted())
                .containsExactlyElementsOf(numbers(0, count));
    }

    @Test
    void operationsReturnedLaterAreTakenNextTime() {
        LongStream.range(0, 10).forEach(number -> add(ring, number));
        List<Long> taken = new ArrayList<>();

        ring.drain(returned(6), sample, operation -> taken.add(operation.version));
        List<Long> before = List.copyOf(taken);
        drain(taken);

        assertThat(before).containsExactlyElementsOf(numbers(0, 7));
        assertThat(taken).containsExactlyElementsOf(numbers(0, 10));
    }

    @Test
    void theLatestOperationsCanBeReadAgain() {
        LongStream.range(0, 100).forEach(number -> add(ring, number));
        List<Long> read = new ArrayList<>();
        drain(new ArrayList<>());

        ring.read(Long.MAX_VALUE, sample, operation -> read.add(operation.version));

        // One entry is excluded: the worker may be writing it.
        assertThat(read).containsExactlyElementsOf(numbers(100 - CAPACITY + 1, 100));
    }

    @Test
    void aReaderNeverSeesAPartlyWrittenOperation() throws InterruptedException {
        AtomicBoolean done = new AtomicBoolean();
        Thread worker = Thread.ofPlatform().start(() -> {
            for (long number = 0; !done.get(); number++) {
                add(ring, number);
            }
        });

        long[] seen = {0, -1};
        while (seen[0] < 50_000) {
            ring.drain(Long.MAX_VALUE, sample, operation -> {
                if (!intact(operation) || operation.version <= seen[1] || operation.version != operation.number) {
                    throw new AssertionError("after " + seen[1] + " came " + format(operation));
                }
                seen[0]++;
                seen[1] = operation.version;
            });
            ring.read(Long.MAX_VALUE, sample, operation -> {
                if (!intact(operation)) {
                    throw new AssertionError(format(operation));
                }
            });
        }
        done.set(true);
        worker.join();
    }

    private void drain(List<Long> into) {
        ring.drain(Long.MAX_VALUE, sample, operation -> into.add(operation.version));
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
                key(number),
                weight(number),
                number,
                value(number),
                -number,
                number * 7);
    }

    private static int key(long number) {
        return (int) number & 1_023;
    }

    private static int weight(long number) {
        return 1 + ((int) number & 0x7FFFF);
    }

    private static int value(long number) {
        return -(int) number;
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
                && operation.key == key(number)
                && operation.value == value(number)
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
