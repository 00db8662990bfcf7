package dev.lockscope.history;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.lockscope.experiment.Duel;
import dev.lockscope.experiment.Experiment;
import dev.lockscope.experiment.InvalidExperiment;
import dev.lockscope.run.RunObserver;
import dev.lockscope.run.RunState;
import dev.lockscope.runner.InProcessRunners;
import dev.lockscope.runner.RunService;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Experiments are stored without their runs. */
@Tag("slow")
class ExperimentHistoryTest {
    private static final Map<String, ?> BRIEF = Map.of("slices", 10, "sliceMillis", 20, "warmUp", 0);

    @TempDir
    Path folder;

    @Test
    void anEndedExperimentSurvivesARestart() throws Exception {
        StoredExperiment before;
        try (TestHistory test = TestHistory.in(folder)) {
            before = stopped(test);
            assertThat(test.listed()).isEmpty();
        }

        try (TestHistory test = TestHistory.in(folder)) {
            assertThat(test.history().experiments().stored("duel", before.id())).contains(before);
            assertThat(test.history().experiments().list("duel")).containsExactly(before.withoutResult());
            assertThat(test.history().experiments().list("sweep")).isEmpty();
            assertThat(test.history().experiments().stored("sweep", before.id()))
                    .isEmpty();
        }
    }

    @Test
    void anExperimentWhoseProcessEndedIsInterrupted() throws Exception {
        Experiment running;
        RunService runService = new RunService(new InProcessRunners(Duration.ofMillis(50)), RunObserver.NOBODY);
        try (TestHistory test = TestHistory.in(folder)) {
            running = Experiment.start(
                    Duel.accept(Map.of("sliceMillis", 10_000)),
                    runService,
                    test.history().experiments());
        }

        try (TestHistory test = TestHistory.in(folder)) {
            StoredExperiment row =
                    test.history().experiments().stored("duel", running.id()).orElseThrow();
            assertThat(row.state()).isEqualTo(RunState.INTERRUPTED);
            assertThat(TestHistory.json(row.asked()).get("slices").intValue()).isEqualTo(30);
        } finally {
            running.stop();
            running.awaitEnd();
        }
    }

    @Test
    void theOldestAreEvictedBeyondTheLimit() throws Exception {
        try (TestHistory test = TestHistory.in(folder, new RetentionLimits(2, 1L << 30))) {
            stopped(test);
            stopped(test);
            stopped(test);
        }

        try (TestHistory test = TestHistory.in(folder)) {
            assertThat(test.history().experiments().list("duel")).hasSize(2);
        }
    }

    @Test
    void aDeletedExperimentIsHiddenUntilItIsRestored() throws Exception {
        try (TestHistory test = TestHistory.in(folder)) {
            ExperimentHistory experiments = test.history().experiments();
            StoredExperiment before = stopped(test);
            String id = before.id();

            assertThat(experiments.delete("sweep", id)).isFalse();
            assertThat(experiments.delete("duel", id)).isTrue();

            assertThat(experiments.stored("duel", id)).isEmpty();
            assertThat(experiments.list("duel")).isEmpty();
            assertThat(experiments.delete("duel", id)).isFalse();

            assertThat(experiments.restore("sweep", id)).isFalse();
            assertThat(experiments.restore("duel", id)).isTrue();

            assertThat(experiments.stored("duel", id)).contains(before);
            assertThat(experiments.list("duel")).containsExactly(before.withoutResult());
            assertThat(experiments.restore("duel", id)).isFalse();
        }
    }

    @Test
    void deletedExperimentsArePurgedAtTheNextStart() throws Exception {
        String id;
        try (TestHistory test = TestHistory.in(folder)) {
            id = stopped(test).id();
            test.history().experiments().delete("duel", id);
        }

        try (TestHistory test = TestHistory.in(folder)) {
            assertThat(test.history().experiments().restore("duel", id)).isFalse();
        }
    }

