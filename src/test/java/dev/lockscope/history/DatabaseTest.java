package dev.lockscope.history;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

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
    private static final String OLDEST_RUN = """
            INSERT INTO run VALUES ('oldest', 1, 'running', TIMESTAMP WITH TIME ZONE '2026-01-02 03:04:05Z', 50, 'mutex', 'classic',
                '{"lock":"mutex"}', 7, 3, 1000000, NULL, NULL, 0, 0, 0)""";

    @TempDir
    Path folder;

    @Test
    void theFileOfTheFirstVersionIsBroughtUpToDateAndItsRunsAreThere() throws Exception {
        Flyway.configure().dataSource(url(), "sa", "").target("1").load().migrate();
        onTheFile(OLDEST_RUN);

        try (Kept kept = Kept.in(folder)) {
            assertThat(kept.warnings()).isEmpty();
            KeptRun oldest = kept.history().kept("oldest").orElseThrow();
            assertThat(oldest.state()).isEqualTo(RunState.INTERRUPTED);
            assertThat(oldest.startedAt()).hasToString("2026-01-02T03:04:05Z");
            assertThat(oldest.reads()).isEqualTo(7);
            assertThat(oldest.labels()).isEqualTo(Labels.NONE);
            String newest = kept.ended(Kept.SHORT).id();
            assertThat(kept.listed()).containsExactly(newest, "oldest");
        }
    }

    @Test
    void aFileOfALaterVersionIsLeftAsItIs() throws Exception {
        Kept.in(folder).close();
        onTheFile("""
                INSERT INTO "flyway_schema_history" VALUES
                    (1000, '1000', 'later', 'SQL', 'V1000__later.sql', 1, 'sa', CURRENT_TIMESTAMP, 1, TRUE)""");

        assertThatRunsAreKeptInMemoryBecause("can't be used");
    }

    @Test
    void aFolderThatCanNotBeMadeIsNamed() throws Exception {
        folder = Files.writeString(folder.resolve("occupied"), "by a file").resolve("below");

        assertThatRunsAreKeptInMemoryBecause("can't be made");
    }

    @Test
    void aDamagedFileIsNamedAndLeftAsItIs() throws Exception {
        Path file = Files.writeString(folder.resolve("history.mv.db"), "this is no database".repeat(1_000));
        byte[] before = Files.readAllBytes(file);

        assertThatRunsAreKeptInMemoryBecause("is damaged");

        assertThat(Files.readAllBytes(file)).isEqualTo(before);
    }

    @Test
    void aFileThatCanOnlyBeReadIsNamed() throws Exception {
        Kept.in(folder).close();

        assertThatThrownBy(() -> Database.open(Database.h2(url() + ";ACCESS_MODE_DATA=r"), folder.toString()))
                .isInstanceOf(Database.CannotOpen.class)
                .hasMessage("the file in %s can only be read", folder);
    }

    private void assertThatRunsAreKeptInMemoryBecause(String reason) throws Exception {
        try (Kept kept = Kept.in(folder)) {
            assertThat(kept.warnings()).singleElement().asString()
                    .contains(folder.toString(), reason)
                    .startsWith("History: ")
                    .endsWith("; runs are kept in memory only")
                    .hasLineCount(1);
            assertThat(kept.history().problem()).isPresent();
            String id = kept.ended(Kept.SHORT).id();
            assertThat(kept.listed()).containsExactly(id);
        }
    }

    private void onTheFile(String statement) throws SQLException {
        try (Connection connection = DriverManager.getConnection(url(), "sa", "")) {
            Sql.of(statement).update(connection);
        }
    }

    private String url() {
        return "jdbc:h2:file:" + folder.resolve("history");
    }
}
