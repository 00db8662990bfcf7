package dev.lockscope.app;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.lockscope.api.ServerProcess;
import dev.lockscope.api.WireJson;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Servers whose settings name JVMs. */
@Tag("slow")
class JvmSettingsTest {
    private static final ObjectMapper JSON = WireJson.mapper();

    @TempDir
    Path folder;

    @Test
    void anUnfitJvmStopsTheStartWithASentenceEach() throws Exception {
        assertThat(refusal(
                        "-Dlockscope.jvm.other.home=" + folder,
                        "-Dlockscope.jvm.typo.options=-XX:+UseSireal",
                        "-Dlockscope.jvm.fit.options=-XX:+UseSerialGC"))
                .startsWith(
                        "Lockscope does not start. lockscope.jvm.other.home must be the folder of a JDK, which has bin/java, was "
                                + folder + ". lockscope.jvm.typo.options are not taken by the JVM, which says: ")
                .contains("UseSireal");
    }

    @Test
    void anInvalidNameStopsTheStart() throws Exception {
        assertThat(refusal("-Dlockscope.jvm.default.options=-XX:+UseSerialGC", "-Dlockscope.jvm.Z_GC.options="))
                .startsWith("Lockscope does not start. lockscope.jvm.Z_GC must have a name of 1 to 31 small letters")
                .contains("lockscope.jvm.default must have another name");
    }

    private String refusal(String... options) throws Exception {
        try (ServerProcess server = new ServerProcess(folder.resolve("data"), options)) {
            assertThat(server.process().waitFor()).isEqualTo(1);
            server.awaitEndOfOutput();
            assertThat(server.output()).noneMatch(line -> line.startsWith("\tat ") || line.contains("Listening"));
            return server.output().stream()
                    .map(line -> line.substring(Math.max(0, line.indexOf("Lockscope does not start"))))
                    .filter(line -> line.startsWith("Lockscope"))
                    .findFirst()
                    .orElseThrow();
        }
    }

    @Test
    void aRunIsMadeInTheJvmThatItsWorkloadNames() throws Exception {
        try (ServerProcess server = new ServerProcess(folder, "-Dlockscope.jvm.serial.options=-XX:+UseSerialGC");
                HttpClient client = HttpClient.newHttpClient()) {
            URI site = server.site();
            JsonNode serial = ended(client, site, "serial");
            JsonNode byDefault = ended(client, site, "default");

            assertThat(serial.at("/report/machine/jvmOptions").toString()).contains("UseSerialGC");
            assertThat(byDefault.at("/report/machine/jvmOptions").toString()).doesNotContain("UseSerialGC");
            assertThat(List.of(
                            serial.at("/report/machine/jvm").asText(),
                            serial.at("/workload/jvm").asText()))
                    .containsOnly("serial");
        }
    }

    private static JsonNode ended(HttpClient client, URI site, String jvm) throws Exception {
        HttpRequest start = HttpRequest.newBuilder(site.resolve("api/runs"))
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(
                        "{\"durationMillis\":50,\"warmUpMillis\":0,\"jvm\":\"%s\"}".formatted(jvm)))
                .build();
        String id = JSON.readTree(client.send(start, BodyHandlers.ofString()).body())
                .get("id")
                .textValue();
        HttpRequest read =
                HttpRequest.newBuilder(site.resolve("api/runs/" + id)).build();
        return Awaitility.await()
                .atMost(Duration.ofMinutes(1))
                .until(
                        () -> JSON.readTree(
                                client.send(read, BodyHandlers.ofString()).body()),
                        run -> run.path("state").asText().equals("finished"));
    }
}
