package dev.lockscope.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.withinPercentage;
import static org.awaitility.Awaitility.await;

import dev.lockscope.lock.Guarantee;
import dev.lockscope.lock.LockedMap;
import dev.lockscope.run.check.Grade;
import dev.lockscope.run.measure.LiveChange;
import dev.lockscope.run.measure.Report;
import dev.lockscope.run.measure.Snapshot;
import dev.lockscope.run.worker.Worker;
import dev.lockscope.workload.InvalidWorkload;
import dev.lockscope.workload.Workload;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Tag("slow")
class AdjustTest {
    private static final Map<String, ?> FEW = Map.of("durationMillis", 60_000, "readers", 4, "writers", 2);

    private final CountingLock counting = new CountingLock();
    private final Map<String, AtomicLong> performed = new ConcurrentHashMap<>();
    private final Map<String, Set<Thread>> threads = new ConcurrentHashMap<>();
    private final List<Snapshot> snapshots = Collections.synchronizedList(new ArrayList<>());

    @ParameterizedTest
    @ValueSource(strings = {"virtual", "platform"})
    void addedWorkersStartAndTheOthersContinue(String kind) throws Exception {
        Run run = started(Map.of("durationMillis", 60_000, "readers", 4, "writers", 2, "threads", kind));

        run.adjust(Map.of("readers", 9, "writers", 3));

        await().until(() -> performed.size() == 12);
        assertThat(performed).containsOnlyKeys(names(9, 3));
        long before = performed("reader 0");
        await().until(() -> performed("reader 0") > before);
        Report report = stopped(run);
        assertThat(threads.values()).allSatisfy(its -> assertThat(its).hasSize(1));
        assertCountsAreExact(report);
        assertThat(report.fairness().readers()).hasSize(9);
    }

    @Test
    void retiredWorkersStopAndTheOthersContinue() throws Exception {
        Run run = started(FEW);

        run.adjust(Map.of("readers", 1, "writers", 1));
        await().until(() -> threads.get("reader 3").stream().noneMatch(Thread::isAlive)
                && threads.get("writer 1").stream().noneMatch(Thread::isAlive));
        long retired = performed("reader 3");
        long remaining = performed("reader 0");
        await().until(() -> performed("reader 0") > remaining + 50);

        assertThat(performed("reader 3")).isEqualTo(retired);
        assertCountsAreExact(stopped(run));
    }

    @Test
    void aRetiredWorkerReturnsUnderItsName() throws Exception {
        Run run = started(FEW);
        run.adjust(Map.of("writers", 0));
        await().until(() -> threads.get("writer 1").stream().noneMatch(Thread::isAlive));
        long before = performed("writer 1");

        run.adjust(Map.of("writers", 2));

        await().until(() -> performed("writer 1") > before);
        Report report = stopped(run);
        assertThat(report.fairness().writers()).hasSize(2);
        assertCountsAreExact(report);
    }

    @Test
    void aWriterThatReturnsFindsWhatItWroteBefore() throws Exception {
        Run run = started(Map.of("durationMillis", 60_000, "readers", 1, "writers", 1, "keys", 1));
        run.adjust(Map.of("writers", 0));
        await().until(() -> threads.get("writer 0").stream().noneMatch(Thread::isAlive));
        long before = performed("writer 0");

        run.adjust(Map.of("writers", 1));

        await().until(() -> performed("writer 0") > before);
        assertCountsAreExact(stopped(run));
    }

    @Test
    void theNextSnapshotListsTheChangesWithTheirTimes() throws Exception {
        Run run = started(FEW);

        run.adjust(Map.of("readers", 5, "pauseMicros", 2_000));
        await().until(() ->
                snapshots.stream().anyMatch(snapshot -> !snapshot.changes().isEmpty()));
        stopped(run);

        Snapshot changed = snapshots.stream()
                .filter(snapshot -> !snapshot.changes().isEmpty())
                .findFirst()
                .orElseThrow();
        long before =
                changed.seq() == 1 ? 0 : snapshots.get((int) changed.seq() - 2).t();
        assertThat(changed.changes()).extracting(LiveChange::parameter).containsExactly("readers", "pauseMicros");
        assertThat(changed.changes()).extracting(LiveChange::from).containsExactly(4L, 1_000L);
        assertThat(changed.changes()).extracting(LiveChange::to).containsExactly(5L, 2_000L);
        assertThat(changed.changes())
                .allSatisfy(change -> assertThat(change.t()).isBetween(before, changed.t()));
        assertThat(changed.readers()).isEqualTo(5);
        assertThat(changed.offeredReads()).isEqualTo(2_500);
        assertThat(snapshots)
                .filteredOn(snapshot -> !snapshot.changes().isEmpty())
                .hasSize(1);
    }

