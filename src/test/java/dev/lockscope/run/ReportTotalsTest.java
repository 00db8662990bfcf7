package dev.lockscope.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.withinPercentage;

import dev.lockscope.run.measure.Fairness;
import dev.lockscope.run.measure.Report;
import dev.lockscope.run.measure.Snapshot;
import dev.lockscope.run.measure.TimeBudget;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Totals of whole runs: timed operations, time budget, and the agreement of snapshots and report. */
@Tag("slow")
class ReportTotalsTest {
    /** Tolerance between reading the clock and stopping the workers, in nanoseconds. */
    private static final long TOLERANCE = 5_000_000;

    @ParameterizedTest
    @ValueSource(strings = {"virtual", "platform"})
    void theBudgetOfTheClassicRunIsWorkersTimesDuration(String threads) throws InterruptedException {
        Report report = Runs.ended(Runs.started(Map.of("threads", threads), Runs.NOBODY));

        assertThat(report.budget().total()).isCloseTo(110 * report.elapsedNanos(), withinPercentage(1));
        assertThat(report.budget().estimatedNanos()).isZero();
    }

    @Test
    void everyOperationOfTheClassicRunIsTimed() throws InterruptedException {
        Report report = Runs.ended(Runs.started(Map.of(), Runs.NOBODY));

        long operations = report.reads() + report.writes();
        assertThat(report.observer().operations()).isEqualTo(operations);
        assertThat(report.observer().timed()).isEqualTo(operations);
        assertThat(report.waits().reads().count()).isEqualTo(report.reads());
        assertThat(report.holds().writes().count()).isEqualTo(report.writes());
    }

    @ParameterizedTest
    @CsvSource({"virtual, 1000, 0", "platform, 1000, 0", "platform, 0, 0", "virtual, 0, 20"})
    void theSnapshotsAddUpToTheReport(String threads, int pauseMicros, int holdMicros) throws InterruptedException {
        List<Snapshot> snapshots = new ArrayList<>();
        Map<String, ?> workload = Map.of(
                "durationMillis",
                400,
                "threads",
                threads,
                "pauseMicros",
                pauseMicros,
                "holdMicros",
                holdMicros,
                "readers",
                6,
                "writers",
                2);

        Report report = Runs.ended(Runs.started(workload, Runs.collecting(snapshots)));

        assertThat(snapshots.stream().map(Snapshot::budget).reduce(TimeBudget.NOTHING, TimeBudget::plus))
                .isEqualTo(report.budget());
        assertThat(snapshots.stream().mapToLong(Snapshot::timed).sum())
                .isEqualTo(report.observer().timed());
        assertThat(report.waits().all().count()).isEqualTo(report.observer().timed());
        assertThat(report.observer().lost()).isZero();
        assertThat(snapshots.stream().mapToLong(Snapshot::retries).sum()).isEqualTo(report.retries());
        assertThat(snapshots.stream()
                        .mapToLong(snapshot -> snapshot.waits().all().count())
                        .sum())
                .isEqualTo(report.waits().all().count());
        assertThat(snapshots.getLast().reads()).isEqualTo(report.reads());
        assertThat(snapshots.getLast().writes()).isEqualTo(report.writes());
    }

    @ParameterizedTest
    @CsvSource({"virtual, 1000", "platform, 1000", "platform, 0"})
    void budgetsAddUpToTheTimeAndNoPartIsNegative(String threads, int pauseMicros) throws InterruptedException {
        List<Snapshot> snapshots = new ArrayList<>();

        Report report = Runs.ended(Runs.started(
                Map.of(
                        "durationMillis",
                        400,
                        "threads",
                        threads,
                        "pauseMicros",
                        pauseMicros,
                        "readers",
                        6,
                        "writers",
                        2),
                Runs.collecting(snapshots)));

        long total = 0;
        for (int i = 0; i < snapshots.size(); i++) {
            TimeBudget budget = snapshots.get(i).budget();
            total += budget.total();
            // The worker sampled last may be slightly later than the snapshot.
            long next = i + 1 < snapshots.size() ? snapshots.get(i + 1).t() : report.elapsedNanos();
            assertThat(total).as("%s", budget).isBetween(8 * snapshots.get(i).t(), 8 * (next + TOLERANCE));
            assertThat(List.of(budget.waitNanos(), budget.holdNanos(), budget.pauseNanos(), budget.overshootNanos()))
                    .as("%s", budget)
                    .allMatch(nanos -> nanos >= 0);
        }
        assertThat(total).isEqualTo(report.budget().total());
    }

    @Test
    void eachSnapshotCountsTheSameOperationsInTotalAndPerWorker() throws InterruptedException {
        List<Snapshot> snapshots = new ArrayList<>();

        Runs.ended(Runs.started(
                Map.of("durationMillis", 600, "pauseMicros", 0, "readers", 4, "writers", 2, "threads", "platform"),
                Runs.collecting(snapshots)));

        assertThat(snapshots).allSatisfy(snapshot -> {
            assertThat(sum(snapshot.served().readers().max())).isEqualTo(snapshot.reads());
            assertThat(sum(snapshot.served().writers().max())).isEqualTo(snapshot.writes());
        });
    }

    private static long sum(List<Long> counts) {
        return counts.stream().mapToLong(Long::longValue).sum();
    }

    @Test
    void theWorkersOperationsAddUpToTheReport() throws InterruptedException {
        Report report = Runs.ended(Runs.started(Map.of("durationMillis", 200, "readers", 300), Runs.NOBODY));

        assertThat(report.fairness().readers().stream()
                        .mapToLong(Fairness.Bin::sum)
                        .sum())
                .isEqualTo(report.reads());
        assertThat(report.fairness().writers().stream()
                        .mapToLong(Fairness.Bin::sum)
                        .sum())
                .isEqualTo(report.writes());
    }

    @Test
    void aFastWorkloadIsSampledWithExactCounts() throws InterruptedException {
        CountingLock counting = new CountingLock();

        Report report = Runs.ended(Runs.started(
                Map.of("durationMillis", 400, "pauseMicros", 0, "readers", 2, "writers", 1, "threads", "platform"),
                counting::around));

        assertThat(report.reads()).isEqualTo(counting.reads.sum());
        assertThat(report.writes()).isEqualTo(counting.writes.sum());
        assertThat(report.observer().timed())
                .isPositive()
                .isLessThan(report.observer().operations() / 2);
        assertThat(report.budget().estimatedNanos()).isPositive();
        assertThat(report.budget().total()).isCloseTo(3 * report.elapsedNanos(), withinPercentage(1));
    }
}
