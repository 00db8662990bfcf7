package dev.lockscope.live;

import static io.restassured.RestAssured.get;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.is;

import com.fasterxml.jackson.databind.JsonNode;
import dev.lockscope.runner.RunService;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.websockets.next.OpenConnections;
import io.restassured.http.ContentType;
import jakarta.inject.Inject;
import java.net.URI;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
class LiveSocketTest {
    private static final Map<String, ?> BRIEF = Map.of("durationMillis", 300);
    private static final Map<String, ?> WIDE =
            Map.of("durationMillis", 600_000, "keys", 1_000, "writers", 50, "readers", 0);

    @Inject
    RunService runService;

    @Inject
    OpenConnections connections;

    @TestHTTPResource("/live")
    URI live;

    private final List<AutoCloseable> watching = new ArrayList<>();

    @AfterEach
    void leave() throws Exception {
        for (AutoCloseable viewer : watching) {
            viewer.close();
        }
        runService.close();
    }

    @Test
    void aWholeRunIsStreamedLive() {
        WebSocketViewer spectator = watch("");

        String run = start(BRIEF);

        await().until(() -> spectator.hasReceivedTheEndOf(run));
        assertThat(ReceivedMessage.types(spectator.about(run)))
                .startsWith("run")
                .endsWith("finished")
                .containsOnlyOnce("finished");
        assertComplete(spectator.seqs(run));
    }

    @Test
    void aLiveChangeIsSentWithItsTimeAndTheNewRun() {
        String run = start(Map.of("durationMillis", 60_000, "readers", 4));
        WebSocketViewer spectator = watch("?run=" + run);
        await().until(() -> !spectator.seqs(run).isEmpty());

        given().contentType(ContentType.JSON)
                .body(Map.of("readers", 9))
                .patch("/api/runs/{id}", run)
                .then()
                .statusCode(200);
        await().until(() -> !changes(spectator, run).isEmpty());

        JsonNode snapshot = changes(spectator, run).getFirst();
        JsonNode change = snapshot.get("changes").get(0);
        assertThat(change.get("parameter").textValue()).isEqualTo("readers");
        assertThat(change.get("from").intValue()).isEqualTo(4);
        assertThat(change.get("to").intValue()).isEqualTo(9);
        assertThat(change.get("t").longValue())
                .isPositive()
                .isLessThanOrEqualTo(snapshot.get("t").longValue());
        assertThat(snapshot.get("readers").intValue()).isEqualTo(9);
        assertThat(spectator.about(run).stream()
                        .filter(received -> received.type().equals("run")))
                .extracting(received ->
                        received.frame().get("workload").get("readers").intValue())
                .containsExactly(4, 9);
    }

    /** The snapshots that say that something was changed. */
    private static List<JsonNode> changes(WebSocketViewer spectator, String run) {
        return spectator.about(run).stream()
                .flatMap(ReceivedMessage::snapshots)
                .filter(snapshot -> !snapshot.get("changes").isEmpty())
                .toList();
    }

    @Test
    void manyDisconnectsOccupyNoWorkerThreads() throws Exception {
        List<WebSocketViewer> many =
                IntStream.range(0, 50).mapToObj(number -> watch("")).toList();
        await().until(() -> connections.stream().count() >= many.size());
        long before = workerThreads();

        for (WebSocketViewer spectator : many) {
            spectator.close();
        }

        await().until(() -> connections.stream().findAny().isEmpty());
        assertThat(workerThreads()).isLessThanOrEqualTo(before);
    }

    private static long workerThreads() {
        return Thread.getAllStackTraces().keySet().stream()
                .filter(thread -> thread.getName().startsWith("executor-thread"))
                .count();
    }

    @Test
    void theLastMessageHasTheReportOfTheApi() throws Exception {
        String run = start(BRIEF);
        WebSocketViewer spectator = watch("?run=" + run);

        await().until(() -> spectator.hasReceivedTheEndOf(run));

        JsonNode answered =
                ReceivedMessage.JSON.readTree(get("/api/runs/{id}", run).asString());
        JsonNode finished = spectator.received().getLast().frame();
        assertThat(finished.get("report")).isEqualTo(answered.get("report"));
        assertThat(finished.get("state").textValue()).isEqualTo("finished");
        JsonNode last = spectator.about(run).stream()
                .flatMap(ReceivedMessage::snapshots)
                .toList()
                .getLast();
        assertThat(last.get("reads")).isEqualTo(answered.get("report").get("reads"));
        assertThat(last.get("state")).isEqualTo(answered.get("report").get("state"));
    }

    @Test
    void aLateViewerReceivesTheWholeRun() {
        WebSocketViewer first = watch("");
        String run = start(Map.of("durationMillis", 600_000));
        await().until(() -> first.seqs(run).size() >= 5);

        WebSocketViewer late = watch("");

        await().until(() -> ReceivedMessage.types(late.about(run)).contains("snapshot"));
        stop(run);
        await().until(() -> first.hasReceivedTheEndOf(run) && late.hasReceivedTheEndOf(run));
        assertThat(ReceivedMessage.types(late.about(run)))
                .startsWith("run", "backfill")
                .contains("snapshot")
                .endsWith("finished");
        assertThat(late.about(run).get(1).seqs()).startsWith(1L, 2L, 3L, 4L, 5L).isSorted();
        assertComplete(late.seqs(run));
        assertThat(late.seqs(run)).hasSameSizeAs(first.seqs(run));
    }

