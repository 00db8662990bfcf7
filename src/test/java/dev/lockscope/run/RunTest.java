package dev.lockscope.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.lockscope.lock.Guarantee;
import dev.lockscope.run.measure.Fairness.Bin;
import dev.lockscope.run.measure.OperationsPerWorker;
import dev.lockscope.run.measure.Report;
import dev.lockscope.run.measure.Snapshot;
import dev.lockscope.run.measure.TimeBudget;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.LongStream;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RunTest {
    private static final Map<String, ?> SHORT = Map.of("durationMillis", 200);

    @ParameterizedTest
    @ValueSource(strings = {"virtual", "platform"})
    void theReportCountsExactlyTheOperations(String threads) throws InterruptedException {
        CountingLock lock = new CountingLock();

        Report report = Runs.ended(Runs.started(Map.of("durationMillis", 300, "threads", threads), lock::around));

        assertThat(report.reads()).isPositive();
        assertThat(report.writes()).isPositive();
        assertThat(report.reads()).isEqualTo(lock.reads.sum());
        assertThat(report.writes()).isEqualTo(lock.writes.sum()).isEqualTo(Runs.versions(report));
    }

    @Test
    void aSlowLockIsTimedCompletely() throws InterruptedException {
        Report report = Runs.ended(Runs.started(
                Map.of(
                        "durationMillis", 500,
                        "readers", 200,
                        "writers", 0,
                        "pauseMicros", 0,
                        "holdMicros", 2_000,
                        "holdKind", "park",
                        "lock", "mutex-fair"),
                Runs.NOBODY));

        assertThat(report.observer().timed())
                .isEqualTo(report.observer().operations())
                .isPositive();
    }

    @Test
    void samplingNeverAcquiresTheLock() throws InterruptedException {
        CountingLock lock = new CountingLock();
        List<Snapshot> snapshots = new ArrayList<>();
        InProcessRun run = new InProcessRun(
                Runs.workload(SHORT),
                Runs.POLICY,
                Runs.collecting(snapshots),
                Runs.kind(Guarantee.MUTUAL_EXCLUSION, lock::around));

        run.start();
        run.awaitEnd();

        assertThat(snapshots).hasSizeGreaterThan(1);
        assertThat(lock.otherAcquisitions.sum())
                .as("the final read of the state")
                .isEqualTo(1);
    }

    @Test
    void snapshotsIncreaseAndTheLastEqualsTheReport() throws InterruptedException {
        List<Snapshot> snapshots = new ArrayList<>();

        Report report = Runs.ended(Runs.started(SHORT, Runs.collecting(snapshots)));

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
        assertThat(last.served().readers().max())
                .isEqualTo(operations(report.fairness().readers()));
        assertThat(last.served().writers().max())
                .isEqualTo(operations(report.fairness().writers()));
        assertThat(sum(last.served().readers())).isEqualTo(report.reads());
        assertThat(sum(last.served().writers())).isEqualTo(report.writes());
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1_000})
    void theIntervalsOfTheSnapshotsAddUpToTheReport(int pauseMicros) throws InterruptedException {
        List<Snapshot> snapshots = new ArrayList<>();

        Report report = Runs.ended(
                Runs.started(Map.of("durationMillis", 300, "pauseMicros", pauseMicros), Runs.collecting(snapshots)));

        assertThat(snapshots.stream()
                        .mapToLong(snapshot -> snapshot.waits().all().count())
                        .sum())
                .isPositive()
                .isEqualTo(report.waits().all().count())
                .isEqualTo(
                        report.waits().reads().count() + report.waits().writes().count());
        assertThat(snapshots.stream()
                        .mapToLong(snapshot -> snapshot.holds().all().count())
                        .sum())
                .isEqualTo(report.holds().all().count());
        assertThat(snapshots.stream().mapToLong(Snapshot::timed).sum())
                .isEqualTo(report.observer().timed());
        assertThat(snapshots.stream().mapToLong(Snapshot::retries).sum()).isEqualTo(report.retries());
        assertThat(snapshots.stream().map(Snapshot::budget).reduce(TimeBudget.NOTHING, TimeBudget::plus))
                .isEqualTo(report.budget());
    }

    @Test
    void aReportIsPresentExactlyWhenTheRunHasEnded() throws InterruptedException {
        List<List<Boolean>> seen = new CopyOnWriteArrayList<>();
        Run run = Runs.started(SHORT, new RunObserver() {
            @Override
            public void sampled(Run run, Snapshot snapshot) {
                seen.add(List.of(
                        run.state().ended(),
                        run.report().isPresent(),
                        !run.histograms().isEmpty()));
            }

            @Override
            public void ended(Run run) {
                seen.add(List.of(
                        run.state().ended(),
                        run.report().isPresent(),
                        !run.histograms().isEmpty()));
            }
        });

        run.awaitEnd();

        assertThat(seen).hasSizeGreaterThan(2).endsWith(List.of(true, true, true));
        assertThat(seen.subList(0, seen.size() - 1)).containsOnly(List.of(false, false, false));
    }

    @Test
    void aKeyIsPresentOnceWritten() throws InterruptedException {
        Report readOnly = Runs.ended(Runs.started(Map.of("durationMillis", 50, "writers", 0), Runs.NOBODY));
        Report oneKey = Runs.ended(Runs.started(Map.of("durationMillis", 500, "keys", 1, "values", 1), Runs.NOBODY));

        assertThat(readOnly.state()).isEmpty();
        assertThat(oneKey.state())
                .singleElement()
                .satisfies(cell -> assertThat(List.of((long) cell.key(), (long) cell.value(), cell.version()))
                        .containsExactly(0L, 0L, oneKey.writes()));
    }

    @Test
    void aFinishedRunHasItsDurationAndTheLimitOfItsPauses() throws InterruptedException {
        Run run = Runs.started(SHORT, Runs.NOBODY);

        Report report = Runs.ended(run);

        assertThat(run.state()).isEqualTo(RunState.FINISHED);
        assertThat(report.elapsedNanos()).isGreaterThanOrEqualTo(200_000_000);
        assertThat(report.limit()).isEqualTo(110 * 200);
        // On a busy machine it lasts longer than requested; each worker starts with an operation, before its first
        // pause.
        assertThat(report.reads() + report.writes()).isLessThanOrEqualTo(110 * (report.elapsedNanos() / 1_000_000 + 2));
    }

    @Test
    void aRunWithoutPauseHasNoLimit() throws InterruptedException {
        assertThat(Runs.ended(Runs.started(Map.of("durationMillis", 50, "pauseMicros", 0), Runs.NOBODY))
                        .limit())
                .isNull();
    }

    @ParameterizedTest
    @ValueSource(strings = {"virtual", "platform"})
    void stopEndsARunOfRestingWorkersWithin100Millis(String threads) throws InterruptedException {
        List<Long> millis = new ArrayList<>();
        for (int stop = 0; stop < 5; stop++) {
            Map<String, ?> resting =
                    Map.of("pauseMicros", 10_000_000, "durationMillis", 60_000, "readers", 500, "threads", threads);
            Set<Thread> workers = ConcurrentHashMap.newKeySet();
            Run run = Runs.started(
                    resting, keys -> new LockWrapper(new CountingLock().around(keys), Runs.recording(workers)));
            await().until(() -> workers.size() == 510);
            long stoppedAt = System.nanoTime();

            run.stop();
            run.awaitEnd();

            millis.add((System.nanoTime() - stoppedAt) / 1_000_000);
            assertThat(run.state()).isEqualTo(RunState.STOPPED);
            assertThat(workers).noneMatch(Thread::isAlive);
        }
        assertThat(millis.stream().sorted().toList().get(2))
                .as("median of %s", millis)
                .isLessThan(100);
    }

    @Test
    void waitingWorkersDoNothingAfterTheEnd() throws InterruptedException {
        AtomicInteger performed = new AtomicInteger();
        Set<Thread> workers = ConcurrentHashMap.newKeySet();
        Run run = Runs.started(
                Map.of("durationMillis", 60_000, "readers", 50, "pauseMicros", 0),
                keys -> new LockWrapper(new CountingLock().around(keys), (operation, cells) -> {
                    Runs.recording(workers).accept(operation, cells);
                    performed.incrementAndGet();
                    spin(1_000_000);
                }));
        await().until(() -> performed.get() > 3);

        run.stop();
        Report report = Runs.ended(run);

        assertThat(report.writes()).isEqualTo(Runs.versions(report));
        assertThat(workers).noneMatch(Thread::isAlive);
    }

    @Test
    void aWorkerThatThrowsFailsTheRunWithItsCause() throws InterruptedException {
        IllegalStateException cause = new IllegalStateException("the lock broke");
        AtomicInteger operations = new AtomicInteger();
        Set<Thread> workers = ConcurrentHashMap.newKeySet();

        Run run = Runs.started(
                Map.of("durationMillis", 60_000),
                keys -> new LockWrapper(new CountingLock().around(keys), (operation, cells) -> {
                    if (operations.incrementAndGet() > 99) {
                        throw cause;
                    }
                    Runs.recording(workers).accept(operation, cells);
                }));
        Report report = Runs.ended(run);

        assertThat(run.state()).isEqualTo(RunState.FAILED);
        assertThat(run.failure()).containsSame(cause);
        assertThat(workers).noneMatch(Thread::isAlive);
        assertThat(report.reads() + report.writes()).isEqualTo(99);
    }

    @RepeatedTest(3)
    void snapshotsShowOnlyWrittenValues() throws InterruptedException {
        List<Snapshot> snapshots = new ArrayList<>();

        Runs.ended(
                Runs.started(Map.of("durationMillis", 150, "pauseMicros", 0, "values", 3), Runs.collecting(snapshots)));

        assertThat(snapshots)
                .allSatisfy(snapshot -> assertThat(snapshot.state())
                        .allSatisfy(cell -> assertThat(cell.value()).isBetween(0, 2)));
    }

    private static List<Long> operations(List<Bin> bins) {
        return bins.stream().map(Bin::max).toList();
    }

    private static long sum(OperationsPerWorker.Bins oneInEach) {
        return oneInEach.max().stream().mapToLong(Long::longValue).sum();
    }

    private static void spin(long nanos) {
        long until = System.nanoTime() + nanos;
        while (System.nanoTime() - until < 0) {
            Thread.onSpinWait();
        }
    }
}
