package dev.lockscope.telemetry;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockscope.format.Json;
import dev.lockscope.history.RetentionLimits;
import dev.lockscope.history.History;
import dev.lockscope.history.RunCache;
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
    void whereRunsCanBeKeptItIsReadyAndSaysWhere() throws Exception {
        HealthCheckResponse answer = askedIn(folder);

        assertThat(answer.getStatus()).isEqualTo(HealthCheckResponse.Status.UP);
        assertThat(answer.getData()).hasValue(Map.of("kept", folder.toString()));
    }

    @Test
    void aRelativeFolderIsReportedAsAnAbsolutePath() throws Exception {
        Path relative = Path.of("").toAbsolutePath().relativize(folder.toAbsolutePath());

        assertThat(Path.of((String) askedIn(relative).getData().orElseThrow().get("kept")))
                .isAbsolute()
                .isEqualTo(relative.toAbsolutePath());
    }

    @Test
    void whereRunsAreToBeKeptInMemoryItIsReady() throws Exception {
        assertThat(askedIn(null).getStatus()).isEqualTo(HealthCheckResponse.Status.UP);
    }

    @Test
    void whereRunsCannotBeKeptAsAskedItIsNotReadyAndSaysWhatHelps() throws Exception {
        Path file = Files.createFile(folder.resolve("file"));

        HealthCheckResponse answer = askedIn(file.resolve("below"));

        assertThat(answer.getStatus()).isEqualTo(HealthCheckResponse.Status.DOWN);
        assertThat(answer.getData().orElseThrow())
                .containsEntry("kept", "in memory")
                .containsKeys("problem", "remedy");
    }

    private static HealthCheckResponse askedIn(Path folder) throws InterruptedException {
        try (History history = History.open(
                folder, new RetentionLimits(3, 1L << 20), new RunCache(3, 100, forgotten -> {}), Json.alone(), warning -> {})) {
            return new HistoryReadinessCheck(history).call();
        }
    }
}