    @Test
    void aReconnectReceivesOnlyLaterSnapshots() {
        String run = ended(BRIEF);

        WebSocketViewer back = watch("?of=" + run + "&after=1");

        await().until(() -> back.hasReceivedTheEndOf(run));
        assertThat(back.seqs(run)).startsWith(2L).isSorted();
    }

    @Test
    void aReconnectToALaterRunReceivesItFromItsStart() {
        String left = ended(BRIEF);
        String later = ended(BRIEF);

        WebSocketViewer back = watch("?of=" + left + "&after=3");

        await().until(() -> back.hasReceivedTheEndOf(later));
        assertThat(back.about(left)).isEmpty();
        assertThat(back.seqs(later)).startsWith(1L);
    }

    @Test
    void aViewerOfOneRunReceivesNoOther() {
        String asked = ended(BRIEF);
        WebSocketViewer pinned = watch("?run=" + asked);
        WebSocketViewer following = watch("");

        String later = start(BRIEF);

        await().until(() -> following.hasReceivedTheEndOf(later) && pinned.hasReceivedTheEndOf(asked));
        assertThat(pinned.about(later)).isEmpty();
        assertThat(ReceivedMessage.types(pinned.received())).containsExactly("run", "backfill", "finished");
    }

    @Test
    void aRunIsAvailableAsSoonAsItIsStarted() {
        for (int run = 0; run < 10; run++) {
            String id = start(Map.of("durationMillis", 10));
            WebSocketViewer spectator = watch("?run=" + id);
            await().until(() -> spectator.hasReceivedTheEndOf(id));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"?run=nobody", "?run=", "?run=nobody&after=3"})
    void aRunThatIsNotThereClosesWith4404(String query) {
        assertThat(watch(query).closeCode()).isEqualTo(4404);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"?after=x", "?after=-1", "?after=", "?after=1e3", "?after=1.5", "?after=99999999999999999999"})
    void anAfterThatIsNoNumberClosesWith4400(String query) {
        assertThat(watch(query).closeCode()).isEqualTo(4400);
    }

    @Test
    void aClientThatSendsTextIsClosed() {
        WebSocketViewer talker = watch("");

        talker.socket().sendText("{\"type\":\"hello\"}", true).join();

        assertThat(talker.closeCode()).isEqualTo(1008);
    }

    @Test
    void aClientThatSendsBytesIsClosed() {
        WebSocketViewer talker = watch("");

        talker.socket().sendBinary(ByteBuffer.allocate(10), true).join();

        assertThat(talker.closeCode()).isEqualTo(1008);
    }

    @Test
    void aStalledViewerDelaysNothingAndMissesNothing() throws Exception {
        WebSocketViewer quick = watch("");
        StalledViewer deaf = new StalledViewer(at(""));
        watching.add(deaf);
        await().until(() -> connections.listAll().size() == 2);

        String run = start(WIDE);
        await().until(() -> quick.seqs(run).size() >= 20);
        stop(run);
        await().until(() -> quick.hasReceivedTheEndOf(run));

        List<Long> seqs = quick.seqs(run);
        assertComplete(seqs);

        List<ReceivedMessage> received = deaf.readToTheEndOf(run);
        assertThat(ReceivedMessage.seqs(received)).containsExactlyInAnyOrderElementsOf(seqs);
        assertThat(Collections.frequency(ReceivedMessage.types(received), "snapshot"))
                .as("messages that waited for the deaf viewer, of %d snapshots", seqs.size())
                .isLessThan(seqs.size() / 2);
    }

    @Test
    void aLostConnectionIsRemovedAndTheRunContinues() throws Exception {
        WebSocketViewer staying = watch("");
        String run = start(WIDE);
        await().until(() -> staying.seqs(run).size() >= 3);
        for (int viewer = 0; viewer < 10; viewer++) {
            new StalledViewer(at("?run=" + run)).close();
        }

        await().until(() -> connections.listAll().size() == 1);

        get("/api/runs/{id}", run).then().body("state", is("running"));
        stop(run);
        await().until(() -> staying.hasReceivedTheEndOf(run));
        assertComplete(staying.seqs(run));
    }

    /** Each snapshot once. Their order is not asked for: over a real wire even a quick viewer may be slow for a moment. */
    private static void assertComplete(List<Long> seqs) {
        assertThat(seqs).isNotEmpty().containsExactlyInAnyOrderElementsOf(TestFeeds.range(1, seqs.size()));
    }

    private WebSocketViewer watch(String query) {
        WebSocketViewer spectator = new WebSocketViewer(at(query));
        watching.add(spectator);
        return spectator;
    }

    private URI at(String query) {
        return URI.create(live.toString().replaceFirst("^http", "ws") + query);
    }

    private static String start(Map<String, ?> workload) {
        return given().contentType(ContentType.JSON)
                .body(workload)
                .post("/api/runs")
                .then()
                .statusCode(201)
                .extract()
                .path("id");
    }

    private static void stop(String run) {
        given().post("/api/runs/{id}/stop", run).then().statusCode(200);
    }

    private String ended(Map<String, ?> workload) {
        String id = start(workload);
        await().until(() -> runService.running().isEmpty());
        return id;
    }
}
