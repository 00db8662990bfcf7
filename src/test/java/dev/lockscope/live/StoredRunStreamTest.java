package dev.lockscope.live;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.lockscope.history.History;
import dev.lockscope.runner.RunService;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import jakarta.inject.Inject;
import java.net.URI;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** A stored run is streamed like a live one. */
@QuarkusTest
class StoredRunStreamTest {
    @Inject
    RunService runService;

    @Inject
    History history;

    @TestHTTPResource("/live")
    URI live;

    @Test
    void aStoredRunHasTheMessagesOfTheLiveRun() {
        String run = ended(Map.of("durationMillis", 2_500));
        List<String> before = messages("?run=" + run, run);

        forgetFromMemory(run);

        assertThat(messages("?run=" + run, run)).isEqualTo(before).hasSizeGreaterThan(3);
    }

    @Test
    void aStoredRunHasItsWarmUp() {
        String run = ended(Map.of("durationMillis", 200, "warmUpMillis", 400));
        List<String> before = messages("?run=" + run, run);

        forgetFromMemory(run);

        assertThat(messages("?run=" + run, run))
                .isEqualTo(before)
                .filteredOn(message -> message.startsWith("{\"type\":\"warmUp\","))
                .hasSize(1);
    }

    @Test
    void aReconnectReceivesOnlyLaterSnapshots() {
        String run = ended(Map.of("durationMillis", 400));
        forgetFromMemory(run);

        try (WebSocketViewer back = watch("?run=" + run + "&after=3")) {
            await().until(() -> back.hasReceivedTheEndOf(run));
            assertThat(back.seqs(run)).startsWith(4L).isSorted();
        }
    }

    private List<String> messages(String query, String run) {
        try (WebSocketViewer spectator = watch(query)) {
            await().until(() -> spectator.hasReceivedTheEndOf(run));
            return spectator.messagesAbout(run);
        }
    }

    private WebSocketViewer watch(String query) {
        return new WebSocketViewer(URI.create(live.toString().replaceFirst("^http", "ws") + query));
    }

    private void forgetFromMemory(String run) {
        while (history.find(run).isPresent()) {
            ended(Map.of("durationMillis", 20));
        }
    }

    private String ended(Map<String, ?> workload) {
        String id = given().contentType(ContentType.JSON)
                .body(workload)
                .post("/api/runs")
                .then()
                .statusCode(201)
                .extract()
                .path("id");
        await().until(() -> runService.running().isEmpty());
        return id;
    }
}
