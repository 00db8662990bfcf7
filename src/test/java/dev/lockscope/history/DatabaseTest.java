package dev.lockscope.history;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lockscope.log.Gzip;
import dev.lockscope.log.RunLabels;
import dev.lockscope.log.RunSummary;
import dev.lockscope.run.RunState;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Files that are older, newer, damaged, or can't be written. */
class DatabaseTest {
    private static final String OLD_ROW = """
            INSERT INTO run VALUES ('%s', 1, '%s', TIMESTAMP WITH TIME ZONE '2026-01-02 03:04:05Z', 50, 'mutex', 'classic',
                '{"lock":"mutex"}', 7, 3, 1000000, %s, NULL, 2, 0, 0)""";

    @TempDir
    Path folder;

    @Test
    void aFileOfTheFirstVersionIsMigratedWithItsRuns() throws Exception {
        Flyway.configure().dataSource(url(), "sa", "").target("1").load().migrate();
        onTheFile(OLD_ROW.formatted("interrupted", "running", "NULL"));
        onTheFile(OLD_ROW.formatted("finished", "finished", "1234"));
        byte[] snapshots = Gzip.compress("{\"seq\":1,\"reads\":3}\n{\"seq\":2,\"reads\":7}");
        byte[] report =
                Gzip.compress("{\"reads\":7,\"fairness\":{\"jain\":0.5},\"verdict\":{\"grade\":\"interesting\"}}");
        onTheFile("INSERT INTO run_chunk VALUES ('finished', 1, 2, ?)", snapshots);
        onTheFile("INSERT INTO run_document VALUES ('finished', NULL, ?, NULL)", (Object) report);

        try (TestHistory test = TestHistory.in(folder)) {
            assertThat(test.warnings()).isEmpty();
            assertThat(test.history().stored("interrupted").orElseThrow().state())
                    .isEqualTo(RunState.INTERRUPTED);
            RunSummary finished = test.history().stored("finished").orElseThrow();
            assertThat(finished.startedAt()).hasToString("2026-01-02T03:04:05Z");
            assertThat(finished.reads()).isEqualTo(7);
            assertThat(finished.p99WaitNanos()).isEqualTo(1234);
            assertThat(finished.jain()).isEqualTo(0.5);
            assertThat(finished.grade()).isEqualTo("interesting");
            assertThat(finished.labels()).isEqualTo(RunLabels.NONE);
            assertThat(test.seqs("finished")).containsExactly(1L, 2L);
            assertThat(test.history().records().report("finished"))
                    .hasValueSatisfying(text -> assertThat(text).startsWith("{\"reads\":7"));
            String newest = test.ended(TestHistory.SHORT).id();
            assertThat(test.listed()).startsWith(newest).containsExactlyInAnyOrder(newest, "interrupted", "finished");
        }
    }

    @Test
    void aFileOfALaterVersionIsNotChanged() throws Exception {
        TestHistory.in(folder).close();
        onTheFile("""
                INSERT INTO "flyway_schema_history" VALUES
                    (1000, '1000', 'later', 'SQL', 'V1000__later.sql', 1, 'sa', CURRENT_TIMESTAMP, 1, TRUE)""");

        assertStoredInMemoryBecause("is of a later version");
    }

    @Test
    void aFolderThatCannotBeCreatedIsReported() throws Exception {
        folder = Files.writeString(folder.resolve("occupied"), "by a file").resolve("below");

        assertStoredInMemoryBecause("can't be created");
    }

    @Test
    void aFileInPlaceOfTheFolderIsReported() throws Exception {
        folder = Files.writeString(folder.resolve("occupied"), "by a file");

        assertStoredInMemoryBecause("occupied is not a folder");
    }

    @Test
    void aFolderNameWithASemicolonIsReported() throws Exception {
        folder = folder.resolve("a;b");

        assertStoredInMemoryBecause("has a semicolon in its name");
    }

    @Test
    void aTruncatedFileIsDamaged() throws Exception {
        Files.write(folder.resolve("history.mv.db"), new byte[] {1, 2, 3});

        assertStoredInMemoryBecause("is damaged");
    }

    @Test
    void aDamagedFileIsReportedAndNotChanged() throws Exception {
        Path file = Files.writeString(folder.resolve("history.mv.db"), "this is no database".repeat(1_000));
        byte[] before = Files.readAllBytes(file);

        assertStoredInMemoryBecause("is damaged");

        assertThat(Files.readAllBytes(file)).isEqualTo(before);
    }

    @Test
    void aReadOnlyFileIsReported() throws Exception {
        TestHistory.in(folder).close();

        assertThatThrownBy(() -> Database.open(
                        Database.h2(url() + ";ACCESS_MODE_DATA=r"), StorageVolume.named(folder.toString())))
                .isInstanceOf(Database.CannotOpen.class)
                .hasMessage("the file in %s is read-only", folder);
    }

    private void assertStoredInMemoryBecause(String reason) throws Exception {
        try (TestHistory test = TestHistory.in(folder)) {
            assertThat(test.warnings())
                    .singleElement()
                    .asString()
                    .contains(folder.toString(), reason)
                    .startsWith("History: ")
                    .endsWith("; runs are stored in memory only")
                    .hasLineCount(1);
            assertThat(test.history().problem()).isPresent();
            String id = test.ended(TestHistory.SHORT).id();
            assertThat(test.listed()).containsExactly(id);
        }
    }

    private void onTheFile(String statement, Object... values) throws SQLException {
        try (Connection connection = DriverManager.getConnection(url(), "sa", "")) {
            SqlStatement.of(statement, values).update(connection);
        }
    }

    private String url() {
        return "jdbc:h2:file:" + folder.resolve("history");
    }
}
