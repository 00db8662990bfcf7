package dev.lockscope.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.lockscope.history.History;
import dev.lockscope.history.RetentionLimits;
import dev.lockscope.history.RunCache;
import io.restassured.RestAssured;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The first response does not wait for the history unless it needs it. */
@Tag("slow")
class FirstAnswerTest {
    private static final ObjectMapper JSON = WireJson.mapper();

    @TempDir
    Path folder;

    @Test
    void thePortOpensBeforeTheHistory() throws Exception {
        try (History other = open();
                ServerProcess server = new ServerProcess(folder)) {
            String site = server.site().toString();

            RestAssured.get(site + "q/health/ready").then().statusCode(503);
            await().until(() -> line(server, "History: another Lockscope") >= 0);
            assertThat(line(server, "Listening on: ")).isLessThan(line(server, "History: another Lockscope"));
            assertThat(other.problem()).isEmpty();
        }
    }

    private History open() {
        return History.open(
                folder, new RetentionLimits(10, 1L << 30), new RunCache(1, 1, forgotten -> {}), JSON, warning -> {
                    throw new AssertionError(warning);
                });
    }

    /** The index of the output line with these words, or -1. */
    private static int line(ServerProcess server, String words) {
        List<String> said = server.output();
        return said.stream()
                .filter(line -> line.contains(words))
                .findFirst()
                .map(said::indexOf)
                .orElse(-1);
    }
}
