package dev.lockscope.config;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockscope.api.ServerProcess;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Settings that depend on one another. */
class SettingsValidatorTest {
    private static final String VIEWING = "view-view-view-view";
    private static final String RUNNING = "run_run_run_run_run";

    @TempDir
    Path folder;

    @ParameterizedTest
    @CsvSource({
        "localhost, localhost 127.0.0.1 [::1],,",
        "127.0.0.1, LOCALHOST,,",
        "localhost, localhost, " + VIEWING + ", " + RUNNING,
        "0.0.0.0, localhost box.example, " + VIEWING + ", " + RUNNING,
        "localhost, box.example, " + VIEWING + ", " + RUNNING,
    })
    void completeSettingsAreAccepted(String host, String allowed, String viewing, String running) {
        assertThat(problems(host, allowed, viewing, running)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "0.0.0.0, localhost,,, lockscope.allowed-hosts must have its name",
        "0.0.0.0, localhost,,, lockscope.viewing-token and lockscope.running-token must be set",
        "0.0.0.0, localhost, " + VIEWING + ", " + RUNNING + ", lockscope.allowed-hosts must have its name",
        "0.0.0.0, box.example,,, lockscope.viewing-token and lockscope.running-token must be set",
        "::, box.example,,, lockscope.viewing-token and lockscope.running-token must be set",
        "localhost, box.example,,, lockscope.viewing-token and lockscope.running-token must be set",
        "localhost, localhost, " + VIEWING + ",, lockscope.running-token must be too",
        "0.0.0.0, box.example,, " + RUNNING + ", lockscope.viewing-token must be too",
        "localhost, localhost, " + VIEWING + ", " + VIEWING + ", must differ",
        "localhost, box.example:80, " + VIEWING + ", " + RUNNING
                + ", 'without a port, such as box.example or [::1], was box.example:80'",
        "localhost, *, " + VIEWING + ", " + RUNNING + ", 'without a port, such as box.example or [::1], was *'",
        "localhost, localhost, " + VIEWING + ", short, 16 or more",
        "localhost, localhost, " + VIEWING + ", 'of words; that are long', 16 or more",
    })
    void incompleteSettingsAreRefusedWithASentence(
            String host, String allowed, String viewing, String running, String sentence) {
        assertThat(problems(host, allowed, viewing, running)).anyMatch(problem -> problem.contains(sentence));
    }

    @Test
    void invalidSettingsStopTheStartWithASentenceEach() throws Exception {
        try (ServerProcess server = new ServerProcess(
                folder,
                "-Dquarkus.http.host=0.0.0.0",
                "-Dlockscope.max-workers=20001",
                "-Dlockscope.max-duration=10ms",
                "-Dlockscope.requests-per-second=0",
                "-Dlockscope.data=~another/runs",
                "-Dlockscope.body-bytes=99999999999G")) {
            assertThat(server.process().waitFor()).isEqualTo(1);
            server.awaitEndOfOutput();

            assertThat(server.output())
                    .anyMatch(
                            line -> line.startsWith(
                                    "Lockscope does not start. Other machines can reach the server at quarkus.http.host=0.0.0.0"));
            assertThat(server.output())
                    .anyMatch(line -> line.endsWith("lockscope.max-workers must be from 110 to 20000, was 20001."
                            + " lockscope.max-duration must be from 1.0 s to 3600.0 s, was 0.01 s."
                            + " lockscope.requests-per-second must be from 1 to 1000000, was 0."
                            + " lockscope.body-bytes must be from 1024 to 16777216, was 9223372036854775807."
                            + " lockscope.data begins with the home directory of another user, which is unknown: ~another/runs;"
                            + " write the full path."));
            assertThat(server.output()).noneMatch(line -> line.startsWith("\tat ") || line.contains("Listening"));
        }
    }

    private static List<String> problems(String host, String allowed, String viewing, String running) {
        Set<String> hosts = Arrays.stream(allowed.split(" ")).collect(Collectors.toSet());
        return SettingsValidator.problems(host, hosts, Optional.ofNullable(viewing), Optional.ofNullable(running));
    }
}