    @Test
    void deletedExperimentsAreEvictedFirst() throws Exception {
        try (TestHistory test = TestHistory.in(folder, new RetentionLimits(2, 1L << 30))) {
            ExperimentHistory experiments = test.history().experiments();
            String oldest = stopped(test).id();
            String deleted = stopped(test).id();
            experiments.delete("duel", deleted);

            String newest = stopped(test).id();

            assertThat(experiments.restore("duel", deleted)).isFalse();
            assertThat(experiments.list("duel"))
                    .extracting(StoredExperiment::id)
                    .containsExactly(newest, oldest);
        }
    }

    @Test
    void withoutADatabaseTheLatestAreListed() throws Exception {
        FaultyDisk disk = new FaultyDisk();
        try (TestHistory test = TestHistory.in(Database.open(disk, disk.volume()))) {
            disk.full(true);
            ExperimentHistory experiments = test.history().experiments();
            StoredExperiment ended = stopped(test);

            assertThatThrownBy(() -> experiments.delete("duel", ended.id())).isInstanceOf(History.Unreadable.class);

            assertThat(experiments.list("duel"))
                    .extracting(StoredExperiment::id)
                    .containsExactly(ended.id());
            assertThat(experiments.stored("duel", ended.id())).contains(ended);
            assertThatThrownBy(() -> experiments.stored("duel", "another")).isInstanceOf(History.Unreadable.class);
            assertThat(test.warnings()).singleElement().asString().startsWith("History: this duel can't be stored");
            disk.full(false);
        }
    }

    @Test
    void aFailedWriteOfAnEndIsReportedAndRetried() throws Exception {
        FaultyDisk disk = new FaultyDisk();
        Database database = Database.open(disk, disk.volume());
        try (TestHistory test = TestHistory.in(database)) {
            Experiment experiment = started(test, Map.of("sliceMillis", 10_000));
            assertThat(test.history().problem()).isEmpty();
            disk.full(true);
            experiment.stop();
            experiment.awaitEnd();

            assertThat(test.history().problem())
                    .map(StorageProblem::what)
                    .contains("the disk with a faulty folder is full");

            disk.full(false);
            await().until(() -> test.history().problem().isEmpty());
            Optional<StoredExperiment> row =
                    database.inTransaction(connection -> ExperimentTable.find(connection, "duel", experiment.id()));
            assertThat(row).contains(test.history().experiments().current(experiment));
            assertThat(row.orElseThrow().state()).isEqualTo(RunState.STOPPED);
        }
    }

    @Test
    void aFullDiskIsReportedDuringAnExperiment() throws Exception {
        FaultyDisk disk = new FaultyDisk();
        try (TestHistory test = TestHistory.in(Database.open(disk, StorageVolume.named("a faulty disk")))) {
            disk.full(true);
            Experiment experiment = started(test, Map.of("sliceMillis", 10_000));

            assertThat(test.history().problem()).isPresent();

            disk.full(false);
            experiment.stop();
            experiment.awaitEnd();
            assertThat(test.history().problem()).isEmpty();
        }
    }

    @Test
    void anUnwrittenExperimentThatIsDeletedIsNotRetried() throws Exception {
        FaultyDisk disk = new FaultyDisk();
        try (TestHistory test = TestHistory.in(Database.open(disk, StorageVolume.named("a faulty disk")))) {
            disk.full(true);
            String id = stopped(test).id();
            disk.full(false);

            assertThat(test.history().experiments().delete("duel", id)).isTrue();
            String other = stopped(test).id();

            await().until(() -> test.history().problem().isEmpty());
            assertThat(test.history().experiments().list("duel"))
                    .extracting(StoredExperiment::id)
                    .containsExactly(other);
        }
    }

    private static Experiment started(TestHistory test, Map<String, ?> fields) throws Exception {
        RunService runService = new RunService(new InProcessRunners(Duration.ofMillis(50)), RunObserver.NOBODY);
        return Experiment.start(Duel.accept(fields), runService, test.history().experiments());
    }

    private static StoredExperiment stopped(TestHistory test)
            throws InvalidExperiment, RunService.Busy, InterruptedException {
        ExperimentHistory experiments = test.history().experiments();
        RunService runService = new RunService(new InProcessRunners(Duration.ofMillis(50)), RunObserver.NOBODY);
        Experiment experiment = Experiment.start(Duel.accept(BRIEF), runService, experiments);
        experiment.stop();
        experiment.awaitEnd();
        return experiments.current(experiment);
    }
}
