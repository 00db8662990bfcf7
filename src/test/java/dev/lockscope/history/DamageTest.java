package dev.lockscope.history;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lockscope.experiment.Duel;
import dev.lockscope.experiment.Experiment;
import dev.lockscope.log.Label;
import dev.lockscope.log.RunLabels;
import dev.lockscope.run.RunObserver;
import dev.lockscope.run.RunService;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.Supplier;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A file that is damaged: what can't be read whole is refused by its name, all else is as it was. */
@Tag("slow")
class DamageTest {
    private static final int BLOCK = 4096;

    @TempDir
    Path folder;

    private final List<String> runs = new ArrayList<>();
    private String duel = "";
    private String damaged = "";
    private Map<String, String> before = Map.of();

    @BeforeEach
    void makeRunsAndADuel() throws Exception {
        try (Histories kept = Histories.in(folder)) {
            for (int run = 0; run < 4; run++) {
                runs.add(kept.ended(Histories.SHORT).id());
            }
            damaged = runs.get(1);
            kept.history().label(damaged, new RunLabels("the second one", "of four", true).changes());
            Experiment experiment = Experiment.start(
                    Duel.accept(Map.of("slices", 10, "sliceMillis", 20, "warmUp", 0)),
                    new RunService(Duration.ofMillis(50), RunObserver.NOBODY),
                    kept.history().experiments());
            experiment.stop();
            experiment.awaitEnd();
            duel = experiment.id();
        }
        try (Histories kept = Histories.in(folder)) {
            before = everything(kept);
            assertThat(kept.history().trouble()).isEmpty();
        }
    }

    @Test
    void aFlipInTheSnapshotsIsDamageOfThatRunAlone() throws Exception {
        DamagedFile.flip(folder, DamagedFile.snapshots(folder, damaged, "ASC"));

        assertThatOnlyThatRunIsDamaged(runs);
    }

    @ParameterizedTest
    @ValueSource(strings = {"newest", "report", "capture", "histograms"})
    void aFlipInADocumentIsDamageOfThatRunAlone(String document) throws Exception {
        DamagedFile.flip(
                folder,
                DamagedFile.value(folder, "SELECT %s FROM run_document WHERE run_id = ?".formatted(document), damaged));

        assertThatOnlyThatRunIsDamaged(runs);
    }

    @Test
    void aRowWithAFlipIsNotListedAndTheOthersAre() throws Exception {
        DamagedFile.flip(folder, "of four");

        List<String> others = new ArrayList<>(runs);
        others.remove(damaged);
        assertThatOnlyThatRunIsDamaged(others);
    }

    @Test
    void aFlipInAnExperimentIsDamageOfItAlone() throws Exception {
        DamagedFile.flip(folder, DamagedFile.value(folder, "SELECT result FROM experiment WHERE id = ?", duel));

        try (Histories kept = Histories.in(folder)) {
            Map<String, String> after = everything(kept);
            assertThat(after.put(duel, before.get(duel))).isEqualTo("damaged");
            assertThat(after).isEqualTo(before);
            assertThat(kept.history().trouble().orElseThrow().what()).contains("is damaged: duel " + duel);
        }
    }

    @Test
    void aFlipInTheHistoryOfTheTablesHarmsNoRun() throws Exception {
        DamagedFile.flip(folder, "V2__labels.sql");

        try (Histories kept = Histories.in(folder)) {
            assertThat(everything(kept)).isEqualTo(before);
        }
    }

    @Test
    void chunksThatAreLostAreDamage() throws Exception {
        onTheFile("DELETE FROM run_chunk WHERE run_id = ?");

        assertThatOnlyThatRunIsDamaged(runs);
    }

    @Test
    void documentsThatAreLostAreDamage() throws Exception {
        onTheFile("UPDATE run_document SET report = NULL WHERE run_id = ?");

        assertThatOnlyThatRunIsDamaged(runs);
    }

