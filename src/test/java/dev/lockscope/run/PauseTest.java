package dev.lockscope.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.lockscope.lock.Guarantee;
import dev.lockscope.run.measure.Report;
import dev.lockscope.run.measure.Snapshot;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@Tag("slow")
class PauseTest {
    private static final Duration LONG_PAUSE = Duration.ofMillis(400);

    private final CountingLock counting = new CountingLock();
    private final List<Snapshot> snapshots = Collections.synchronizedList(new ArrayList<>());

    @ParameterizedTest
    @ValueSource(strings = {"virtual", "platform"})
    void aPausedRunPerformsNoOperation(String threads) throws Exception {
        Run run = started(Map.of("durationMillis", 60_000, "threads", threads));

        run.pause();

        assertThat(run.state()).isEqualTo(RunState.PAUSED);
        long performed = awaitQuiet();
        assertThat(performed).isPositive();
        await().during(LONG_PAUSE).until(() -> performed() == performed);
        run.stop();
        assertThat(operations(Runs.ended(run))).isEqualTo(performed);
    }

    @Test
    void noIntervalAfterAPauseIsTooShort() throws Exception {
        Run run = started(Map.of("durationMillis", 60_000));

        for (int time = 0; time < 20; time++) {
            run.pause();
            int paused = snapshots.size();
            run.resume();
            await().until(() -> snapshots.size() > paused);
            assertThat(snapshots.get(paused).t() - snapshots.get(paused - 1).t())
                    .isGreaterThanOrEqualTo(Runs.PERIOD.toNanos() / 2);
        }

        run.stop();
        Runs.ended(run);
    }

    @Test
    void aRunPausedTooLongFails() throws Exception {
        Run run = startedWithLongestPause(Duration.ofMillis(200));

        run.pause();

        assertPausedTooLong(run);
    }

    @Test
    void shortPausesAddUpToTheLimit() throws Exception {
        Run run = startedWithLongestPause(Duration.ofMillis(200));

        assertThatThrownBy(() -> {
                    while (true) {
                        run.pause();
                        run.resume();
                    }
                })
                .isInstanceOf(Run.Ended.class);

        assertPausedTooLong(run);
    }

    private static Run startedWithLongestPause(Duration longest) {
        InProcessRun run = new InProcessRun(
                Runs.workload(Map.of("durationMillis", 60_000)),
                new RunPolicy(Runs.PERIOD, Runs.GRACE, longest, 1 << 20, Duration.ZERO),
                Runs.NOBODY);
        run.start();
        return run;
    }

    private static void assertPausedTooLong(Run run) throws InterruptedException {
        assertThat(Runs.ended(run).elapsedNanos()).isLessThan(60_000_000_000L);
        assertThat(run.state()).isEqualTo(RunState.FAILED);
        assertThat(run.failure()).hasToString("Optional[the run was paused for 0.2 s, the longest allowed]");
    }

    @Test
    void aResumedRunReachesItsDuration() throws Exception {
        Run run = started(Map.of("durationMillis", 1_000));
        run.pause();
        long performed = awaitQuiet();

        run.resume();
        Report report = Runs.ended(run);

        assertThat(run.state()).isEqualTo(RunState.FINISHED);
        assertThat(operations(report)).isGreaterThan(performed).isEqualTo(performed());
        assertThat(report.writes()).isEqualTo(Runs.versions(report));
        assertThat(report.elapsedNanos()).isGreaterThanOrEqualTo(1_000_000_000);
        assertThat(report.limit()).isEqualTo(110 * 1_000);
    }

    @Test
    void runningTimeStandsStillDuringAPause() throws Exception {
        Run run = started(Map.of("durationMillis", 60_000));
        run.pause();
        long paused = snapshots.getLast().t();
        await().during(LONG_PAUSE).until(() -> run.state() == RunState.PAUSED);

        run.stop();
        Report report = Runs.ended(run);

        assertThat(run.state()).isEqualTo(RunState.STOPPED);
        assertThat(report.elapsedNanos()).isEqualTo(paused);
    }

    @Test
    void aPausedRunTakesNoSnapshot() throws Exception {
        Run run = started(Map.of("durationMillis", 60_000));
        run.pause();
        int taken = snapshots.size();

        await().during(LONG_PAUSE).until(() -> snapshots.size() == taken);

        run.stop();
        run.awaitEnd();
        assertThat(snapshots).hasSize(taken + 1);
    }

    @Test
    void theSnapshotAfterAPauseHasItsTimeAndLength() throws Exception {
        Run run = started(Map.of("durationMillis", 60_000));
        run.pause();
        Snapshot paused = snapshots.getLast();
        await().during(LONG_PAUSE).until(() -> run.state() == RunState.PAUSED);
        run.resume();
        run.stop();
        run.awaitEnd();

        assertThat(snapshots.get((int) paused.seq()).changes()).singleElement().satisfies(change -> {
            assertThat(change.parameter()).isEqualTo("pausedNanos");
            assertThat(change.from()).isZero();
            assertThat(change.to()).isGreaterThanOrEqualTo(LONG_PAUSE.toNanos());
            assertThat(change.t()).isGreaterThanOrEqualTo(paused.t());
        });
    }

    @Test
    void aPauseOfTheRunIsNeitherWaitNorOvershoot() throws Exception {
        Run run = started(Map.of("durationMillis", 1_000));
        run.pause();
        await().during(Duration.ofSeconds(2)).until(() -> run.state() == RunState.PAUSED);

        run.resume();
        Report report = Runs.ended(run);

        assertThat(report.waits().all().max()).isLessThan(2_000_000_000L);
        assertThat(report.overshoot().all().max()).isLessThan(2_000_000_000L);
    }

    @ParameterizedTest
    @CsvSource({"virtual, 2000, 1000", "virtual, 2000, 100000", "virtual, 20, 0", "platform, 100, 1000"})
    void tenPausesLoseNoWorkerTime(String threads, int readers, int pauseMicros) throws Exception {
        Run run = started(
                Map.of("durationMillis", 60_000, "threads", threads, "readers", readers, "pauseMicros", pauseMicros));
        for (int time = 0; time < 10; time++) {
            run.pause();
            run.resume();
        }
        run.stop();

        Report report = Runs.ended(run);

        assertThat(report.budget().total()).isEqualTo((readers + 10) * report.elapsedNanos());
    }

    @Test
    void pauseAndResumeAreIdempotent() throws Exception {
        Run run = started(Map.of("durationMillis", 60_000));

        run.pause();
        run.pause();
        assertThat(run.state()).isEqualTo(RunState.PAUSED);
        run.resume();
        run.resume();

        assertThat(run.state()).isEqualTo(RunState.RUNNING);
        long performed = performed();
        await().until(() -> performed() > performed);
        run.stop();
        run.awaitEnd();
    }

    /** A run that has made operations. */
    private Run started(Map<String, ?> fields) {
        Run run = Runs.started(
                fields, Runs.kind(Guarantee.MUTUAL_EXCLUSION, counting::around), Runs.collecting(snapshots));
        await().until(() -> performed() > 200);
        return run;
    }

    private long performed() {
        return counting.reads.sum() + counting.writes.sum();
    }

    /** Waits until the operations under way have ended; returns how many were performed. */
    private long awaitQuiet() {
        AtomicLong before = new AtomicLong(-1);
        await().during(Duration.ofMillis(200)).until(() -> before.getAndSet(performed()) == performed());
        return performed();
    }

    private static long operations(Report report) {
        return report.reads() + report.writes();
    }
}
