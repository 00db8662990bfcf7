package dev.lockscope.run.check;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockscope.run.Seeded;
import dev.lockscope.run.worker.RunClock;
import dev.lockscope.run.worker.WorkerKind;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class VersionOrderCheckTest {
    private static final int HISTORIES = 5_000;

    @RegisterExtension
    final Seeded seeded = new Seeded();

    private final RunClock clock = new RunClock(0);

    @Test
    void exactlyTheOperationsOutOfOrderAreFound() {
        for (int i = 0; i < HISTORIES; i++) {
            List<CheckedOperation> history = history(seeded.random());
            VersionOrderCheck order = checked(history);

            assertThat(order.outOfOrder()).as(() -> format(history)).isEqualTo(outOfOrder(history));
            assertThat(order.outOfOrderExample() == null).isEqualTo(outOfOrder(history) == 0);
        }
    }

    @Test
    void exactlyTheDuplicateVersionsAreFound() {
        for (int i = 0; i < HISTORIES; i++) {
            List<CheckedOperation> history = history(seeded.random());
            VersionOrderCheck order = checked(history);

            assertThat(order.duplicates()).as(() -> format(history)).isEqualTo(duplicates(history));
            assertThat(order.duplicateExample() == null).isEqualTo(duplicates(history) == 0);
        }
    }

    @Test
    void anyOtherOrderCausesNoFalseAlarm() {
        for (int i = 0; i < HISTORIES; i++) {
            List<CheckedOperation> history = history(seeded.random());
            List<CheckedOperation> shuffled = new ArrayList<>(history);
            Collections.shuffle(shuffled, Random.from(seeded.random()));
            VersionOrderCheck order = checked(shuffled);

            assertThat(order.outOfOrder()).as(() -> format(shuffled)).isLessThanOrEqualTo(outOfOrder(history));
            assertThat(order.duplicates()).as(() -> format(shuffled)).isLessThanOrEqualTo(duplicates(history));
        }
    }

    @Test
    void aLongSequentialHistoryCausesNoFalseAlarm() {
        for (int i = 0; i < 20; i++) {
            Map<Long, CheckedOperation> history = new TreeMap<>();
            long version = 0;
            for (long t = 0; t < 10_000; t += 2) {
                boolean write = seeded.random().nextBoolean();
                long late = t + seeded.random().nextInt(300);
                history.put(
                        late << 16 | t,
                        operation(
                                write ? WorkerKind.WRITER : WorkerKind.READER, t, t + 1, write ? ++version : version));
            }
            VersionOrderCheck order = checked(List.copyOf(history.values()));

            assertThat(order.outOfOrder()).isZero();
            assertThat(order.duplicates()).isZero();
            assertThat(order.checked()).isPositive();
        }
    }

    @Test
    void theExampleNamesWorkersTimesAndVersions() {
        VersionOrderCheck order =
                checked(List.of(operation(WorkerKind.WRITER, 0, 10, 5), operation(WorkerKind.READER, 20, 30, 4)));

        assertThat(order.outOfOrderExample())
                .isEqualTo("key 3: writer 5 returned with version 5 at 0.000000010 s; reader 4 was asked for later, at"
                        + " 0.000000020 s, and had version 4");
    }

    private VersionOrderCheck checked(List<CheckedOperation> history) {
        VersionOrderCheck order = new VersionOrderCheck(3, 64, clock);
        history.forEach(order::check);
        return order;
    }

    /** Up to 12 operations of a few versions, consistent or not; in the order of their return. */
    private static List<CheckedOperation> history(RandomGenerator random) {
        List<CheckedOperation> history = new ArrayList<>();
        int operations = random.nextInt(1, 13);
        for (int i = 0; i < operations; i++) {
            long requestedAt = random.nextLong(40);
            WorkerKind kind = random.nextBoolean() ? WorkerKind.READER : WorkerKind.WRITER;
            // Versions follow the time roughly, so that some histories are consistent.
            long version = Math.max(kind == WorkerKind.WRITER ? 1 : 0, requestedAt / 5 + random.nextInt(3));
            history.add(operation(kind, requestedAt, requestedAt + 1 + random.nextInt(8), version));
        }
        history.sort(Comparator.comparingLong(operation -> operation.returnedSystemNanos));
        return history;
    }

    private static CheckedOperation operation(WorkerKind kind, long requestedAt, long returned, long version) {
        CheckedOperation checked = new CheckedOperation();
        checked.kind = kind;
        checked.number = (int) version;
        checked.requestedSystemNanos = requestedAt;
        checked.returnedSystemNanos = returned;
        checked.key = 3;
        checked.version = version;
        return checked;
    }

    private static long outOfOrder(List<CheckedOperation> history) {
        return history.stream()
                .filter(later -> history.stream()
                        .anyMatch(earlier -> earlier.returnedSystemNanos < later.requestedSystemNanos
                                && (later.kind == WorkerKind.WRITER
                                        ? earlier.version >= later.version
                                        : earlier.version > later.version)))
                .count();
    }

    private static long duplicates(List<CheckedOperation> history) {
        List<CheckedOperation> writes = history.stream()
                .filter(operation -> operation.kind == WorkerKind.WRITER)
                .toList();
        return writes.size()
                - writes.stream().map(write -> write.version).distinct().count();
    }

    private static String format(List<CheckedOperation> history) {
        StringBuilder text = new StringBuilder();
        history.forEach(o -> text.append("%s [%d, %d] version %d%n"
                .formatted(o.kind, o.requestedSystemNanos, o.returnedSystemNanos, o.version)));
        return text.toString();
    }
}
