package dev.lockscope.live;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import dev.lockscope.experiment.ExperimentService;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import jakarta.inject.Inject;
import java.net.URI;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The messages about experiments. */
@QuarkusTest
class ExperimentFeedsTest {
    private static final Map<String, ?> BRIEF = Map.of("slices", 10, "sliceMillis", 20, "warmUp", 0);

    @Inject
    ExperimentService experimenter;

    @TestHTTPResource("/live")
    URI live;

    @AfterEach
    void stop() throws InterruptedException {
        experimenter.close();
    }

    @Test
    void anActiveExperimentIsReportedInOrderToItsEnd() {
        String id = started();

        try (WebSocketViewer spectator = watch("?duel=" + id)) {
            await().until(() -> ended(spectator));

            List<JsonNode> frames = frames(spectator);
            assertThat(frames).allSatisfy(frame -> {
                assertThat(frame.get("type").textValue()).isEqualTo("experiment");
                assertThat(frame.get("id").textValue()).isEqualTo(id);
                assertThat(frame.get("result").get("slices"))
                        .hasSize(frame.get("done").intValue());
            });
            assertThat(frames.stream()
                            .map(frame -> frame.get("done").intValue())
                            .toList())
                    .isSorted();
            assertThat(frames.getLast().get("done").intValue()).isEqualTo(20);
            assertThat(frames)
                    .filteredOn(frame -> frame.get("state").textValue().equals("finished"))
                    .hasSize(1);
        }
    }

    @Test
    void anEndedExperimentIsSentAtOnce() throws InterruptedException {
        String id = started();
        experimenter.close();

        try (WebSocketViewer spectator = watch("?duel=" + id)) {
            await().until(() -> !frames(spectator).isEmpty());
            assertThat(frames(spectator))
                    .singleElement()
                    .satisfies(
                            frame -> assertThat(frame.get("state").textValue()).isEqualTo("stopped"));
        }
    }

    @Test
    void viewersOfRunsReceiveNoExperiments() throws InterruptedException {
        try (WebSocketViewer spectator = watch("")) {
            String id = started();
            experimenter.close();
            String run = given().contentType(ContentType.JSON)
                    .body(Map.of("durationMillis", 20))
                    .post("/api/runs")
                    .path("id");

            await().until(() -> spectator.hasReceivedTheEndOf(run));
            assertThat(frames(spectator)).noneMatch(frame -> frame.toString().contains(id));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"duel=nobody", "sweep=nobody"})
    void anUnknownExperimentIsRefused(String query) {
        try (WebSocketViewer spectator = watch("?" + query)) {
            assertThat(spectator.closeCode()).isEqualTo(4404);
        }
    }

    private WebSocketViewer watch(String query) {
        return new WebSocketViewer(URI.create(live.toString().replaceFirst("^http", "ws") + query));
    }

    private static String started() {
        return given().contentType(ContentType.JSON)
                .body(BRIEF)
                .post("/api/duels")
                .then()
                .statusCode(201)
                .extract()
                .path("id");
    }

    private static List<JsonNode> frames(WebSocketViewer spectator) {
        return spectator.received().stream().map(ReceivedMessage::frame).toList();
    }

    private static boolean ended(WebSocketViewer spectator) {
        return frames(spectator).stream()
                .anyMatch(frame -> !frame.get("state").textValue().equals("running"));
    }
}
