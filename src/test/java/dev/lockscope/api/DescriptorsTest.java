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
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** A server with few file descriptors and more connections than those. */
@Tag("slow")
@EnabledOnOs(OS.LINUX)
class DescriptorsTest {
    private static final ObjectMapper JSON = WireJson.mapper();
    private static final int DESCRIPTORS = 400;
    private static final int CONNECTIONS = 200;
    private static final int AT_ONCE = 50;

    @TempDir
    Path data;

    @Test
    void connectionsBeyondTheLimitAreClosed() throws Exception {
        List<SocketChannel> clients = new ArrayList<>();
        try (ServerProcess server = ServerProcess.withDescriptors(DESCRIPTORS, data);
                HttpClient early = HttpClient.newHttpClient()) {
            URI site = server.site();
            String run = started(early, site);

            while (clients.size() < 2 * DESCRIPTORS) {
                for (int i = 0; i < AT_ONCE; i++) {
                    clients.add(connected(site));
                }
                await().until(() ->
                        clients.stream().filter(one -> !isClosed(one)).count() <= CONNECTIONS);
            }
            assertThat(clients).anyMatch(one -> !isClosed(one));

            // Earlier connections are served, and descriptors are left for files: the run is stored to its end.
            send(
                    early,
                    HttpRequest.newBuilder(site.resolve("api/runs/" + run + "/stop"))
                            .POST(HttpRequest.BodyPublishers.noBody()));
            await().until(() -> hasReport(early, site, run));

            for (SocketChannel one : clients) {
                one.close();
            }
            try (HttpClient late = HttpClient.newHttpClient()) {
                await().ignoreExceptions().until(() -> hasReport(late, site, run));
                assertThat(hasReport(late, site, started(late, site))).isFalse();
            }
            assertThat(server.output()).noneMatch(line -> line.matches(".*(ERROR|Exception|WARN).*"));
        } finally {
            for (SocketChannel one : clients) {
                one.close();
            }
        }
    }

    @Test
    void tooFewDescriptorsStopTheStartWithAMessage() throws Exception {
        try (ServerProcess server = ServerProcess.withDescriptors(64, data)) {
            assertThat(server.process().waitFor()).isEqualTo(1);
            server.awaitEndOfOutput();

            assertThat(server.output())
                    .containsExactly("Lockscope does not start. It needs 160 file descriptors, the system gives it 64;"
                            + " see ulimit -n.");
        }
    }

    @Test
    void theMinimumOfDescriptorsIsEnough() throws Exception {
        try (ServerProcess server = ServerProcess.withDescriptors(160, data);
                HttpClient client = HttpClient.newHttpClient()) {
            URI site = server.site();

            assertThat(hasReport(client, site, started(client, site))).isFalse();
            assertThat(server.output()).noneMatch(line -> line.matches(".*(ERROR|Exception|WARN).*"));
        }
    }

    private static SocketChannel connected(URI site) throws IOException {
        SocketChannel one = SocketChannel.open(new InetSocketAddress(site.getHost(), site.getPort()));
        one.configureBlocking(false);
        return one;
    }

    private static boolean isClosed(SocketChannel one) {
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
        HttpResponse<String> response = client.send(request.build(), HttpResponse.BodyHandlers.ofString());
        assertThat(response.statusCode()).as(response.body()).isBetween(200, 299);
        return JSON.readTree(response.body());
    }
}
