package dev.lockscope.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.withinPercentage;
import static org.awaitility.Awaitility.await;

import dev.lockscope.lock.Guarantee;
import dev.lockscope.lock.LockCatalogue;
import dev.lockscope.run.measure.Capture;
import dev.lockscope.run.measure.MeasuringOverhead;
import dev.lockscope.run.measure.Report;
import dev.lockscope.run.measure.Snapshot;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Measurements and workers stay correct when a run is changed or paused, or workers are added. */
@Tag("slow")
class LiveChangesTest {
    private static final Duration SOON = Duration.ofSeconds(5);
    private static final long TEN_SECONDS = 10_000_000;

    private final List<Snapshot> snapshots = Collections.synchronizedList(new ArrayList<>());

    @ParameterizedTest
    @ValueSource(strings = {"virtual", "platform"})
    void aRestingWorkerAppliesAShorterPause(String threads) throws Exception {
        Run run = started(Map.of("durationMillis", 60_000, "pauseMicros", TEN_SECONDS, "threads", threads));
        await().until(() -> newest().reads() == 100);

        run.adjust(Map.of("pauseMicros", 1_000));

        await().atMost(SOON).until(() -> newest().reads() > 1_000);
        assertThat(stopped(run).overshoot().all().max())
                .as("no worker was late before the change")
                .isLessThan(1_000_000_000);
    }

    @ParameterizedTest
    @ValueSource(strings = {"virtual", "platform"})
    void aRestingWorkerRetires(String threads) throws Exception {
        Run run = started(Map.of("durationMillis", 60_000, "pauseMicros", TEN_SECONDS, "threads", threads));
        await().until(() -> newest().reads() == 100);

        run.adjust(Map.of("readers", 10, "writers", 0));

        await().atMost(SOON).untilAsserted(() -> {
            Snapshot now = newest();
            long interval = now.t() - snapshots.get((int) now.seq() - 2).t();
            assertThat(now.budget().total()).isCloseTo(10 * interval, withinPercentage(10));
        });
        stopped(run);
    }

    @Test
    void aWorkerAddedInOpenPacingStartsWithinOnePause() throws Exception {
        Run run = started(
                Map.of("pacing", "open", "readers", 1, "writers", 0, "pauseMicros", 200_000, "durationMillis", 60_000));
        run.adjust(Map.of("readers", 60));

        await().atMost(SOON).until(() -> newest().reads() >= 120);

        assertThat(stopped(run).fairness().without()).isZero();
    }

    @Test
    void aPauseOfTheRunKeepsTheSchedulesSpread() throws Exception {
        Run run = started(Map.of(
                "pacing", "open", "readers", 20, "writers", 0, "pauseMicros", 400_000, "durationMillis", 60_000));
        await().until(() -> newest().reads() > 40);
        run.pause();
        await().during(Duration.ofMillis(500)).until(() -> run.state() == RunState.PAUSED);
        run.resume();
        long before = newest().reads();
        await().until(() -> newest().reads() > before + 40);

        stopped(run);
        long[] requestedAt = run.capture().lanes().stream()
                .flatMap(lane -> lane.operations().reversed().stream().limit(2))
                .mapToLong(Capture.Op::asked)
                .sorted()
                .toArray();
        assertThat(LongStream.range(1, requestedAt.length)
                        .map(i -> requestedAt[(int) i] - requestedAt[(int) i - 1])
                        .max()
                        .orElseThrow())
                .as("20 ms if evenly spread, 400 ms if all at once")
                .isLessThan(300_000_000);
    }

    @Test
    void clockReadingsFollowTheSettingsOverTime() throws Exception {
        Run run = started(
                Map.of("readers", 2, "writers", 0, "pauseMicros", 0, "durationMillis", 60_000, "threads", "platform"));
        await().until(() -> newest().reads() > 100_000);
        run.adjust(Map.of("pauseMicros", 1_000));
        long changed = newest().t();
        await().until(() -> newest().t() > 2 * changed);

        MeasuringOverhead observer = stopped(run).observer();
        assertThat(observer.clockReadings()).isLessThan(observer.operations());
    }

    @Test
    void aWorkerThatHasNotJoinedDoesNotStarve() throws Exception {
        Report report = Runs.ended(started(Map.of("rampMillis", 900, "durationMillis", 1_000)));

        assertThat(report.fairness().longestWithoutNanos()).isPositive().isLessThan(500_000_000);
    }

    @Test
    void theLongestTimeWithoutTheLockIsMeasured() throws Exception {
        Report report = Runs.ended(started(Map.of("readers", 3, "writers", 1, "durationMillis", 300)));

        assertThat(report.fairness().longestWithoutNanos()).isGreaterThanOrEqualTo(1_000_000);
        assertThat(report.fairness().longestWithoutWorker()).isNotNull();
    }

    @Test
    void discardedAttemptsCountAsHoldAndTheRestAsWait() throws Exception {
        Report report = Runs.ended(Runs.started(
                Map.of("readers", 2, "writers", 0, "durationMillis", 300, "holdMicros", 500, "holdKind", "park"),
                Runs.kind(
                        Guarantee.CONSISTENT,
                        keys -> new LockWrapper(
                                LockCatalogue.find("unguarded")
                                        .orElseThrow()
                                        .factory()
                                        .apply(keys),
                                (operation, cells) -> {
                                    operation.perform(cells);
                                    operation.perform(cells);
                                })),
                Runs.NOBODY));

        assertThat(report.retries()).isPositive();
        assertThat(report.holds().all().p50()).isGreaterThanOrEqualTo(1_000_000);
        assertThat(report.waits().all().p50()).isLessThan(500_000);
        assertThat(report.budget().holdNanos())
                .isGreaterThanOrEqualTo(report.holds().all().count() * 1_000_000);
    }

    private Run started(Map<String, ?> fields) {
        Run run = Runs.started(fields, Runs.collecting(snapshots));
        await().until(() -> !snapshots.isEmpty());
        return run;
    }

    private Snapshot newest() {
        return snapshots.getLast();
    }

    private static Report stopped(Run run) throws InterruptedException {
        run.stop();
        return Runs.ended(run);
    }
}
