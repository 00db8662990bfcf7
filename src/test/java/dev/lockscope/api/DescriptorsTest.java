package dev.lockscope.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** A server that the system gives few file descriptors, and more connections than there are of them. */
@EnabledOnOs(OS.LINUX)
class DescriptorsTest {
    private static final ObjectMapper JSON = WireJson.mapper();
    private static final int DESCRIPTORS = 400;
    private static final int CONNECTIONS = 200;
    private static final int AT_ONCE = 50;

    @TempDir
    Path data;

    @Test
    void whoComesWhenThereAreTooManyIsHungUpOnAndAllElseGoesOn() throws Exception {
        List<SocketChannel> crowd = new ArrayList<>();
        try (ServerProcess server = ServerProcess.withDescriptors(DESCRIPTORS, data);
                HttpClient early = HttpClient.newHttpClient()) {
            URI site = server.site();
            String run = started(early, site);

            while (crowd.size() < 2 * DESCRIPTORS) {
                for (int i = 0; i < AT_ONCE; i++) {
                    crowd.add(connected(site));
                }
                await().until(() ->
                        crowd.stream().filter(one -> !isHungUpOn(one)).count() <= CONNECTIONS);
            }
            assertThat(crowd).anyMatch(one -> !isHungUpOn(one));

            // Whoever was there before is served, and what needs a descriptor has one: the run is written to its end.
            send(
                    early,
                    HttpRequest.newBuilder(site.resolve("api/runs/" + run + "/stop"))
                            .POST(HttpRequest.BodyPublishers.noBody()));
            await().until(() -> hasReport(early, site, run));

            for (SocketChannel one : crowd) {
                one.close();
            }
            try (HttpClient late = HttpClient.newHttpClient()) {
                await().ignoreExceptions().until(() -> hasReport(late, site, run));
                assertThat(hasReport(late, site, started(late, site))).isFalse();
            }
            assertThat(server.said()).noneMatch(line -> line.matches(".*(ERROR|Exception|WARN).*"));
        } finally {
            for (SocketChannel one : crowd) {
                one.close();
            }
        }
    }

    @Test
    void withTooFewItDoesNotStartAndSaysInASentenceWhy() throws Exception {
        try (ServerProcess server = ServerProcess.withDescriptors(64, data)) {
            assertThat(server.process().waitFor()).isEqualTo(1);
            server.awaitSilence();

            assertThat(server.said())
                    .containsExactly("Lockscope does not start. It needs 128 file descriptors, the system gives it 64;"
                            + " see ulimit -n.");
        }
    }

    @Test
    void withTheFewestItStarts() throws Exception {
        try (ServerProcess server = ServerProcess.withDescriptors(128, data);
                HttpClient client = HttpClient.newHttpClient()) {
            URI site = server.site();

            assertThat(hasReport(client, site, started(client, site))).isFalse();
            assertThat(server.said()).noneMatch(line -> line.matches(".*(ERROR|Exception|WARN).*"));
        }
    }

    private static SocketChannel connected(URI site) throws IOException {
        SocketChannel one = SocketChannel.open(new InetSocketAddress(site.getHost(), site.getPort()));
        one.configureBlocking(false);
        return one;
    }

    private static boolean isHungUpOn(SocketChannel one) {
        try {
            return one.read(ByteBuffer.allocate(1)) < 0;
        } catch (IOException reset) {
            return true;
        }
    }

    private static String started(HttpClient client, URI site) throws Exception {
        JsonNode run = send(
                client,
                HttpRequest.newBuilder(site.resolve("api/runs"))
                        .header("content-type", "application/json")
                        .POST(HttpRequest.BodyPublishers.ofString("{\"durationMillis\":600000}")));
        return run.get("id").textValue();
    }

    private static boolean hasReport(HttpClient client, URI site, String run) throws Exception {
        return send(client, HttpRequest.newBuilder(site.resolve("api/runs/" + run)))
                .has("report");
    }

    private static JsonNode send(HttpClient client, HttpRequest.Builder request) throws Exception {
        HttpResponse<String> answer = client.send(request.build(), HttpResponse.BodyHandlers.ofString());
        assertThat(answer.statusCode()).as(answer.body()).isBetween(200, 299);
        return JSON.readTree(answer.body());
    }
}
