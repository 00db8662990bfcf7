package dev.lockscope.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.lockscope.lock.LockCatalogue;
import dev.lockscope.lock.LockKind;
import dev.lockscope.run.measure.Report;
import dev.lockscope.run.measure.Snapshot;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class StopTest {
    @ParameterizedTest
    @MethodSource("locksAndHolds")
    void stopEndsARunWithin100MillisDuringALongHold(String lock, String holdKind) throws InterruptedException {
        List<Long> millis = new ArrayList<>();
        for (int stop = 0; stop < 5; stop++) {
            Set<Thread> holders = ConcurrentHashMap.newKeySet();
            Run run = holding(lock, holdKind, holders);
            await().pollDelay(Duration.ZERO).pollInterval(Duration.ofMillis(2)).until(() -> !holders.isEmpty());
            long stoppedAt = System.nanoTime();

            run.stop();
            run.awaitEnd();

            millis.add((System.nanoTime() - stoppedAt) / 1_000_000);
            assertThat(run.state()).isEqualTo(RunState.STOPPED);
            assertThat(Runs.ended(run).writes()).isEqualTo(Runs.versions(Runs.ended(run)));
        }
        assertThat(millis.stream().sorted().toList().get(2))
                .as("median of %s", millis)
                .isLessThan(100);
    }

    @Test
    void waitingWorkersDoNothingAfterStop() throws InterruptedException {
        Set<Thread> holders = ConcurrentHashMap.newKeySet();
        Run run = holding("mutex", "park", holders);
        await().until(() -> !holders.isEmpty());
        int started = holders.size();

        run.stop();
        Report report = Runs.ended(run);

        // One more at most, if a hold ended at that moment.
        assertThat(report.reads() + report.writes()).isBetween((long) started, started + 1L);
    }

    @Test
    void stopIsIdempotentAndIgnoredAfterTheEnd() throws InterruptedException {
        Run stopped = Runs.started(Map.of("durationMillis", 60_000), Runs.NOBODY);
        stopped.stop();
        stopped.stop();
        stopped.awaitEnd();
        Run finished = Runs.started(Map.of("durationMillis", 10), Runs.NOBODY);
        finished.awaitEnd();
        finished.stop();

        assertThat(stopped.state()).isEqualTo(RunState.STOPPED);
        assertThat(finished.state()).isEqualTo(RunState.FINISHED);
    }

    @Test
    void workersThatHaveNotJoinedDoNotCount() throws InterruptedException {
        List<Snapshot> snapshots = new CopyOnWriteArrayList<>();
        Run run = Runs.started(
                Map.of(
                        "durationMillis",
                        60_000,
                        "rampMillis",
                        50_000,
                        "readers",
                        0,
                        "writers",
                        2,
                        "pauseMicros",
                        10_000_000),
                Runs.collecting(snapshots));
        await().until(() -> snapshots.stream().anyMatch(now -> now.writes() == 1));
        run.stop();
        Report report = Runs.ended(run);

        assertThat(run.state()).isEqualTo(RunState.STOPPED);
        assertThat(report.writes()).isEqualTo(1);
        assertThat(report.budget().total()).isLessThanOrEqualTo(report.elapsedNanos());
    }

    static Stream<Arguments> locksAndHolds() {
        return LockCatalogue.LOCKS.stream()
                .filter(LockKind::guards)
                .flatMap(lock -> Stream.of("burn", "park").map(hold -> Arguments.of(lock.id(), hold)));
    }

    private static Run holding(String lock, String holdKind, Set<Thread> holders) {
        Map<String, ?> held = Map.of(
                "durationMillis",
                60_000,
                "readers",
                4,
                "writers",
                2,
                "keyChoice",
                "hot",
                "holdMicros",
                1_000_000,
                "holdKind",
                holdKind);
        LockKind kind = LockCatalogue.find(lock).orElseThrow();
        return Runs.started(
                held,
                new LockKind(
                        lock,
                        lock,
                        "",
                        kind.guarantee(),
                        "",
                        "",
                        "",
                        keys -> new LockWrapper(kind.factory().apply(keys), Runs.recording(holders))),
                Runs.NOBODY);
    }
}
