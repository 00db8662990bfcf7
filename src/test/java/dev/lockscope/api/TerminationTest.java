package dev.lockscope.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.lockscope.history.History;
import dev.lockscope.history.RetentionLimits;
import dev.lockscope.history.RunCache;
import dev.lockscope.live.WebSocketViewer;
import dev.lockscope.log.RunSummary;
import dev.lockscope.run.RunState;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A server that gets a SIGTERM during a run. */
@Tag("slow")
@Tag("alone")
class TerminationTest {
    private static final ObjectMapper JSON = WireJson.mapper();
    private static final Duration SOON = Duration.ofSeconds(2);

    @TempDir
    Path folder;

    @Test
    void sigtermStoresTheRunAndEndsWithinTwoSeconds() throws Exception {
        List<Termination> terminations = new ArrayList<>();
        do {
            terminations.add(terminated(folder.resolve("data" + terminations.size())));
        } while (!terminations.getLast().inTime() && terminations.size() < 3);

        assertThat(terminations).last().satisfies(last -> {
            assertThat(last.took).isLessThan(SOON);
            assertThat(last.lastMessage.get("type").textValue()).isEqualTo("finished");
            assertThat(last.lastMessage.get("state").textValue()).isEqualTo("stopped");
        });
    }

    /**
     * What a viewer and the system saw of it. Other load on the machine may delay both.
     *
     * @param took the time to the end of the process
     * @param lastMessage to a viewer about the run
     */
    private record Termination(Duration took, JsonNode lastMessage) {
        boolean inTime() {
            return took.compareTo(SOON) < 0
                    && lastMessage.get("type").textValue().equals("finished");
        }
    }

    private static Termination terminated(Path data) throws Exception {
        // The run at startup warms up the code that makes a report.
        try (ServerProcess server = new ServerProcess(data, "-Dlockscope.run-at-start=true")) {
            URI site = server.site();
            await().atMost(Duration.ofMinutes(1))
                    .until(() -> server.output().stream().anyMatch(line -> line.startsWith("Now browse to ")));
            String run = started(site, "{\"durationMillis\":600000}");
            try (WebSocketViewer viewer = new WebSocketViewer(
                            URI.create("ws" + site.toString().substring(4) + "live"));
                    UnfinishedBodies unfinished = new UnfinishedBodies(site)) {
                await().until(() -> viewer.seqs(run).size() > 5);
                unfinished.open(300, "/api/runs", "{");
                unfinished.open(ImportResource.MAX_CONCURRENT, ImportResource.PATH, "{\"type\":");

                long start = System.nanoTime();
                server.process().destroy();
                server.process().waitFor();
                Duration took = Duration.ofNanos(System.nanoTime() - start);

                assertThat(server.process().exitValue()).isEqualTo(128 + 15);
                assertThat(server.output()).noneMatch(line -> line.matches(".*(ERROR|Exception|WARN).*"));
                assertThat(viewer.closeCode()).isEqualTo(1001);
                JsonNode last = JSON.readTree(viewer.messagesAbout(run).getLast());
                assertStoredAsStopped(data, run, last);
                return new Termination(took, last);
            }
        }
    }

    private static void assertStoredAsStopped(Path data, String run, JsonNode lastMessage) throws Exception {
        RunCache none = new RunCache(1, 1, forgotten -> {});
        try (History history = History.open(data, new RetentionLimits(10, 1L << 30), none, JSON, warning -> {
            throw new AssertionError(warning);
        })) {
            RunSummary stored = history.stored(run).orElseThrow();
            assertThat(stored.state()).isEqualTo(RunState.STOPPED);
            if (lastMessage.has("report")) {
                assertThat(stored.reads())
                        .isEqualTo(lastMessage.at("/report/reads").longValue());
            }
            assertThat(stored.missing()).isZero();
            assertThat(history.records().report(run)).isPresent();
        }
    }

    private static String started(URI site, String workload) throws Exception {
        try (HttpClient client = HttpClient.newHttpClient()) {
            HttpResponse<String> response = client.send(
                    HttpRequest.newBuilder(site.resolve("api/runs"))
                            .header("content-type", "application/json")
                            .POST(HttpRequest.BodyPublishers.ofString(workload))
                            .build(),
                    HttpResponse.BodyHandlers.ofString());
            assertThat(response.statusCode()).as(response.body()).isEqualTo(201);
            return JSON.readTree(response.body()).get("id").textValue();
        }
    }
}
