package dev.lockscope.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.lockscope.lock.LockCatalogue;
import dev.lockscope.lock.LockedMap;
import dev.lockscope.run.measure.Distribution;
import dev.lockscope.run.measure.Report;
import dev.lockscope.run.worker.Worker;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** When operations are due, and how long they hold the lock. */
@Tag("slow")
class PacingTest {
    @Test
    void latencyFromTheDueTimeIsNeverShorterThanFromRequest() throws InterruptedException {
        Report report = Runs.ended(Runs.started(Map.of("pacing", "open", "durationMillis", 300), Runs.NOBODY));

        Distribution latency = report.latency().all();
        Distribution uncorrected = report.uncorrected().all();
        assertThat(latency.count()).isPositive().isEqualTo(uncorrected.count());
        assertThat(latency.p50()).isGreaterThanOrEqualTo(uncorrected.p50());
        assertThat(latency.p90()).isGreaterThanOrEqualTo(uncorrected.p90());
        assertThat(latency.p99()).isGreaterThanOrEqualTo(uncorrected.p99());
        assertThat(latency.p999()).isGreaterThanOrEqualTo(uncorrected.p999());
        assertThat(latency.max()).isGreaterThanOrEqualTo(uncorrected.max());
    }

    @Test
    void aStallShowsInTheLatencyOfAllOperationsDueMeanwhile() throws InterruptedException {
        AtomicBoolean stalled = new AtomicBoolean();

        Report report = Runs.ended(Runs.started(
                Map.of("pacing", "open", "durationMillis", 1_000, "readers", 1, "writers", 0),
                keys -> new LockWrapper(mutex(keys), (operation, cells) -> {
                    operation.perform(cells);
                    if (operation instanceof Worker && !stalled.getAndSet(true)) {
                        parkFor(800_000_000);
                    }
                })));

        assertThat(report.latency().all().p50()).isGreaterThan(200_000_000);
        assertThat(report.uncorrected().all().p50()).isLessThan(200_000_000);
        assertThat(report.uncorrected().all().max()).isGreaterThan(790_000_000);
    }

    @ParameterizedTest
    @ValueSource(ints = {1_000, 11_000})
    void noWorkerStarvesWhenTheCoresAreOverloaded(int workers) throws InterruptedException {
        Report report = Runs.ended(Runs.started(
                Map.of("readers", workers, "writers", 0, "pauseMicros", 500, "durationMillis", 3_000), Runs.NOBODY));

        assertThat(report.fairness().without()).isZero();
        assertThat(report.fairness().jain()).isGreaterThan(0.8);
    }

    @Test
    void operationsDoNotDelayAnOpenSchedule() throws InterruptedException {
        Map<String, ?> slow = Map.of(
                "pacing",
                "open",
                "durationMillis",
                1_000,
                "readers",
                1,
                "writers",
                0,
                "pauseMicros",
                20_000,
                "holdMicros",
                15_000,
                "holdKind",
                "park");

        Report report = Runs.ended(Runs.started(slow, Runs.NOBODY));

        // Closed pacing would give 1000 / 35.
        assertThat(report.limit()).isEqualTo(50);
        assertThat(report.reads()).isGreaterThan(35).isLessThanOrEqualTo(51);
    }

    @Test
    void aClosedRunHasNoLatency() throws InterruptedException {
        Report report = Runs.ended(Runs.started(Map.of("durationMillis", 50), Runs.NOBODY));

        assertThat(report.latency()).isNull();
        assertThat(report.uncorrected()).isNull();
    }

    @ParameterizedTest
    @ValueSource(strings = {"virtual", "platform"})
    void workersJoinEvenlyOverTheRamp(String threads) throws InterruptedException {
        Run run = Runs.started(
                Map.of(
                        "durationMillis",
                        600,
                        "rampMillis",
                        400,
                        "readers",
                        6,
                        "writers",
                        2,
                        "pauseMicros",
                        10_000,
                        "threads",
                        threads),
                Runs.NOBODY);
        Report report = Runs.ended(run);

        assertThat(run.capture().lanes()).hasSize(8);
        for (int place = 0; place < 8; place++) {
            long joinsAt = 400_000_000L * place / 8;
            assertThat(run.capture().lanes().get(place).operations().getFirst().asked())
                    .as("first of %s", run.capture().lanes().get(place).worker())
                    .isGreaterThanOrEqualTo(joinsAt);
        }
        assertThat(report.limit()).isBetween(8 * 400L / 10 - 8, 8 * 440L / 10);
        assertThat(report.budget().total())
                .isLessThanOrEqualTo(8 * (report.elapsedNanos() - 200_000_000L) + 8 * 25_000_000L);
    }

    @Test
    void aWorkerAddedDuringTheRampStartsAtOnce() throws Exception {
        Set<String> working = ConcurrentHashMap.newKeySet();
        Run run = Runs.started(
                Map.of("durationMillis", 60_000, "rampMillis", 50_000, "readers", 1, "writers", 0),
                keys -> new LockWrapper(mutex(keys), (operation, cells) -> {
                    operation.perform(cells);
                    if (operation instanceof Worker worker) {
                        working.add(worker.name());
                    }
                }));

        run.adjust(Map.of("readers", 3));

        await().until(() -> working.contains("reader 2"));
        run.stop();
        run.awaitEnd();
    }

    @ParameterizedTest
    @ValueSource(strings = {"burn", "park"})
    void aHoldIsNeverShorterThanRequested(String holdKind) throws InterruptedException {
        Map<String, ?> holding =
                Map.of("durationMillis", 400, "readers", 2, "writers", 2, "holdMicros", 5_000, "holdKind", holdKind);

        Run run = Runs.started(holding, Runs.NOBODY);
        Report report = Runs.ended(run);

        assertThat(run.capture().lanes().stream().flatMap(lane -> lane.operations().stream()))
                .filteredOn(operation -> operation.released() < 390_000_000)
                .isNotEmpty()
                .allMatch(operation -> operation.released() - operation.had() >= 5_000_000);
        assertThat(report.utilisation()).isBetween(0.5, 1.05);
    }

    @ParameterizedTest
    @ValueSource(strings = {"virtual", "platform"})
    void aParkedHolderBlocksItsThread(String threads) throws InterruptedException {
        Set<Thread> holders = ConcurrentHashMap.newKeySet();
        Run run = Runs.started(
                Map.of(
                        "durationMillis",
                        60_000,
                        "readers",
                        1,
                        "writers",
                        0,
                        "holdMicros",
                        1_000_000,
                        "holdKind",
                        "park",
                        "threads",
                        threads),
                keys -> new LockWrapper(mutex(keys), Runs.recording(holders)));

        await().until(() -> holders.stream()
                .map(Thread::getState)
                .anyMatch(state -> state == Thread.State.WAITING || state == Thread.State.TIMED_WAITING));
        run.stop();
        run.awaitEnd();
    }

    private static LockedMap mutex(int keys) {
        return LockCatalogue.LOCKS.getFirst().factory().apply(keys);
    }

    private static void parkFor(long nanos) {
        long until = System.nanoTime() + nanos;
        while (System.nanoTime() - until < 0) {
            LockSupport.parkNanos(until - System.nanoTime());
        }
    }
}
