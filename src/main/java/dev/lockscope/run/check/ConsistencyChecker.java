package dev.lockscope.run.check;

import dev.lockscope.lock.Cell;
import dev.lockscope.lock.Guarantee;
import dev.lockscope.run.check.Verdict.Check;
import dev.lockscope.run.worker.OperationSample;
import dev.lockscope.run.worker.OverlapDetector;
import dev.lockscope.run.worker.RunClock;
import dev.lockscope.run.worker.Worker;
import dev.lockscope.run.worker.WorkerCounters;
import dev.lockscope.run.worker.WorkerKind;
import dev.lockscope.run.worker.WorkerSlot;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.ToLongFunction;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * The checks of a running run. The operations sampled in each interval are checked at its end, so memory is bounded however
 * long the run is. Not thread-safe: confined to the run's thread.
 */
public final class ConsistencyChecker {
    private static final int MAX_STEPS = 1 << 16;
    private static final Comparator<CheckedOperation> BY_RETURN =
            (a, b) -> Long.signum(a.returnedSystemNanos - b.returnedSystemNanos);

    private final Guarantee guarantee;
    private final OverlapDetector overlapDetector;
    private final RunClock clock;
    private final VersionOrderCheck[] orderChecks;
    private final ValueCheck[] valueChecks;
    private CheckedOperation[] recorded = new CheckedOperation[0];
    private int count;

    public ConsistencyChecker(Guarantee guarantee, OverlapDetector overlapDetector, int keys, RunClock clock) {
        this.guarantee = guarantee;
        this.overlapDetector = overlapDetector;
        this.clock = clock;
        int steps = Math.clamp(MAX_STEPS / keys, 64, 4_096);
        orderChecks = IntStream.range(0, keys)
                .mapToObj(key -> new VersionOrderCheck(key, steps, clock))
                .toArray(VersionOrderCheck[]::new);
        valueChecks = IntStream.range(0, keys)
                .mapToObj(key -> new ValueCheck(key, clock))
                .toArray(ValueCheck[]::new);
    }

    /** Adds an operation to those of the interval. */
    public void record(Worker worker, OperationSample operation) {
        if (count == recorded.length) {
            recorded = Arrays.copyOf(recorded, Math.max(1_024, 2 * count));
            for (int i = count; i < recorded.length; i++) {
                recorded[i] = new CheckedOperation();
            }
        }
        recorded[count++].set(worker, operation);
    }

    /** Checks the operations recorded since the last call, in the order of their return. */
    public void checkInterval() {
        Arrays.sort(recorded, 0, count, BY_RETURN);
        for (int i = 0; i < count; i++) {
            orderChecks[recorded[i].key].check(recorded[i]);
            valueChecks[recorded[i].key].check(recorded[i]);
        }
        count = 0;
    }

    /**
     * The verdict of the whole run, after the workers have ended.
     *
     * @param state the final state, read under the lock
     */
    public Verdict verdict(List<? extends WorkerSlot> slots, List<Cell> state) {
        List<Check> checks = new ArrayList<>();
        long reads = sum(slots, WorkerKind.READER, WorkerCounters.Of.OPERATIONS);
        long writes = sum(slots, WorkerKind.WRITER, WorkerCounters.Of.OPERATIONS);
        checks.add(lostUpdates(writes, state));
        checks.add(Check.of(
                "duplicate versions",
                total(VersionOrderCheck::writesChecked),
                writes,
                total(VersionOrderCheck::duplicates),
                example(VersionOrderCheck::duplicateExample)));
        checks.add(Check.of(
                "torn reads",
                reads,
                reads,
                sum(slots, WorkerKind.READER, WorkerCounters.Of.TORN),
                firstOf(
                        slots,
                        Worker::firstTorn,
                        (worker, observed) ->
                                "key %d: %s began to read it at version %d and found a write under way or done, at %s"
                                        .formatted(
                                                observed.key(),
                                                worker.name(),
                                                observed.version(),
                                                clock.format(observed.atSystemNanos())))));
        checks.add(overlaps(slots));
        checks.add(Check.of(
                "versions out of order",
                total(VersionOrderCheck::checked),
                reads + writes,
                total(VersionOrderCheck::outOfOrder),
                example(VersionOrderCheck::outOfOrderExample)));
        checks.add(values(slots, reads + writes));
        checks.add(misperformed(slots, reads + writes));
        return Verdict.of(guarantee, writes, checks);
    }

