package dev.lockscope.run;

import dev.lockscope.lock.Cell;
import dev.lockscope.lock.Promise;
import dev.lockscope.run.Verdict.Check;
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
final class Inspector {
    private static final int STEPS_IN_ALL = 1 << 16;
    private static final Comparator<Seen> BY_RETURN = (a, b) -> Long.signum(a.returned - b.returned);

    private final Promise promise;
    private final Witness witness;
    private final Course course;
    private final Order[] orders;
    private Seen[] seen = new Seen[0];
    private int count;

    Inspector(Promise promise, Witness witness, int keys, Course course) {
        this.promise = promise;
        this.witness = witness;
        this.course = course;
        int steps = Math.clamp(STEPS_IN_ALL / keys, 64, 4_096);
        orders = IntStream.range(0, keys)
                .mapToObj(key -> new Order(key, steps, course))
                .toArray(Order[]::new);
    }

    /** Keeps an operation for {@link #inspect}. */
    void see(Worker worker, Traced operation) {
        if (count == seen.length) {
            seen = Arrays.copyOf(seen, Math.max(1_024, 2 * count));
            for (int i = count; i < seen.length; i++) {
                seen[i] = new Seen();
            }
        }
        seen[count++].set(worker, operation);
    }

    /** Looks at what was seen since the last time. */
    void inspect() {
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
    Verdict verdict(List<? extends Member> crew, List<Cell> state) {
        List<Check> checks = new ArrayList<>();
        long reads = sum(crew, Kind.READER, Tally.Of.OPERATIONS);
        long writes = sum(crew, Kind.WRITER, Tally.Of.OPERATIONS);
        checks.add(lostUpdates(writes, state));
        checks.add(Check.of(
                "duplicate versions",
                total(Order::writesChecked),
                writes,
                total(Order::duplicates),
                example(Order::duplicateExample)));
        checks.add(Check.of(
                "torn reads",
                reads,
                reads,
                sum(crew, Kind.READER, Tally.Of.TORN),
                firstOf(
                        crew,
                        Worker::firstTorn,
                        (worker, seen) ->
                                "key %d: %s began to read it at version %d and found a write under way or done, at %s"
                                        .formatted(
                                                seen.key(),
                                                worker.name(),
                                                seen.version(),
                                                course.inWords(seen.at())))));
        checks.add(overlaps(crew));
        checks.add(Check.of(
                "versions out of order",
                total(Order::checked),
                reads + writes,
                total(Order::outOfOrder),
                example(Order::outOfOrderExample)));
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
    private Check overlaps(List<? extends Member> crew) {
        List<? extends Member> watched = crew.stream()
                .filter(member -> witness.watches(member.worker.kind))
                .toList();
        String example = firstOf(
                crew,
                Worker::firstOverlap,
                (worker, seen) -> "key %d: %s had the lock at %s and met %s"
                        .formatted(
                                seen.key(),
                                worker.name(),
                                course.inWords(seen.at()),
                                seen.other() == worker.kind.mark(worker.number)
                                        ? "one who came and went meanwhile"
                                        : Kind.nameOf(seen.other())));
        return Check.of(
                "overlapping holders, both timed",
                sum(watched, Tally.Of.TIMED),
                sum(crew, Tally.Of.OPERATIONS),
                sum(watched, Tally.Of.OVERLAPPED),
                example);
    }

    private long total(ToLongFunction<Order> count) {
        return Arrays.stream(orders).mapToLong(count).sum();
    }

    private @Nullable String example(Function<Order, @Nullable String> of) {
        return Arrays.stream(orders)
                .map(of)
                .filter(Objects::nonNull)
                .findFirst()
                .orElse(null);
    }

    private static @Nullable String firstOf(
            List<? extends Member> crew,
            Function<Worker, @Nullable Sighting> sighting,
            BiFunction<Worker, Sighting, String> inWords) {
        for (Member member : crew) {
            Sighting seen = sighting.apply(member.worker);
            if (seen != null) {
                return inWords.apply(member.worker, seen);
            }
        }
        return null;
    }

    private static long sum(List<? extends Member> crew, Tally.Of of) {
        return crew.stream().mapToLong(member -> member.worker.tally.get(of)).sum();
    }

    private static long sum(List<? extends Member> crew, Kind kind, Tally.Of of) {
        return crew.stream()
                .filter(member -> member.worker.kind == kind)
                .mapToLong(member -> member.worker.tally.get(of))
                .sum();
    }
}
