package dev.lockscope.history;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.lockscope.log.RunLabels;
import dev.lockscope.log.RunSummary;
import dev.lockscope.run.Run;
import dev.lockscope.run.RunState;
import dev.lockscope.run.measure.Snapshots;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Whatever the disk does, runs go on, and what is missing is said. */
@Tag("slow")
class FlawedDiskTest {
    private final FlawedDisk disk = new FlawedDisk();
    private Database database;
    private Histories kept;

    @BeforeEach
    void open() throws Database.CannotOpen {
        database = Database.open(disk, disk.volume());
        kept = Histories.in(database);
    }

    @AfterEach
    void close() throws InterruptedException {
        kept.close();
    }

    @Test
    void onAFullDiskARunGoesOnToItsEndAndIsListedWhileItIsInMemory() throws Exception {
        disk.full(true);

        Run run = kept.ended(Histories.SHORT);

        assertThat(run.state()).isEqualTo(RunState.FINISHED);
        assertThat(kept.listed()).containsExactly(run.id());
        assertThat(kept.history().find(run.id())).isPresent();
        assertThat(kept.history().labels(run.id())).isEqualTo(RunLabels.NONE);
        assertThatThrownBy(() -> kept.history().kept(run.id())).isInstanceOf(History.Unreadable.class);
        assertThat(kept.warnings())
                .singleElement()
                .asString()
                .contains("the disk with a flawed folder is full", "the run continues")
                .doesNotContain("Speicherplatz")
                .hasLineCount(1);
        disk.full(false);
    }

    @Test
    void aDiskThatFillsUpInTheMiddleOfARunLeavesAHoleThatIsCounted() throws Exception {
        Run run = kept.started(Histories.LONG);
        await().until(() -> kept.kept(run).lastSeq() > 0);
        disk.full(true);
        await().until(() -> !kept.warnings().isEmpty());
        disk.full(false);
        long before = kept.kept(run).lastSeq();
        await().until(() -> kept.kept(run).lastSeq() > before);
        run.stop();
        run.awaitEnd();

        RunSummary row = kept.kept(run);
        assertThat(row.missing()).isPositive();
        assertThat(kept.seqs(run.id())).isSorted().doesNotHaveDuplicates().hasSize((int)
                (row.lastSeq() - row.missing()));
        assertThat(row.state()).isEqualTo(RunState.STOPPED);
        assertThat(kept.history().report(run.id())).isPresent();
        assertThat(kept.warnings()).hasSize(1);
    }

    @Test
    void aRunWhoseEndCouldNotBeWrittenIsListedAsEndedAllTheSame() throws Exception {
        Run run = kept.started(Histories.LONG);
        await().until(() -> kept.kept(run).lastSeq() > 0);
        disk.full(true);
        run.stop();
        run.awaitEnd();
        await().until(() -> !kept.warnings().isEmpty());
        disk.full(false);

        assertThat(kept.history().list(RunCriteria.ALL)).singleElement().satisfies(row -> {
            assertThat(row.id()).isEqualTo(run.id());
            assertThat(row.state()).isEqualTo(RunState.STOPPED);
            assertThat(row.reads()).isEqualTo(run.report().orElseThrow().reads());
        });
    }

    @Test
    void anEndThatCouldNotBeWrittenIsWrittenWholeOnceThereIsRoom() throws Exception {
        Run run = kept.started(Histories.LONG);
        await().until(() -> kept.kept(run).lastSeq() > 0);
        disk.full(true);
        run.stop();
        run.awaitEnd();
        await().until(() -> kept.history().trouble().isPresent());
        disk.full(false);

        // The newest one is all that is in memory as it was made.
        kept.ended(Histories.SHORT);

        RunSummary row = kept.kept(run);
        assertThat(row.state()).isEqualTo(RunState.STOPPED);
        assertThat(row.grade()).isEqualTo("acceptable");
        assertThat(kept.history().report(run.id())).isPresent();
        assertThat(kept.seqs(run.id())).hasSize((int) (row.lastSeq() - row.missing()));
        assertThat(kept.history().trouble()).isEmpty();
    }

    @Test
    void anEndThatCannotBeWrittenHoldsUpNoOtherAndIsSaid() throws Exception {
        Run first = kept.started(Histories.LONG);
        kept.kept(first);
        update("ALTER TABLE run ADD CONSTRAINT flaw CHECK (id <> '%s' OR state <> 'stopped')".formatted(first.id()));
        first.stop();
        first.awaitEnd();
        await().until(() -> kept.history().trouble().isPresent());

        Run second = kept.ended(Histories.SHORT);

        assertThat(kept.kept(second).state()).isEqualTo(RunState.FINISHED);
        assertThat(kept.history().report(second.id())).isPresent();
        assertThat(kept.history().trouble()).isPresent();

        update("ALTER TABLE run DROP CONSTRAINT flaw");
        await().until(() -> kept.history().trouble().isEmpty());
        assertThat(kept.kept(first).state()).isEqualTo(RunState.STOPPED);
        assertThat(kept.history().report(first.id())).isPresent();
    }

