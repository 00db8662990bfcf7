package dev.lockscope.history;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.lockscope.experiment.Duel;
import dev.lockscope.experiment.Experiment;
import dev.lockscope.experiment.InvalidExperiment;
import dev.lockscope.run.RunObserver;
import dev.lockscope.run.RunService;
import dev.lockscope.run.RunState;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Experiments that are kept; their runs are not. */
@Tag("slow")
class ExperimentHistoryTest {
    private static final Map<String, ?> BRIEF = Map.of("slices", 10, "sliceMillis", 20, "warmUp", 0);

    @TempDir
    Path folder;

    @Test
    void oneThatHasEndedIsThereAfterARestartAsItWas() throws Exception {
        StoredExperiment before;
        try (Histories kept = Histories.in(folder)) {
            before = stopped(kept);
            assertThat(kept.listed()).isEmpty();
        }

        try (Histories kept = Histories.in(folder)) {
            assertThat(kept.history().experiments().kept("duel", before.id())).contains(before);
            assertThat(kept.history().experiments().list("duel")).containsExactly(before.withoutResult());
            assertThat(kept.history().experiments().list("sweep")).isEmpty();
            assertThat(kept.history().experiments().kept("sweep", before.id())).isEmpty();
        }
    }

    @Test
    void oneThatWasGoingWhenItsProcessEndedIsInterrupted() throws Exception {
        Experiment going;
        RunService lab = new RunService(Duration.ofMillis(50), RunObserver.NOBODY);
        try (Histories kept = Histories.in(folder)) {
            going = Experiment.start(
                    Duel.accept(Map.of("sliceMillis", 10_000)),
                    lab,
                    kept.history().experiments());
        }

        try (Histories kept = Histories.in(folder)) {
            StoredExperiment row =
                    kept.history().experiments().kept("duel", going.id()).orElseThrow();
            assertThat(row.state()).isEqualTo(RunState.INTERRUPTED);
            assertThat(Histories.json(row.asked()).get("slices").intValue()).isEqualTo(30);
        } finally {
            going.stop();
            going.awaitEnd();
        }
    }

    @Test
    void theOldestGoWhenThereAreTooMany() throws Exception {
        try (Histories kept = Histories.in(folder, new RetentionLimits(2, 1L << 30))) {
            stopped(kept);
            stopped(kept);
            stopped(kept);
        }

        try (Histories kept = Histories.in(folder)) {
            assertThat(kept.history().experiments().list("duel")).hasSize(2);
        }
    }

    @Test
    void oneThatIsDeletedIsGoneUntilItIsRestored() throws Exception {
        try (Histories kept = Histories.in(folder)) {
            ExperimentHistory experiments = kept.history().experiments();
            StoredExperiment before = stopped(kept);
            String id = before.id();

            assertThat(experiments.delete("sweep", id)).isFalse();
            assertThat(experiments.delete("duel", id)).isTrue();

            assertThat(experiments.kept("duel", id)).isEmpty();
            assertThat(experiments.list("duel")).isEmpty();
            assertThat(experiments.delete("duel", id)).isFalse();

            assertThat(experiments.restore("sweep", id)).isFalse();
            assertThat(experiments.restore("duel", id)).isTrue();

            assertThat(experiments.kept("duel", id)).contains(before);
            assertThat(experiments.list("duel")).containsExactly(before.withoutResult());
            assertThat(experiments.restore("duel", id)).isFalse();
        }
    }

    @Test
    void whatWasDeletedIsGoneForGoodWhenTheFileIsOpenedAgain() throws Exception {
        String id;
        try (Histories kept = Histories.in(folder)) {
            id = stopped(kept).id();
            kept.history().experiments().delete("duel", id);
        }

        try (Histories kept = Histories.in(folder)) {
            assertThat(kept.history().experiments().restore("duel", id)).isFalse();
        }
    }

    @Test
    void whatWasDeletedMakesRoomBeforeTheOldest() throws Exception {
        try (Histories kept = Histories.in(folder, new RetentionLimits(2, 1L << 30))) {
            ExperimentHistory experiments = kept.history().experiments();
            String oldest = stopped(kept).id();
            String deleted = stopped(kept).id();
            experiments.delete("duel", deleted);

            String newest = stopped(kept).id();

            assertThat(experiments.restore("duel", deleted)).isFalse();
            assertThat(experiments.list("duel"))
                    .extracting(StoredExperiment::id)
                    .containsExactly(newest, oldest);
        }
    }

