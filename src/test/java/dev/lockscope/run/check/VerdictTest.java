package dev.lockscope.run.check;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockscope.lock.Cell;
import dev.lockscope.lock.Guarantee;
import dev.lockscope.run.Seeded;
import dev.lockscope.run.check.Verdict.Check;
import dev.lockscope.run.worker.WorkerPools;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Small random histories of whole runs, consistent and damaged: the verdict finds exactly what the definitions say. */
class VerdictTest {
    private static final int HISTORIES = 3_000;
    private static final int KEYS = 2;

    @RegisterExtension
    final Seeded seeded = new Seeded();

    private record TestOperation(String worker, long requestedAt, long returned, int key, long version) {
        boolean write() {
            return worker.startsWith("writer");
        }

        TestOperation with(long otherVersion) {
            return new TestOperation(worker, requestedAt, returned, key, otherVersion);
        }

        TestOperation later(long nanos) {
            return new TestOperation(worker, requestedAt + nanos, returned + nanos, key, version);
        }

        /** Whether this one was requested after the other had returned, yet has an earlier version. */
        boolean isStaleAfter(TestOperation other) {
            return returnedBefore(other) && (write() ? other.version >= version : other.version > version);
        }

        boolean returnedBefore(TestOperation other) {
            return other.key == key && other.returned < requestedAt;
        }
    }

    private record History(List<TestOperation> operations, List<Cell> state) {
        /** The grade if nothing is wrong. */
        Grade sound() {
            return writes() == 0 ? Grade.UNCHECKED : Grade.ACCEPTABLE;
        }

        long writes() {
            return operations.stream().filter(TestOperation::write).count();
        }

        long lost() {
            return Math.abs(writes() - state.stream().mapToLong(Cell::version).sum());
        }

        long duplicates() {
            return writes()
                    - operations.stream()
                            .filter(TestOperation::write)
                            .map(operation -> List.of((long) operation.key, operation.version))
                            .distinct()
                            .count();
        }

        long ordered() {
            return operations.stream()
                    .filter(later -> operations.stream().anyMatch(later::returnedBefore))
                    .count();
        }

        long outOfOrder() {
            return operations.stream()
                    .filter(later -> operations.stream().anyMatch(later::isStaleAfter))
                    .count();
        }
    }

    @Test
    void aConsistentHistoryIsAcceptable() {
        for (int i = 0; i < HISTORIES; i++) {
            History history = consistent(seeded.random());

            Verdict verdict = verdict(history);

            assertThat(verdict.grade()).as(history::toString).isEqualTo(history.sound());
            assertThat(verdict.checks())
                    .as(history::toString)
                    .allSatisfy(check -> assertThat(check.found()).isZero());
        }
    }

    @Test
    void exactlyTheDamageOfADamagedHistoryIsFound() {
        Map<String, Integer> damaged = new HashMap<>();
        for (int i = 0; i < HISTORIES; i++) {
            History history = damaged(consistent(seeded.random()), seeded.random());

            Verdict verdict = verdict(history);

            assertCheck(verdict, "lost updates", history.writes(), history.lost(), history);
            assertCheck(verdict, "duplicate versions", history.writes(), history.duplicates(), history);
            assertCheck(verdict, "versions out of order", history.ordered(), history.outOfOrder(), history);
            boolean any = history.lost() + history.duplicates() + history.outOfOrder() > 0;
            assertThat(verdict.grade()).as(history::toString).isEqualTo(any ? Grade.FORBIDDEN : history.sound());
            verdict.checks().stream()
                    .filter(check -> check.found() > 0)
                    .forEach(check -> damaged.merge(check.name(), 1, Integer::sum));
        }
        assertThat(damaged).containsOnlyKeys("lost updates", "duplicate versions", "versions out of order");
        assertThat(damaged.values())
                .allSatisfy(histories -> assertThat(histories).isGreaterThan(HISTORIES / 20));
    }