    @Test
    void anEndOfARunThatIsNoLongerThereIsNotWritten() throws Exception {
        Run run = kept.started(Histories.LONG);
        kept.kept(run);
        update("DELETE FROM run WHERE id = '%s'".formatted(run.id()));
        run.stop();
        run.awaitEnd();

        assertThat(kept.history().kept(run.id())).isEmpty();
        assertThat(kept.history().trouble()).isEmpty();
        assertThat(kept.warnings()).isEmpty();
    }

    @Test
    void aRunThatIsDeletedBeforeItCouldBeWrittenIsNotWrittenLater() throws Exception {
        disk.full(true);
        Run run = kept.ended(Histories.SHORT);
        await().until(() -> kept.history().trouble().isPresent());
        disk.full(false);

        assertThat(kept.history().delete(run.id())).isTrue();

        Run next = kept.ended(Histories.SHORT);
        assertThat(kept.kept(next).state()).isEqualTo(RunState.FINISHED);
        assertThat(kept.listed()).containsExactly(next.id());
    }

    @Test
    void aRunWhoseEndIsGivenUpIsInterrupted() throws Exception {
        Run run = kept.started(Histories.LONG);
        kept.kept(run);
        disk.full(true);
        run.stop();
        run.awaitEnd();
        for (int count = 0; count < 11; count++) {
            kept.ended(Map.of("durationMillis", 10, "readers", 1));
        }
        await().until(() -> kept.history().trouble().isPresent());
        disk.full(false);

        await().until(() -> kept.kept(run).state() == RunState.INTERRUPTED);
        assertThat(kept.history().trouble()).isEmpty();
    }

    @Test
    void whatIsWrongWithTheDiskIsSaidWithWhatHelps() {
        disk.full(true);
        kept.ended(Histories.SHORT);
        await().until(() -> kept.history().trouble().isPresent());

        assertThat(kept.history().trouble())
                .contains(new StorageProblem(
                        "the disk with a flawed folder is full",
                        "Free space on it, or set another folder in lockscope.data."));
        disk.full(false);
    }

    @Test
    void aRunThatBeganOnAFullDiskIsKeptFromWhenThereIsRoom() throws Exception {
        disk.full(true);
        Run run = kept.started(Histories.LONG);
        await().until(() -> !kept.warnings().isEmpty());
        disk.full(false);
        await().until(() ->
                kept.history().kept(run.id()).filter(row -> row.lastSeq() > 0).isPresent());

        assertThat(kept.listed()).containsExactly(run.id());
    }

    @Test
    void aDiskThatStandsStillHoldsUpNoRunAndNothingOfItIsLost() throws Exception {
        disk.standStill();
        Run run = kept.ended(Map.of("durationMillis", 1_500, "readers", 2, "writers", 1));
        assertThat(run.report().orElseThrow().elapsedNanos()).isLessThan(3_000_000_000L);
        disk.move();

        RunSummary row = kept.kept(run);
        assertThat(row.state()).isEqualTo(RunState.FINISHED);
        assertThat(row.missing()).isZero();
        assertThat(kept.seqs(run.id())).hasSize((int) row.lastSeq());
    }

    @Test
    void whatWaitsForADiskThatStandsStillIsBounded() throws Exception {
        disk.standStill();
        Run run = kept.started(Map.of("durationMillis", 10, "readers", 1));
        run.awaitEnd();
        for (long seq = 1_001; seq <= 2_000; seq++) {
            kept.history().sampled(run, Snapshots.numbered(seq, List.of()));
        }
        disk.move();
        kept.history().ended(run);

        RunSummary row = kept.kept(run);
        assertThat(row.missing()).isBetween(590L, 610L);
        await().untilAsserted(() -> assertThat(stored(run)).isBetween(390L, 410L));
    }

    /** Numbers left out by hand are no holes that the history knows of: it would read them as damage. */
    private long stored(Run run) throws SQLException {
        try (Connection connection = disk.getConnection()) {
            return SqlStatement.of(
                            "SELECT SUM(last_seq - first_seq + 1) AS snapshots FROM run_chunk WHERE run_id = ?",
                            run.id())
                    .first(connection, sum -> sum.getLong("snapshots"))
                    .orElseThrow();
        }
    }

    private void update(String sql) throws Exception {
        database.inTransaction(connection -> SqlStatement.of(sql).update(connection));
    }
}
