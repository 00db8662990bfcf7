package dev.lockscope.history;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lockscope.experiment.Duel;
import dev.lockscope.experiment.Experiment;
import dev.lockscope.log.Label;
import dev.lockscope.log.RunLabels;
import dev.lockscope.run.RunObserver;
import dev.lockscope.runner.InProcessRunners;
import dev.lockscope.runner.RunService;
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

/** A damaged file: only what can't be read completely is refused, and named. */
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
    void createRunsAndDuel() throws Exception {
        try (TestHistory test = TestHistory.in(folder)) {
            for (int run = 0; run < 4; run++) {
                runs.add(test.ended(TestHistory.SHORT).id());
            }
            damaged = runs.get(1);
            test.history().label(damaged, new RunLabels("the second one", "of four", true).changes());
            Experiment experiment = Experiment.start(
                    Duel.accept(Map.of("slices", 10, "sliceMillis", 20, "warmUp", 0)),
                    new RunService(new InProcessRunners(Duration.ofMillis(50)), RunObserver.NOBODY),
                    test.history().experiments());
            experiment.stop();
            experiment.awaitEnd();
            duel = experiment.id();
        }
        try (TestHistory test = TestHistory.in(folder)) {
            before = everything(test);
            assertThat(test.history().problem()).isEmpty();
        }
    }

    @Test
    void aBitFlipInSnapshotsDamagesThatRunOnly() throws Exception {
        DamagedFile.flip(folder, DamagedFile.snapshots(folder, damaged, "ASC"));

        assertThatOnlyThatRunIsDamaged(runs);
    }

    @ParameterizedTest
    @ValueSource(strings = {"newest", "report", "capture", "histograms"})
    void aBitFlipInADocumentDamagesThatRunOnly(String document) throws Exception {
        DamagedFile.flip(
                folder,
                DamagedFile.value(folder, "SELECT %s FROM run_document WHERE run_id = ?".formatted(document), damaged));

        assertThatOnlyThatRunIsDamaged(runs);
    }

    @Test
    void aDamagedRowIsLeftOutOfTheList() throws Exception {
        DamagedFile.flip(folder, "of four");

        List<String> others = new ArrayList<>(runs);
        others.remove(damaged);
        assertThatOnlyThatRunIsDamaged(others);
    }

    @Test
    void aBitFlipInAnExperimentDamagesThatOneOnly() throws Exception {
        DamagedFile.flip(folder, DamagedFile.value(folder, "SELECT result FROM experiment WHERE id = ?", duel));

        try (TestHistory test = TestHistory.in(folder)) {
            Map<String, String> after = everything(test);
            assertThat(after.put(duel, before.get(duel))).isEqualTo("damaged");
            assertThat(after).isEqualTo(before);
            assertThat(test.history().problem().orElseThrow().what()).contains("is damaged: duel " + duel);
        }
    }

    @Test
    void aBitFlipInTheMigrationHistoryDamagesNoRun() throws Exception {
        DamagedFile.flip(folder, "V2__labels.sql");

        try (TestHistory test = TestHistory.in(folder)) {
            assertThat(everything(test)).isEqualTo(before);
        }
    }

    @Test
    void lostSnapshotsAreDamage() throws Exception {
        onTheFile("DELETE FROM run_chunk WHERE run_id = ?");

        assertThatOnlyThatRunIsDamaged(runs);
    }

    @Test
    void lostDocumentsAreDamage() throws Exception {
        onTheFile("UPDATE run_document SET report = NULL WHERE run_id = ?");

        assertThatOnlyThatRunIsDamaged(runs);
    }

    @Test
    void deletingWhatIsDamagedResolvesTheProblem() throws Exception {
        DamagedFile.flip(folder, DamagedFile.snapshots(folder, damaged, "ASC"));

        try (TestHistory test = TestHistory.in(folder)) {
            everything(test);
            assertThat(test.history().problem()).isPresent();
            assertThat(test.history().delete(damaged)).isTrue();
            assertThat(test.history().problem()).isEmpty();
            assertThat(test.listed()).doesNotContain(damaged).hasSize(runs.size() - 1);
        }
    }

    @Test
    void aDamagedRowIsNotOverwritten() throws Exception {
        DamagedFile.flip(folder, "of four");

        try (TestHistory test = TestHistory.in(folder)) {
            assertThatThrownBy(() -> test.history().label(damaged, Map.of(Label.NAME, "new")))
                    .isInstanceOf(Damaged.class);
        }
    }

    @Test
    void withZeroedPagesEachRunIsIntactOrDamaged() throws Exception {
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
    void aTruncatedFileIsReportedAsDamaged() throws Exception {
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
        try (TestHistory test = TestHistory.in(folder)) {
            Map<String, String> after = everything(test);
            assertThat(after.put(damaged, before.get(damaged))).isEqualTo("damaged");
            assertThat(after).isEqualTo(before);
            assertThat(test.listed()).containsExactlyInAnyOrderElementsOf(listed);
            assertThat(test.history().problem().orElseThrow().what()).contains("is damaged: run " + damaged);
        }
    }

    private void assertThatEachIsAsItWasOrDamaged(byte[] content, String how) throws Exception {
        Files.write(file(), content);
        try (TestHistory test = TestHistory.in(folder)) {
            Map<String, String> after = everything(test);
            boolean lost = !after.equals(before);

            if (lost) {
                assertThat(test.history().problem()).as(how).isPresent();
            }
            if (test.history().folder().isPresent()
                    && test.history()
                            .problem()
                            .filter(trouble -> trouble.what().contains("its end"))
                            .isEmpty()) {
                after.forEach((id, text) -> assertThat(text).as(how).isIn(before.get(id), "damaged"));
            }
        }
    }

    /** All that is stored of each run and of the duel, or that it is damaged. */
    private Map<String, String> everything(TestHistory test) {
        Map<String, String> everything = new LinkedHashMap<>();
        for (String run : runs) {
            everything.put(
                    run,
                    orDamaged(() -> String.join(
                            "\n",
                            test.history().stored(run).toString(),
                            test.snapshots(run).toString(),
                            test.history().records().newest(run).toString(),
                            test.history().records().report(run).toString(),
                            test.history().records().capture(run).toString(),
                            test.history().records().histograms(run).toString())));
        }
        everything.put(
                duel,
                orDamaged(
                        () -> test.history().experiments().stored("duel", duel).toString()));
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
