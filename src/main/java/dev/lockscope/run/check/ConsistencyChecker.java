package dev.lockscope.run.check;

import dev.lockscope.run.worker.Observation;
import dev.lockscope.run.worker.OperationSample;
import dev.lockscope.run.worker.OverlapDetector;
import dev.lockscope.run.worker.RunClock;
import dev.lockscope.run.worker.Worker;
import dev.lockscope.run.worker.WorkerCounters;
import dev.lockscope.run.worker.WorkerKind;
import dev.lockscope.run.worker.WorkerSlot;


import dev.lockscope.lock.Cell;
import dev.lockscope.lock.Guarantee;
import dev.lockscope.run.check.Verdict.Check;
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
 * Checks a run while it is going: every interval it reads what the workers have traced since, so that its memory is
 * bounded however long the run is. Not thread-safe: the run's own thread has it.
 */
public final class ConsistencyChecker {
    private static final int STEPS_IN_ALL = 1 << 16;
    private static final Comparator<CheckedOperation> BY_RETURN = (a, b) -> Long.signum(a.returned - b.returned);

    private final Guarantee promise;
    private final OverlapDetector witness;
    private final RunClock course;
    private final VersionOrderCheck[] orders;
    private CheckedOperation[] seen = new CheckedOperation[0];
    private int count;

    public ConsistencyChecker(Guarantee promise, OverlapDetector witness, int keys, RunClock course) {
        this.promise = promise;
        this.witness = witness;
        this.course = course;
        int steps = Math.clamp(STEPS_IN_ALL / keys, 64, 4_096);
        orders = IntStream.range(0, keys)
                .mapToObj(key -> new VersionOrderCheck(key, steps, course))
                .toArray(VersionOrderCheck[]::new);
    }

    /** Keeps an operation for {@link #inspect}. */
    public void see(Worker worker, OperationSample operation) {
        if (count == seen.length) {
            seen = Arrays.copyOf(seen, Math.max(1_024, 2 * count));
            for (int i = count; i < seen.length; i++) {
                seen[i] = new CheckedOperation();
            }
        }
        seen[count++].set(worker, operation);
    }

    /** Looks at what was seen since the last time. */
    public void inspect() {
        Arrays.sort(seen, 0, count, BY_RETURN);
        for (int i = 0; i < count; i++) {
            orders[seen[i].key].show(seen[i]);
        }
        count = 0;
    }

    /**
     * The verdict, when the workers are gone.
     *
     * @param state the final one, taken under a last lock
     */
    public Verdict verdict(List<? extends WorkerSlot> crew, List<Cell> state) {
        List<Check> checks = new ArrayList<>();
        long reads = sum(crew, WorkerKind.READER, WorkerCounters.Of.OPERATIONS);
        long writes = sum(crew, WorkerKind.WRITER, WorkerCounters.Of.OPERATIONS);
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
                sum(crew, WorkerKind.READER, WorkerCounters.Of.TORN),
                firstOf(
                        crew,
                        Worker::firstTorn,
                        (worker, seen) ->
                                "key %d: %s began to read it at version %d and found a write under way or done, at %s"
                                        .formatted(
                                                seen.key(),
                                                worker.name(),
                                                seen.version(),
                                                course.format(seen.at())))));
        checks.add(overlaps(crew));
        checks.add(Check.of(
                "versions out of order",
                total(VersionOrderCheck::checked),
                reads + writes,
                total(VersionOrderCheck::outOfOrder),
                example(VersionOrderCheck::outOfOrderExample)));
        return Verdict.of(promise, writes, checks);
    }

    private Check lostUpdates(long writes, List<Cell> state) {
        long kept = state.stream().mapToLong(Cell::version).sum();
        String example = kept == writes
                ? null
                : "%d writes were made and returned, but the versions of the map add up to %d".formatted(writes, kept);
        return Check.of("lost updates", writes, writes, Math.abs(writes - kept), example);
    }

    /** An untimed operation leaves no mark to be met by: in a workload without pauses its cost would be felt. */
    private Check overlaps(List<? extends WorkerSlot> crew) {
        List<? extends WorkerSlot> watched = crew.stream()
                .filter(member -> witness.watches(member.worker.kind))
                .toList();
        String example = firstOf(
                crew,
                Worker::firstOverlap,
                (worker, seen) -> "key %d: %s had the lock at %s and met %s"
                        .formatted(
                                seen.key(),
                                worker.name(),
                                course.format(seen.at()),
                                seen.other() == worker.kind.mark(worker.number)
                                        ? "one who came and went meanwhile"
                                        : WorkerKind.nameOf(seen.other())));
        return Check.of(
                "overlapping holders, both timed",
                sum(watched, WorkerCounters.Of.TIMED),
                sum(crew, WorkerCounters.Of.OPERATIONS),
                sum(watched, WorkerCounters.Of.OVERLAPPED),
                example);
    }

    private long total(ToLongFunction<VersionOrderCheck> count) {
        return Arrays.stream(orders).mapToLong(count).sum();
    }

    private @Nullable String example(Function<VersionOrderCheck, @Nullable String> of) {
        return Arrays.stream(orders)
                .map(of)
                .filter(Objects::nonNull)
                .findFirst()
                .orElse(null);
    }

    private static @Nullable String firstOf(
            List<? extends WorkerSlot> crew,
            Function<Worker, @Nullable Observation> sighting,
            BiFunction<Worker, Observation, String> inWords) {
        for (WorkerSlot member : crew) {
            Observation seen = sighting.apply(member.worker);
            if (seen != null) {
                return inWords.apply(member.worker, seen);
            }
        }
        return null;
    }

    private static long sum(List<? extends WorkerSlot> crew, WorkerCounters.Of of) {
        return crew.stream().mapToLong(member -> member.worker.counters.get(of)).sum();
    }

    private static long sum(List<? extends WorkerSlot> crew, WorkerKind kind, WorkerCounters.Of of) {
        return crew.stream()
                .filter(member -> member.worker.kind == kind)
                .mapToLong(member -> member.worker.counters.get(of))
                .sum();
    }
}
