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

/** Runs continue with any failure of the disk, and missing data is reported. */
@Tag("slow")
class FaultyDiskTest {
    private final FaultyDisk disk = new FaultyDisk();
    private Database database;
    private TestHistory test;

    @BeforeEach
    void open() throws Database.CannotOpen {
        database = Database.open(disk, disk.volume());
        test = TestHistory.in(database);
    }

    @AfterEach
    void close() throws InterruptedException {
        test.close();
    }

    @Test
    void onAFullDiskARunCompletesAndIsListedFromMemory() throws Exception {
        disk.full(true);

        Run run = test.ended(TestHistory.SHORT);

        assertThat(run.state()).isEqualTo(RunState.FINISHED);
        assertThat(test.listed()).containsExactly(run.id());
        assertThat(test.history().find(run.id())).isPresent();
        assertThat(test.history().labels(run.id())).isEqualTo(RunLabels.NONE);
        assertThatThrownBy(() -> test.history().stored(run.id())).isInstanceOf(History.Unreadable.class);
        assertThat(test.warnings())
                .singleElement()
                .asString()
                .contains("the disk with a faulty folder is full", "the run continues")
                .doesNotContain("Speicherplatz")
                .hasLineCount(1);
        disk.full(false);
    }

    @Test
    void snapshotsLostOnAFullDiskAreCounted() throws Exception {
        Run run = test.started(TestHistory.LONG);
        await().until(() -> test.stored(run).lastSeq() > 0);
        disk.full(true);
        await().until(() -> !test.warnings().isEmpty());
        disk.full(false);
        long before = test.stored(run).lastSeq();
        await().until(() -> test.stored(run).lastSeq() > before);
        run.stop();
        run.awaitEnd();

        RunSummary row = test.stored(run);
        assertThat(row.missing()).isPositive();
        assertThat(test.seqs(run.id())).isSorted().doesNotHaveDuplicates().hasSize((int)
                (row.lastSeq() - row.missing()));
        assertThat(row.state()).isEqualTo(RunState.STOPPED);
        assertThat(test.history().records().report(run.id())).isPresent();
        assertThat(test.warnings()).hasSize(1);
    }

    @Test
    void aRunWithAnUnwrittenEndIsListedAsEnded() throws Exception {
        Run run = test.started(TestHistory.LONG);
        await().until(() -> test.stored(run).lastSeq() > 0);
        disk.full(true);
        run.stop();
        run.awaitEnd();
        await().until(() -> !test.warnings().isEmpty());
        disk.full(false);

        assertThat(test.history().list(RunCriteria.ALL)).singleElement().satisfies(row -> {
            assertThat(row.id()).isEqualTo(run.id());
            assertThat(row.state()).isEqualTo(RunState.STOPPED);
            assertThat(row.reads()).isEqualTo(run.report().orElseThrow().reads());
        });
    }

    @Test
    void anUnwrittenEndIsWrittenOnceThereIsSpace() throws Exception {
        Run run = test.started(TestHistory.LONG);
        await().until(() -> test.stored(run).lastSeq() > 0);
        disk.full(true);
        run.stop();
        run.awaitEnd();
        await().until(() -> test.history().problem().isPresent());
        disk.full(false);

        // The newest one is all that is in memory as it was made.
        test.ended(TestHistory.SHORT);

        RunSummary row = test.stored(run);
        assertThat(row.state()).isEqualTo(RunState.STOPPED);
        assertThat(row.grade()).isEqualTo("acceptable");
        assertThat(test.history().records().report(run.id())).isPresent();
        assertThat(test.seqs(run.id())).hasSize((int) (row.lastSeq() - row.missing()));
        assertThat(test.history().problem()).isEmpty();
    }

