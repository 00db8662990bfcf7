package dev.lockscope.telemetry;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockscope.history.History;
import dev.lockscope.history.RetentionLimits;
import dev.lockscope.history.RunCache;
import dev.lockscope.log.Json;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HistoryReadinessCheckTest {
    @TempDir
    Path folder;

    @Test
    void isUpAndNamesTheFolderIfRunsCanBeStored() throws Exception {
        HealthCheckResponse response = check(folder);

        assertThat(response.getStatus()).isEqualTo(HealthCheckResponse.Status.UP);
        assertThat(response.getData()).hasValue(Map.of("kept", folder.toString()));
    }

    @Test
    void aRelativeFolderIsReportedAsAnAbsolutePath() throws Exception {
        Path relative = Path.of("").toAbsolutePath().relativize(folder.toAbsolutePath());

        assertThat(Path.of((String) check(relative).getData().orElseThrow().get("kept")))
                .isAbsolute()
                .isEqualTo(relative.toAbsolutePath());
    }

    @Test
    void isUpIfRunsAreStoredInMemory() throws Exception {
        assertThat(check(null).getStatus()).isEqualTo(HealthCheckResponse.Status.UP);
    }

    @Test
    void isDownAndNamesTheRemedyIfRunsCannotBeStored() throws Exception {
        Path file = Files.createFile(folder.resolve("file"));

        HealthCheckResponse response = check(file.resolve("below"));

        assertThat(response.getStatus()).isEqualTo(HealthCheckResponse.Status.DOWN);
        assertThat(response.getData().orElseThrow())
                .containsEntry("kept", "in memory")
                .containsKeys("problem", "remedy");
    }

    private static HealthCheckResponse check(Path folder) throws InterruptedException {
        try (History history = History.open(
                folder,
                new RetentionLimits(3, 1L << 20),
                new RunCache(3, 100, forgotten -> {}),
                Json.newMapper(),
                warning -> {})) {
            return new HistoryReadinessCheck(history).call();
        }
    }
}