    /** Operations one after the other, each taking effect between its request and its return. */
    private static History consistent(RandomGenerator random) {
        List<String> workers =
                random.nextBoolean() ? List.of("reader 0", "writer 0") : List.of("reader 0", "writer 0", "writer 1");
        Map<String, Long> free = new HashMap<>();
        long[] versions = new long[KEYS];
        List<TestOperation> operations = new ArrayList<>();
        long instant = 0;
        for (int left = random.nextInt(1, 9); left > 0; left--) {
            String worker = workers.get(random.nextInt(workers.size()));
            int key = random.nextInt(KEYS);
            instant = Math.max(instant, free.getOrDefault(worker, 0L)) + random.nextInt(1, 10);
            long requestedAt = Math.max(free.getOrDefault(worker, 0L), instant - random.nextInt(25));
            long returned = instant + random.nextInt(25);
            free.put(worker, returned);
            operations.add(new TestOperation(
                    worker, requestedAt, returned, key, worker.startsWith("writer") ? ++versions[key] : versions[key]));
        }
        return new History(operations, state(versions));
    }

    private static List<Cell> state(long... versions) {
        List<Cell> state = new ArrayList<>();
        for (int key = 0; key < versions.length; key++) {
            if (versions[key] > 0) {
                state.add(new Cell(key, 7, versions[key], 0));
            }
        }
        return state;
    }

    private static History damaged(History history, RandomGenerator random) {
        List<TestOperation> operations = new ArrayList<>(history.operations);
        List<Cell> state = new ArrayList<>(history.state);
        for (int damages = random.nextInt(1, 4); damages > 0; damages--) {
            int at = random.nextInt(operations.size());
            TestOperation chosen = operations.get(at);
            switch (random.nextInt(4)) {
                case 0 ->
                    operations.set(
                            at, chosen.with(Math.max(chosen.write() ? 1 : 0, chosen.version + random.nextInt(-2, 3))));
                case 1 -> operations.set(at, chosen.later(random.nextInt(60)));
                case 2 -> {
                    int other = random.nextInt(operations.size());
                    operations.set(at, chosen.with(Math.max(chosen.write() ? 1 : 0, operations.get(other).version)));
                }
                default -> state = state(random.nextInt(4), random.nextInt(4));
            }
        }
        return new History(operations, state);
    }

    /** Operations are recorded as in a run: interval by interval in the order of return, in any order within one. */
    private Verdict verdict(History history) {
        WorkerPools pools = new WorkerPools(Guarantee.MUTUAL_EXCLUSION, 1, 2);
        ConsistencyChecker checker = pools.checker();
        List<TestOperation> byReturn = new ArrayList<>(history.operations);
        byReturn.sort(Comparator.comparingLong(TestOperation::returned));
        while (!byReturn.isEmpty()) {
            List<TestOperation> interval = byReturn.subList(0, seeded.random().nextInt(1, byReturn.size() + 1));
            Collections.shuffle(interval, Random.from(seeded.random()));
            interval.forEach(operation -> checker.record(
                    pools.worker(operation.worker),
                    pools.made(
                            operation.worker,
                            operation.requestedAt,
                            operation.returned,
                            operation.key,
                            operation.version)));
            interval.clear();
            checker.checkInterval();
        }
        return checker.verdict(pools.slots, history.state);
    }

    private static void assertCheck(Verdict verdict, String name, long checked, long found, History history) {
        Check check = verdict.checks().stream()
                .filter(candidate -> candidate.name().equals(name))
                .findFirst()
                .orElseThrow();
        assertThat(check.checked()).as("%s checked in %s", name, history).isEqualTo(checked);
        assertThat(check.found()).as("%s found in %s", name, history).isEqualTo(found);
        assertThat(check.example() == null)
                .as("%s without an example in %s", name, history)
                .isEqualTo(found == 0);
    }
}