    @Test
    void whatIsDamagedIsNoTroubleOnceItIsDeleted() throws Exception {
        DamagedFile.flip(folder, DamagedFile.snapshots(folder, damaged, "ASC"));

        try (Histories kept = Histories.in(folder)) {
            everything(kept);
            assertThat(kept.history().trouble()).isPresent();
            assertThat(kept.history().delete(damaged)).isTrue();
            assertThat(kept.history().trouble()).isEmpty();
            assertThat(kept.listed()).doesNotContain(damaged).hasSize(runs.size() - 1);
        }
    }

    @Test
    void aDamagedRowIsNotWrittenOver() throws Exception {
        DamagedFile.flip(folder, "of four");

        try (Histories kept = Histories.in(folder)) {
            assertThatThrownBy(() -> kept.history().label(damaged, Map.of(Label.NAME, "new")))
                    .isInstanceOf(Damaged.class);
        }
    }

    @Test
    void wherePagesAreZeroedEachRunIsAsItWasOrDamaged() throws Exception {
        byte[] sound = Files.readAllBytes(file());
        long seed = System.nanoTime();
        Random random = new Random(seed);
        for (int time = 0; time < 30; time++) {
            byte[] zeroed = sound.clone();
            int at = BLOCK * (2 + random.nextInt(sound.length / BLOCK - 2));
            Arrays.fill(zeroed, at, at + BLOCK, (byte) 0);

            assertThatEachIsAsItWasOrDamaged(zeroed, "seed %d, zeros from %d".formatted(seed, at));
        }
    }

    @Test
    void aFileThatIsCutShortIsNoShorterHistory() throws Exception {
        byte[] sound = Files.readAllBytes(file());
        long seed = System.nanoTime();
        Random random = new Random(seed);
        for (int time = 0; time < 30; time++) {
            int length = time == 0 ? 0 : random.nextInt(sound.length);

            assertThatEachIsAsItWasOrDamaged(
                    Arrays.copyOf(sound, length), "seed %d, cut to %d".formatted(seed, length));
        }
    }

    private void assertThatOnlyThatRunIsDamaged(List<String> listed) throws Exception {
        try (Histories kept = Histories.in(folder)) {
            Map<String, String> after = everything(kept);
            assertThat(after.put(damaged, before.get(damaged))).isEqualTo("damaged");
            assertThat(after).isEqualTo(before);
            assertThat(kept.listed()).containsExactlyInAnyOrderElementsOf(listed);
            assertThat(kept.history().trouble().orElseThrow().what()).contains("is damaged: run " + damaged);
        }
    }

    private void assertThatEachIsAsItWasOrDamaged(byte[] content, String how) throws Exception {
        Files.write(file(), content);
        try (Histories kept = Histories.in(folder)) {
            Map<String, String> after = everything(kept);
            boolean lost = !after.equals(before);

            if (lost) {
                assertThat(kept.history().trouble()).as(how).isPresent();
            }
            if (kept.history().folder().isPresent()
                    && kept.history()
                            .trouble()
                            .filter(trouble -> trouble.what().contains("its end"))
                            .isEmpty()) {
                after.forEach((id, text) -> assertThat(text).as(how).isIn(before.get(id), "damaged"));
            }
        }
    }

    /** All that is stored of each run and of the duel, or that it is damaged. */
    private Map<String, String> everything(Histories kept) {
        Map<String, String> everything = new LinkedHashMap<>();
        for (String run : runs) {
            everything.put(
                    run,
                    orDamaged(() -> String.join(
                            "\n",
                            kept.history().kept(run).toString(),
                            kept.snapshots(run).toString(),
                            kept.history().newest(run).toString(),
                            kept.history().report(run).toString(),
                            kept.history().capture(run).toString(),
                            kept.history().histograms(run).toString())));
        }
        everything.put(
                duel,
                orDamaged(() -> kept.history().experiments().kept("duel", duel).toString()));
        return everything;
    }

    private static String orDamaged(Supplier<String> read) {
        try {
            return read.get();
        } catch (Damaged refused) {
            return "damaged";
        } catch (RunGone absent) {
            return "absent";
        }
    }

    private Path file() {
        return folder.resolve("history.mv.db");
    }

    private void onTheFile(String statement) throws Exception {
        try (Connection connection =
                Database.h2("jdbc:h2:file:" + folder.resolve("history")).getConnection()) {
            SqlStatement.of(statement, damaged).update(connection);
        }
    }
}