    private Check lostUpdates(long writes, List<Cell> state) {
        long versions = state.stream().mapToLong(Cell::version).sum();
        String example = versions == writes
                ? null
                : "%d writes were made and returned, but the versions of the map add up to %d"
                        .formatted(writes, versions);
        return Check.of("lost updates", writes, writes, Math.abs(writes - versions), example);
    }

    private Check overlaps(List<? extends WorkerSlot> slots) {
        List<? extends WorkerSlot> checkedSlots = slots.stream()
                .filter(slot -> overlapDetector.watches(slot.worker.kind))
                .toList();
        String example = firstOf(
                slots,
                Worker::firstOverlap,
                (worker, observed) -> "key %d: %s had the lock at %s and met %s"
                        .formatted(
                                observed.key(),
                                worker.name(),
                                clock.format(observed.atSystemNanos()),
                                observed.other() == worker.kind.mark(worker.number)
                                        ? "another worker, which entered and left meanwhile"
                                        : WorkerKind.nameOf(observed.other())));
        return Check.of(
                "overlapping holders",
                sum(checkedSlots, WorkerCounters.Of.OPERATIONS),
                sum(slots, WorkerCounters.Of.OPERATIONS),
                sum(checkedSlots, WorkerCounters.Of.OVERLAPPED),
                example);
    }

    private Check values(List<? extends WorkerSlot> slots, long operations) {
        String changed = firstOf(
                slots,
                Worker::firstChanged,
                (worker, observed) -> "key %d: %s found another value than it had written with version %d, at %s"
                        .formatted(
                                observed.key(),
                                worker.name(),
                                observed.version(),
                                clock.format(observed.atSystemNanos())));
        String example = Arrays.stream(valueChecks)
                .map(ValueCheck::example)
                .filter(Objects::nonNull)
                .findFirst()
                .orElse(changed);
        return Check.of(
                "values never written",
                Arrays.stream(valueChecks).mapToLong(ValueCheck::checked).sum(),
                operations,
                Arrays.stream(valueChecks).mapToLong(ValueCheck::wrong).sum() + sum(slots, WorkerCounters.Of.CHANGED),
                example);
    }

    private Check misperformed(List<? extends WorkerSlot> slots, long operations) {
        String example = firstOf(
                slots,
                Worker::firstMisperformed,
                (worker, operation) -> "key %d: the lock returned to %s at %s after performing its operation %s"
                        .formatted(
                                operation.key(),
                                worker.name(),
                                clock.format(operation.atSystemNanos()),
                                operation.times() == 0 ? "not at all" : operation.times() + " times"));
        long found = sum(slots, WorkerCounters.Of.MISPERFORMED);
        // An operation that was dropped is not counted as one.
        long checked = Math.max(operations, found);
        return Check.of("not performed exactly once", checked, checked, found, example);
    }

    private long total(ToLongFunction<VersionOrderCheck> count) {
        return Arrays.stream(orderChecks).mapToLong(count).sum();
    }

    private @Nullable String example(Function<VersionOrderCheck, @Nullable String> of) {
        return Arrays.stream(orderChecks)
                .map(of)
                .filter(Objects::nonNull)
                .findFirst()
                .orElse(null);
    }

    private static <T> @Nullable String firstOf(
            List<? extends WorkerSlot> slots,
            Function<Worker, @Nullable T> observation,
            BiFunction<Worker, T, String> format) {
        for (WorkerSlot slot : slots) {
            T observed = observation.apply(slot.worker);
            if (observed != null) {
                return format.apply(slot.worker, observed);
            }
        }
        return null;
    }

    private static long sum(List<? extends WorkerSlot> slots, WorkerCounters.Of of) {
        return slots.stream().mapToLong(slot -> slot.worker.counters.get(of)).sum();
    }

    private static long sum(List<? extends WorkerSlot> slots, WorkerKind kind, WorkerCounters.Of of) {
        return slots.stream()
                .filter(slot -> slot.worker.kind == kind)
                .mapToLong(slot -> slot.worker.counters.get(of))
                .sum();
    }
}
