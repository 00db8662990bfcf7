package dev.lockscope.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.lockscope.api.ServerProcess;
import dev.lockscope.api.WireJson;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Servers with a heap too small for the largest workload. */
@Tag("slow")
class HeapBudgetTest {
    private static final ObjectMapper JSON = WireJson.mapper();

    @TempDir
    Path data;

    @Test
    void aWorkloadLargerThanTheHeapAllowsIsRefused() throws Exception {
        try (ServerProcess server = new ServerProcess(data, "-Xmx64m");
                HttpClient client = HttpClient.newHttpClient()) {
            URI site = server.site();
            int max = get(client, site, "api/limits").at("/parameters/2/max").intValue();

            assertThat(max).isBetween(110, 19_999);
            HttpResponse<String> refused = start(client, site, max + 1);
            assertThat(refused.statusCode()).isEqualTo(400);
            assertThat(refused.body()).contains("must be a whole number from 0 to %d, was %d".formatted(max, max + 1));
            for (int readers : new int[] {max - 10, 10}) {
                assertRunFinishes(client, site, readers);
            }
            assertThat(server.output()).noneMatch(line -> line.matches(".*(ERROR|OutOfMemory|WARN).*"));
        }
    }

    @Test
    void aHeapTooSmallForTheServerStopsTheStart() throws Exception {
        try (ServerProcess server = new ServerProcess(data, "-Xmx32m")) {
            assertThat(server.process().waitFor()).isEqualTo(1);
            server.awaitEndOfOutput();
            assertThat(server.output()).anyMatch(line -> line.endsWith("The heap has 32 MB; the least is -Xmx40m."));
        }
    }

    private static void assertRunFinishes(HttpClient client, URI site, int readers) throws Exception {
        HttpResponse<String> started = start(client, site, readers);
        assertThat(started.statusCode()).as(started.body()).isEqualTo(201);
        String run = "api/runs/" + JSON.readTree(started.body()).get("id").textValue();

        await().atMost(Duration.ofMinutes(1))
                .until(() -> !get(client, site, run).get("state").textValue().equals("running"));

        JsonNode ended = get(client, site, run);
        assertThat(ended.get("state").textValue())
                .as(() -> ended.path("failure").toString())
                .isEqualTo("finished");
    }

    private static HttpResponse<String> start(HttpClient client, URI site, int readers)
            throws IOException, InterruptedException {
        String workload = "{\"durationMillis\":1000,\"keys\":1000,\"readers\":%d}".formatted(readers);
        return client.send(
                HttpRequest.newBuilder(site.resolve("api/runs"))
                        .header("content-type", "application/json")
                        .POST(HttpRequest.BodyPublishers.ofString(workload))
                        .build(),
                HttpResponse.BodyHandlers.ofString());
    }

    private static JsonNode get(HttpClient client, URI site, String path) throws IOException, InterruptedException {
        return JSON.readTree(
                client.send(HttpRequest.newBuilder(site.resolve(path)).build(), HttpResponse.BodyHandlers.ofString())
                        .body());
    }
}