    @Test
    void theLimitFollowsTheWorkloadOverTime() throws Exception {
        Run run = started(Map.of("durationMillis", 1_500, "readers", 4, "writers", 0));
        run.adjust(Map.of("readers", 40, "pauseMicros", 4_000));
        Report report = Runs.ended(run);

        long changed = snapshots.stream()
                .flatMap(snapshot -> snapshot.changes().stream())
                .findFirst()
                .orElseThrow()
                .t();
        double before = 4 * changed / 1e6;
        double after = 40 * (1_500e6 - changed) / 4e6;
        assertThat(report.limit().doubleValue()).isCloseTo(before + after, withinPercentage(1));
        assertThat(report.reads()).isLessThanOrEqualTo(report.limit() + 40 + report.limit() / 100);
    }

    @Test
    void aHoldAddedDuringARunIsApplied() throws Exception {
        Run run = started(FEW);

        run.adjust(Map.of("holdMicros", 3_000));

        await().until(() -> snapshots.getLast().holds().all().p50() > 2_990_000);
        stopped(run);
    }

    @Test
    void aPauseRemovedDuringARunIsNotMade() throws Exception {
        Run run = started(FEW);

        run.adjust(Map.of("pauseMicros", 0));

        await().until(() -> snapshots.getLast().budget().pauseNanos() == 0);
        Report report = stopped(run);
        assertThat(report.limit()).isNull();
        assertCountsAreExact(report);
    }

    @ParameterizedTest
    @ValueSource(strings = {"durationMillis", "lock", "nonsense"})
    void aRejectedChangeLeavesTheRunUnchanged(String parameter) throws Exception {
        Run run = started(FEW);
        Workload before = run.workload();

        assertThatThrownBy(() -> run.adjust(Map.of("readers", 7, parameter, 1))).isInstanceOf(InvalidWorkload.class);

        assertThat(run.workload()).isEqualTo(before);
        assertThat(run.state()).isEqualTo(RunState.RUNNING);
        stopped(run);
        assertThat(snapshots)
                .allSatisfy(snapshot -> assertThat(snapshot.changes()).isEmpty());
        assertThat(performed).containsOnlyKeys(names(4, 2));
    }

    @Test
    void removingAllWorkersIsRejected() throws Exception {
        Run run = started(FEW);

        assertThatThrownBy(() -> run.adjust(Map.of("readers", 0, "writers", 0))).isInstanceOf(InvalidWorkload.class);

        long before = performed("reader 0");
        await().until(() -> performed("reader 0") > before);
        stopped(run);
    }

    @Test
    void workersAddedToAPausedRunWaitForItsResumption() throws Exception {
        Run run = started(FEW);
        run.pause();
        run.adjust(Map.of("readers", 9));
        await().during(Duration.ofMillis(200)).until(() -> !performed.containsKey("reader 8"));

        run.resume();

        await().until(() -> performed.containsKey("reader 8"));
        assertCountsAreExact(stopped(run));
    }

    @Test
    void anEndedRunRejectsCommands() throws Exception {
        Run run = started(FEW);
        stopped(run);

        assertThatThrownBy(() -> run.adjust(Map.of("readers", 5))).isInstanceOf(Run.Ended.class);
        assertThatThrownBy(run::pause).isInstanceOf(Run.Ended.class);
        assertThatThrownBy(run::resume).isInstanceOf(Run.Ended.class);
    }

    /** A run in which every worker has made an operation. */
    private Run started(Map<String, ?> fields) {
        Run run = Runs.started(
                fields, Runs.kind(Guarantee.MUTUAL_EXCLUSION, this::recording), Runs.collecting(snapshots));
        await().until(() -> performed.size() == run.workload().workers() && !snapshots.isEmpty());
        return run;
    }

    private LockedMap recording(int keys) {
        return new LockWrapper(counting.around(keys), (operation, cells) -> {
            operation.perform(cells);
            if (operation instanceof Worker worker) {
                performed
                        .computeIfAbsent(worker.name(), name -> new AtomicLong())
                        .incrementAndGet();
                threads.computeIfAbsent(worker.name(), name -> ConcurrentHashMap.newKeySet())
                        .add(Thread.currentThread());
            }
        });
    }

    private long performed(String worker) {
        return performed.get(worker).get();
    }

    private static Report stopped(Run run) throws InterruptedException {
        run.stop();
        return Runs.ended(run);
    }

    private void assertCountsAreExact(Report report) {
        assertThat(List.of(report.reads(), report.writes()))
                .containsExactly(counting.reads.sum(), counting.writes.sum());
        assertThat(report.writes()).isEqualTo(Runs.versions(report));
        assertThat(report.verdict().grade())
                .as(() -> report.verdict().checks().toString())
                .isEqualTo(Grade.ACCEPTABLE);
    }

    private static String[] names(int readers, int writers) {
        List<String> names = new ArrayList<>();
        for (int number = 0; number < readers; number++) {
            names.add("reader " + number);
        }
        for (int number = 0; number < writers; number++) {
            names.add("writer " + number);
        }
        return names.toArray(String[]::new);
    }
}