    @Test
    void anUnwritableEndIsReportedAndDelaysNoOther() throws Exception {
        Run first = test.started(TestHistory.LONG);
        test.stored(first);
        update("ALTER TABLE run ADD CONSTRAINT flaw CHECK (id <> '%s' OR state <> 'stopped')".formatted(first.id()));
        first.stop();
        first.awaitEnd();
        await().until(() -> test.history().problem().isPresent());

        Run second = test.ended(TestHistory.SHORT);

        assertThat(test.stored(second).state()).isEqualTo(RunState.FINISHED);
        assertThat(test.history().records().report(second.id())).isPresent();
        assertThat(test.history().problem()).isPresent();

        update("ALTER TABLE run DROP CONSTRAINT flaw");
        await().until(() -> test.history().problem().isEmpty());
        assertThat(test.stored(first).state()).isEqualTo(RunState.STOPPED);
        assertThat(test.history().records().report(first.id())).isPresent();
    }

    @Test
    void theEndOfADeletedRunIsNotWritten() throws Exception {
        Run run = test.started(TestHistory.LONG);
        test.stored(run);
        update("DELETE FROM run WHERE id = '%s'".formatted(run.id()));
        run.stop();
        run.awaitEnd();

        assertThat(test.history().stored(run.id())).isEmpty();
        assertThat(test.history().problem()).isEmpty();
        assertThat(test.warnings()).isEmpty();
    }

    @Test
    void anUnwrittenRunThatIsDeletedIsNotRetried() throws Exception {
        disk.full(true);
        Run run = test.ended(TestHistory.SHORT);
        await().until(() -> test.history().problem().isPresent());
        disk.full(false);

        assertThat(test.history().delete(run.id())).isTrue();

        Run next = test.ended(TestHistory.SHORT);
        assertThat(test.stored(next).state()).isEqualTo(RunState.FINISHED);
        assertThat(test.listed()).containsExactly(next.id());
    }

    @Test
    void aRunWhoseEndIsGivenUpIsInterrupted() throws Exception {
        Run run = test.started(TestHistory.LONG);
        test.stored(run);
        disk.full(true);
        run.stop();
        run.awaitEnd();
        for (int count = 0; count < 11; count++) {
            test.ended(Map.of("durationMillis", 10, "readers", 1));
        }
        await().until(() -> test.history().problem().isPresent());
        disk.full(false);

        await().until(() -> test.stored(run).state() == RunState.INTERRUPTED);
        assertThat(test.history().problem()).isEmpty();
    }

    @Test
    void aProblemIsReportedWithItsRemedy() {
        disk.full(true);
        test.ended(TestHistory.SHORT);
        await().until(() -> test.history().problem().isPresent());

        assertThat(test.history().problem())
                .contains(new StorageProblem(
                        "the disk with a faulty folder is full",
                        "Free space on it, or set another folder in lockscope.data."));
        disk.full(false);
    }

    @Test
    void recordingBeginsOnceThereIsSpace() throws Exception {
        disk.full(true);
        Run run = test.started(TestHistory.LONG);
        await().until(() -> !test.warnings().isEmpty());
        disk.full(false);
        await().until(() ->
                test.history().stored(run.id()).filter(row -> row.lastSeq() > 0).isPresent());

        assertThat(test.listed()).containsExactly(run.id());
    }

    @Test
    void aFrozenDiskDelaysNoRunAndLosesNothing() throws Exception {
        disk.freeze();
        Run run = test.ended(Map.of("durationMillis", 1_500, "readers", 2, "writers", 1));
        assertThat(run.report().orElseThrow().elapsedNanos()).isLessThan(3_000_000_000L);
        disk.unfreeze();

        RunSummary row = test.stored(run);
        assertThat(row.state()).isEqualTo(RunState.FINISHED);
        assertThat(row.missing()).isZero();
        assertThat(test.seqs(run.id())).hasSize((int) row.lastSeq());
    }

    @Test
    void pendingWritesToAFrozenDiskAreBounded() throws Exception {
        disk.freeze();
        Run run = test.started(Map.of("durationMillis", 10, "readers", 1));
        run.awaitEnd();
        for (long seq = 1_001; seq <= 2_000; seq++) {
            test.history().sampled(run, Snapshots.numbered(seq, List.of()));
        }
        disk.unfreeze();
        test.history().ended(run);

        RunSummary row = test.stored(run);
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