    @Test
    void withoutADatabaseTheLastFewAreThere() throws Exception {
        FlawedDisk disk = new FlawedDisk();
        try (Histories kept = Histories.in(Database.open(disk, disk.volume()))) {
            disk.full(true);
            ExperimentHistory experiments = kept.history().experiments();
            StoredExperiment ended = stopped(kept);

            assertThatThrownBy(() -> experiments.delete("duel", ended.id())).isInstanceOf(History.Unreadable.class);

            assertThat(experiments.list("duel"))
                    .extracting(StoredExperiment::id)
                    .containsExactly(ended.id());
            assertThat(experiments.kept("duel", ended.id())).contains(ended);
            assertThatThrownBy(() -> experiments.kept("duel", "another")).isInstanceOf(History.Unreadable.class);
            assertThat(kept.warnings()).singleElement().asString().startsWith("History: this duel can't be stored");
            disk.full(false);
        }
    }

    @Test
    void anEndThatCouldNotBeWrittenIsWrittenOnceThereIsRoomAndSaidUntilThen() throws Exception {
        FlawedDisk disk = new FlawedDisk();
        Database database = Database.open(disk, disk.volume());
        try (Histories kept = Histories.in(database)) {
            Experiment experiment = started(kept, Map.of("sliceMillis", 10_000));
            assertThat(kept.history().trouble()).isEmpty();
            disk.full(true);
            experiment.stop();
            experiment.awaitEnd();

            assertThat(kept.history().trouble())
                    .map(StorageProblem::what)
                    .contains("the disk with a flawed folder is full");

            disk.full(false);
            await().until(() -> kept.history().trouble().isEmpty());
            Optional<StoredExperiment> row =
                    database.inTransaction(connection -> ExperimentTable.find(connection, "duel", experiment.id()));
            assertThat(row).contains(kept.history().experiments().current(experiment));
            assertThat(row.orElseThrow().state()).isEqualTo(RunState.STOPPED);
        }
    }

    @Test
    void whileItRunsAFullDiskIsSaidToo() throws Exception {
        FlawedDisk disk = new FlawedDisk();
        try (Histories kept = Histories.in(Database.open(disk, StorageVolume.named("a flawed disk")))) {
            disk.full(true);
            Experiment experiment = started(kept, Map.of("sliceMillis", 10_000));

            assertThat(kept.history().trouble()).isPresent();

            disk.full(false);
            experiment.stop();
            experiment.awaitEnd();
            assertThat(kept.history().trouble()).isEmpty();
        }
    }

    @Test
    void oneThatIsDeletedBeforeItCouldBeWrittenIsNotWrittenLater() throws Exception {
        FlawedDisk disk = new FlawedDisk();
        try (Histories kept = Histories.in(Database.open(disk, StorageVolume.named("a flawed disk")))) {
            disk.full(true);
            String id = stopped(kept).id();
            disk.full(false);

            assertThat(kept.history().experiments().delete("duel", id)).isTrue();
            String other = stopped(kept).id();

            await().until(() -> kept.history().trouble().isEmpty());
            assertThat(kept.history().experiments().list("duel"))
                    .extracting(StoredExperiment::id)
                    .containsExactly(other);
        }
    }

    private static Experiment started(Histories kept, Map<String, ?> fields) throws Exception {
        RunService lab = new RunService(Duration.ofMillis(50), RunObserver.NOBODY);
        return Experiment.start(Duel.accept(fields), lab, kept.history().experiments());
    }

    private static StoredExperiment stopped(Histories kept)
            throws InvalidExperiment, RunService.Busy, InterruptedException {
        ExperimentHistory experiments = kept.history().experiments();
        RunService lab = new RunService(Duration.ofMillis(50), RunObserver.NOBODY);
        Experiment experiment = Experiment.start(Duel.accept(BRIEF), lab, experiments);
        experiment.stop();
        experiment.awaitEnd();
        return experiments.current(experiment);
    }
}
