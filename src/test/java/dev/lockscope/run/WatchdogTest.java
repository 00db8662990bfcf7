package dev.lockscope.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;

import dev.lockscope.lock.BrokenLocks;
import dev.lockscope.lock.Cells;
import dev.lockscope.lock.Guarantee;
import dev.lockscope.lock.LockCatalogue;
import dev.lockscope.lock.LockKind;
import dev.lockscope.lock.Operation;
import dev.lockscope.run.measure.Report;
import dev.lockscope.run.measure.Snapshot;
import dev.lockscope.run.measure.ThreadDump;
import dev.lockscope.run.measure.ThreadDump.Group;
import dev.lockscope.run.worker.Worker;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BiConsumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Runs whose workers do not return from the lock. */
class WatchdogTest {
    private static final Duration GRACE = Duration.ofMillis(200);

    private final Set<Thread> workers = ConcurrentHashMap.newKeySet();

    @ParameterizedTest
    @ValueSource(strings = {"virtual", "platform"})
    void aLockNeverReleasedFailsTheRunWithAThreadDump(String threads) throws InterruptedException {
        LockKind stuck = recording(BrokenLocks.neverGivesBack());
        List<Snapshot> snapshots = Collections.synchronizedList(new ArrayList<>());
        Run run = started(
                Map.of("durationMillis", 60_000, "readers", 40, "writers", 2, "pauseMicros", 0, "threads", threads),
                stuck,
                Runs.collecting(snapshots));
        await().until(() -> !snapshots.isEmpty() && snapshots.getLast().waiting() == 42);
        run.stop();
        Report report = Runs.ended(run);

        assertThat(run.state()).isEqualTo(RunState.FAILED);
        assertThat(run.failure())
                .hasToString("Optional[42 of 42 workers did not come back from the lock in the 0.2 s of grace]");
        assertThat(report.reads() + report.writes()).isEqualTo(100);
        assertThat(report.elapsedNanos()).isPositive();
        ThreadDump dump = report.dump();
        assertThat(dump.workers()).isEqualTo(42);
        assertThat(dump.groups()).isNotEmpty().hasSizeLessThanOrEqualTo(8).allSatisfy(group -> {
            assertThat(group.names()).hasSize(Math.min(8, group.workers()));
            assertThat(group.frames())
                    .hasSizeLessThanOrEqualTo(24)
                    .anyMatch(frame -> frame.contains("NeverGivesBack.perform"));
        });
        assertThat(dump.groups()).extracting(Group::workers).isSorted();

        // Workers of an interruptible lock end.
        await().until(() -> workers.stream().noneMatch(Thread::isAlive));
    }

    @Test
    void aStoppedRunWithAStuckLockFails() throws InterruptedException {
        AtomicInteger operations = new AtomicInteger();
        Run run = started(
                Map.of("durationMillis", 60_000),
                Runs.kind(
                        Guarantee.MUTUAL_EXCLUSION,
                        keys -> new LockWrapper(
                                BrokenLocks.neverGivesBack().factory().apply(keys), (operation, cells) -> {
                                    operation.perform(cells);
                                    operations.incrementAndGet();
                                })));
        await().untilAtomic(operations, equalTo(100));
        run.stop();
        run.awaitEnd();

        assertThat(run.state()).isEqualTo(RunState.FAILED);
    }

    @Test
    void aBlockedFinalReadFailsTheRunWithTheUnlockedState() throws InterruptedException {
        CountDownLatch never = new CountDownLatch(1);
        Run run = started(Map.of("durationMillis", 50), around((operation, cells) -> {
            if (!(operation instanceof Worker)) {
                waitFor(never);
            }
            operation.perform(cells);
        }));
        Report report = Runs.ended(run);

        assertThat(run.state()).isEqualTo(RunState.FAILED);
        assertThat(run.failure())
                .hasToString(
                        "Optional[the final read of the map did not come back from the lock in the 0.2 s of grace]");
        assertThat(report.dump().groups())
                .singleElement()
                .satisfies(group -> assertThat(group.names()).containsExactly("final state read"));
        assertThat(Runs.versions(report)).isEqualTo(report.writes());
    }

    @Test
    void workersThatCannotBeStartedFailTheRun() throws InterruptedException {
        CountDownLatch never = new CountDownLatch(1);
        // All carriers are occupied, as if by stuck workers of an earlier run.
        List<Thread> hogs = Stream.generate(() -> Thread.ofVirtual().start(() -> {
                    while (never.getCount() > 0) {
                        Thread.onSpinWait();
                    }
                }))
                .limit(Runtime.getRuntime().availableProcessors())
                .toList();
        Run run = started(Map.of("durationMillis", 50), LockCatalogue.LOCKS.getFirst());
        run.awaitEnd();
        never.countDown();

        assertThat(run.state()).isEqualTo(RunState.FAILED);
        assertThat(run.failure()).hasToString("Optional[110 workers could not all be started in the 0.2 s of grace]");
        for (Thread hog : hogs) {
            hog.join();
        }
    }

    /** The canary: neither long waits nor a late return alone fails a run. */
    @Test
    void aLockReleasedWithinTheGraceIsAcceptable() throws InterruptedException {
        CountDownLatch end = new CountDownLatch(1);
        Run run = started(Map.of("durationMillis", 50, "readers", 10), around((operation, cells) -> {
            waitFor(end);
            operation.perform(cells);
        }));
        await().until(() -> workers.stream().anyMatch(worker -> worker.getState() == Thread.State.WAITING));
        run.stop();
        end.countDown();
        Report report = Runs.ended(run);

        assertThat(run.state()).isIn(RunState.STOPPED, RunState.FINISHED);
        assertThat(report.dump()).isNull();
    }

    private LockKind recording(LockKind lock) {
        return Runs.kind(
                lock.guarantee(), keys -> new LockWrapper(lock.factory().apply(keys), Runs.recording(workers)));
    }

    private LockKind around(BiConsumer<Operation, Cells> action) {
        return Runs.kind(
                Guarantee.MUTUAL_EXCLUSION,
                keys -> new LockWrapper(LockCatalogue.LOCKS.getFirst().factory().apply(keys), (operation, cells) -> {
                    workers.add(Thread.currentThread());
                    action.accept(operation, cells);
                }));
    }

    private static void waitFor(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException interrupted) {
            throw new IllegalStateException(interrupted);
        }
    }

    private static Run started(Map<String, ?> fields, LockKind lock) {
        return started(fields, lock, Runs.NOBODY);
    }

    private static Run started(Map<String, ?> fields, LockKind lock, RunObserver observer) {
        InProcessRun run = new InProcessRun(Runs.workload(fields), new RunPolicy(Runs.PERIOD, GRACE), observer, lock);
        run.start();
        return run;
    }
}
