package dev.lockscope.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.lockscope.lock.Cell;
import dev.lockscope.lock.Cells;
import dev.lockscope.lock.LockedMap;
import dev.lockscope.lock.Operation;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.ReentrantLock;
import java.util.stream.LongStream;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RunTest {
    private static final Map<String, ?> SHORT = Map.of("durationMillis", 200);

    @ParameterizedTest
    @ValueSource(strings = {"virtual", "platform"})
    void theWritesReportedAreExactlyThoseThatWereMade(String threads) throws InterruptedException {
        Report report = Runs.ended(Runs.started(Map.of("durationMillis", 300, "threads", threads), Runs.NOBODY));

        assertThat(report.writes()).isPositive().isEqualTo(versions(report));
    }

    @ParameterizedTest
    @ValueSource(strings = {"virtual", "platform"})
    void theReadsReportedAreExactlyThoseThatWereMade(String threads) throws InterruptedException {
        Run run = Runs.started(
                Map.of("durationMillis", 300, "threads", threads, "writers", 0, "keys", 1),
                cells -> {
                    cells.write(0, 1);
                    return new WatchedLock(cells);
                });

        Report report = Runs.ended(run);

        // Every read adds the one that was written beforehand.
        assertThat(report.reads()).isPositive().isEqualTo(run.sumOfReads());
    }

    @Test
    void withoutALockUpdatesAreLostAndTheVersionsTellIt() {
        await().until(() -> {
            Report report = Runs.ended(Runs.started(
                    Map.of("durationMillis", 200, "pauseMicros", 0, "keys", 1, "readers", 0, "threads", "platform"),
                    NoLock::new));
            return versions(report) < report.writes();
        });
    }

    @Test
    void lookingAtARunNeverTakesItsLock() throws InterruptedException {
        List<Snapshot> snapshots = new ArrayList<>();
        List<String> strangers = new CopyOnWriteArrayList<>();
        Run run = new Run(
                Runs.workload(SHORT), Runs.PERIOD, collecting(snapshots), cells -> new WatchedLock(cells, strangers));

        run.start();
        run.awaitEnd();

        assertThat(snapshots).hasSizeGreaterThan(2);
        // The last lock, under which the final state is taken, is the only one that no worker takes.
        assertThat(strangers).containsExactly("run-" + run.id());
    }

    @Test
    void snapshotsAreNumberedFromOneAndOnlyGrowAndTheLastOneIsTheReport() throws InterruptedException {
        List<Snapshot> snapshots = new ArrayList<>();

        Report report = Runs.ended(Runs.started(SHORT, collecting(snapshots)));

        assertThat(snapshots)
                .extracting(Snapshot::seq)
                .containsExactlyElementsOf(
                        LongStream.rangeClosed(1, snapshots.size()).boxed().toList());
        assertThat(snapshots).extracting(Snapshot::t).isSorted();
        assertThat(snapshots).extracting(Snapshot::reads).isSorted();
        assertThat(snapshots).extracting(Snapshot::writes).isSorted();
        Snapshot last = snapshots.getLast();
        assertThat(List.of(last.reads(), last.writes(), last.t()))
                .containsExactly(report.reads(), report.writes(), report.elapsedNanos());
        assertThat(last.state()).isEqualTo(report.state());
    }

    @Test
    void aKeyIsInTheMapOnceItWasWritten() throws InterruptedException {
        Report readOnly = Runs.ended(Runs.started(Map.of("durationMillis", 50, "writers", 0), Runs.NOBODY));
        Report oneKey = Runs.ended(Runs.started(Map.of("durationMillis", 50, "keys", 1, "values", 1), Runs.NOBODY));

        assertThat(readOnly.state()).isEmpty();
        assertThat(oneKey.state()).containsExactly(new Cell(0, 0, oneKey.writes()));
    }

    @Test
    void aFinishedRunLastedItsTimeAndItsLimitIsWhatThePausesAllow() throws InterruptedException {
        Run run = Runs.started(SHORT, Runs.NOBODY);

        Report report = Runs.ended(run);

        assertThat(run.state()).isEqualTo(RunState.FINISHED);
        assertThat(report.elapsedNanos()).isGreaterThanOrEqualTo(200_000_000);
        assertThat(report.limit()).isEqualTo(110 * 200);
        assertThat(report.reads() + report.writes()).isLessThanOrEqualTo(110 * 201);
    }

    @Test
    void aRunWithoutPauseHasNoLimit() throws InterruptedException {
        assertThat(Runs.ended(Runs.started(Map.of("durationMillis", 50, "pauseMicros", 0), Runs.NOBODY)).limit())
                .isNull();
    }

    @ParameterizedTest
    @ValueSource(strings = {"virtual", "platform"})
    void stopEndsARunWithinATenthOfASecondThoughItsWorkersRestForLong(String threads) throws InterruptedException {
        List<Long> millis = new ArrayList<>();
        for (int stop = 0; stop < 5; stop++) {
            Map<String, ?> resting = Map.of(
                    "pauseMicros", 10_000_000, "durationMillis", 60_000, "readers", 500, "threads", threads);
            Run run = Runs.started(resting, Runs.NOBODY);
            await().until(() -> run.operations() == 510);
            long asked = System.nanoTime();

            run.stop();
            run.awaitEnd();

            millis.add((System.nanoTime() - asked) / 1_000_000);
            assertThat(run.state()).isEqualTo(RunState.STOPPED);
            assertThat(run.workersAlive()).isZero();
        }
        assertThat(millis.stream().sorted().toList().get(2)).as("median of %s", millis).isLessThan(100);
    }

    @Test
    void whoeverWaitsForTheLockWhenTheTimeIsUpDoesNothingMore() throws InterruptedException {
        AtomicInteger performed = new AtomicInteger();
        Run run = Runs.started(
                Map.of("durationMillis", 60_000, "readers", 50, "pauseMicros", 0),
                cells -> new SlowLock(new WatchedLock(cells), performed));
        await().until(() -> performed.get() > 3);

        run.stop();
        Report report = Runs.ended(run);

        assertThat(report.writes()).isEqualTo(versions(report));
        assertThat(run.workersAlive()).isZero();
    }

    @Test
    void aWorkerThatThrowsFailsTheRunWithItsCause() throws InterruptedException {
        IllegalStateException cause = new IllegalStateException("the lock broke");
        AtomicInteger operations = new AtomicInteger();

        Run run = Runs.started(Map.of("durationMillis", 60_000), cells -> new FailingLock(operations, cause));
        Report report = Runs.ended(run);

        assertThat(run.state()).isEqualTo(RunState.FAILED);
        assertThat(run.failure()).containsSame(cause);
        assertThat(run.workersAlive()).isZero();
        assertThat(report.reads() + report.writes()).isEqualTo(99);
    }

    @Test
    void readsAreUsed() throws InterruptedException {
        Run run = Runs.started(Map.of("durationMillis", 200, "values", 1_000_000), Runs.NOBODY);

        run.awaitEnd();

        assertThat(run.sumOfReads()).isPositive();
    }

    @RepeatedTest(3)
    void everySnapshotShowsValuesThatWereReallyWritten() throws InterruptedException {
        List<Snapshot> snapshots = new ArrayList<>();

        Runs.ended(Runs.started(Map.of("durationMillis", 150, "pauseMicros", 0, "values", 3), collecting(snapshots)));

        assertThat(snapshots).allSatisfy(snapshot -> assertThat(snapshot.state())
                .allSatisfy(cell -> assertThat(cell.value()).isBetween(0, 2)));
    }

    private static Observer collecting(List<Snapshot> snapshots) {
        return new Observer() {
            @Override
            public void sampled(Run run, Snapshot snapshot) {
                snapshots.add(snapshot);
            }
        };
    }

    private static long versions(Report report) {
        return report.state().stream().mapToLong(Cell::version).sum();
    }

    /** A mutex that notes which threads take it that are no worker's. */
    private record WatchedLock(Cells cells, List<String> strangers, ReentrantLock lock) implements LockedMap {
        WatchedLock(Cells cells, List<String> strangers) {
            this(cells, strangers, new ReentrantLock());
        }

        WatchedLock(Cells cells) {
            this(cells, new CopyOnWriteArrayList<>());
        }

        @Override
        public void read(Operation operation) {
            write(operation);
        }

        @Override
        public void write(Operation operation) {
            String taker = Thread.currentThread().getName();
            if (!taker.matches("(reader|writer)-[0-9]+")) {
                strangers.add(taker);
            }
            lock.lock();
            try {
                operation.perform(cells);
            } finally {
                lock.unlock();
            }
        }
    }

    private record NoLock(Cells cells) implements LockedMap {
        @Override
        public void read(Operation operation) {
            operation.perform(cells);
        }

        @Override
        public void write(Operation operation) {
            operation.perform(cells);
        }
    }

    private record SlowLock(LockedMap lock, AtomicInteger performed) implements LockedMap {
        @Override
        public void read(Operation operation) {
            lock.read(cells -> slowly(operation, cells));
        }

        @Override
        public void write(Operation operation) {
            lock.write(cells -> slowly(operation, cells));
        }

        private void slowly(Operation operation, Cells cells) {
            operation.perform(cells);
            performed.incrementAndGet();
            long until = System.nanoTime() + 1_000_000;
            while (System.nanoTime() < until) {
                Thread.onSpinWait();
            }
        }
    }

    private record FailingLock(AtomicInteger operations, RuntimeException cause) implements LockedMap {
        @Override
        public void read(Operation operation) {
            write(operation);
        }

        @Override
        public synchronized void write(Operation operation) {
            if (operations.incrementAndGet() == 100) {
                throw cause;
            }
            if (operations.get() < 100) {
                operation.perform(new Cells(1_000));
            }
        }
    }
}
