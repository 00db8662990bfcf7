package dev.lockscope.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Clients that stall within a body block no others, and time out. */
@Tag("slow")
class UnfinishedBodiesTest {
    private static final String NEVER = "-Dlockscope.body-timeout=1h";
    private static final String SOON = "-Dlockscope.body-timeout=300ms";
    private static final String LOG = "{\"type\":";

    @TempDir
    Path data;

    @Test
    void otherRequestsAreServedMeanwhile() throws Exception {
        try (ServerProcess server = new ServerProcess(data, NEVER);
                UnfinishedBodies unfinished = new UnfinishedBodies(server.site())) {
            unfinished.open(500, "/api/runs", "{");
            unfinished.open(500, ImportResource.PATH, LOG);

            for (String path : new String[] {"q/health", "api/runs", "api/duels", "api/limits", ""}) {
                assertThat(status(HttpRequest.newBuilder(server.site().resolve(path))))
                        .isEqualTo(200);
            }
            HttpRequest.Builder run = HttpRequest.newBuilder(server.site().resolve("api/runs"))
                    .header("content-type", "application/json")
                    .POST(HttpRequest.BodyPublishers.ofString("{\"durationMillis\":20}"));
            assertThat(status(run)).isEqualTo(201);
        }
    }

    @Test
    void aLateBodyIsA408AndItsConnectionCloses() throws Exception {
        try (ServerProcess server = new ServerProcess(data, SOON)) {
            for (String path : new String[] {"/api/runs", "/api/duels", "/api/runs/x/stop", ImportResource.PATH}) {
                RawResponse response =
                        RawResponse.to(server.site(), UnfinishedBodies.request(server.site(), path, LOG));

                assertThat(response.flaw()).isEmpty();
                assertThat(response.text()).startsWith("HTTP/1.1 408 ").contains("lockscope.body-timeout");
            }
            assertThat(server.output()).noneMatch(line -> line.matches(".*(ERROR|Exception|WARN).*"));
        }
    }

    @Test
    void concurrentImportsAreLimited() throws Exception {
        try (ServerProcess server = new ServerProcess(data, NEVER)) {
            URI site = server.site();
            try (UnfinishedBodies unfinished = new UnfinishedBodies(site)) {
                unfinished.open(ImportResource.MAX_CONCURRENT + 1, ImportResource.PATH, LOG);
                await().until(() -> unfinished.anyRejected(503));
            }
            await().until(() -> status(imported(site)) == 400);
        }
    }

    @Test
    void bodiesUseABoundedPartOfTheHeap() throws Exception {
        try (ServerProcess server = new ServerProcess(data, NEVER, "-Xmx64m");
                UnfinishedBodies unfinished = new UnfinishedBodies(server.site())) {
            unfinished.open(300, "/api/runs", " ".repeat(60_000));

            await().until(() -> unfinished.anyRejected(503));
        }
    }

    private static HttpRequest.Builder imported(URI site) {
        return HttpRequest.newBuilder(site.resolve(ImportResource.PATH))
                .header("content-type", ImportResource.TYPE)
                .POST(HttpRequest.BodyPublishers.ofString("no log"));
    }

    private static int status(HttpRequest.Builder request) throws Exception {
        try (HttpClient client = HttpClient.newHttpClient()) {
            return client.send(request.timeout(Duration.ofSeconds(30)).build(), BodyHandlers.discarding())
                    .statusCode();
        }
    }
}
