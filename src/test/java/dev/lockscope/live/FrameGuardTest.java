package dev.lockscope.live;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.lockscope.runner.RunService;
import dev.lockscope.telemetry.LoggedWarnings;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.websockets.next.OpenConnections;
import io.restassured.http.ContentType;
import jakarta.inject.Inject;
import java.io.IOException;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Clients that send invalid frames or lose their connection are closed, without a line in the log. */
@QuarkusTest
class FrameGuardTest {
    private static final int PING = 0x89;
    private static final byte[] GOODBYE = frame(0x88, code(1000));

    @Inject
    RunService runService;

    @Inject
    OpenConnections connections;

    @TestHTTPResource("/live")
    URI live;

    private final LoggedWarnings warnings = new LoggedWarnings();

    @AfterEach
    void closedViewersLeaveNothingAndTheNextIsServed() throws Exception {
        await().until(() -> connections.stream().findAny().isEmpty());
        try (WebSocketViewer next = new WebSocketViewer(at(""))) {
            String run = started(Map.of("durationMillis", 50));
            await().until(() -> next.hasReceivedTheEndOf(run));
        }
        runService.close();

        warnings.close();
        assertThat(warnings.messages()).isEmpty();
    }

    @ParameterizedTest
    @MethodSource
    void anInvalidFrameClosesWithItsCode(byte[] sent, int code) throws IOException {
        try (StalledViewer talker = new StalledViewer(at(""))) {
            talker.send(sent);

            assertThat(talker.readToTheEnd().code()).isEqualTo(code);
        }
    }

    static Stream<Arguments> anInvalidFrameClosesWithItsCode() {
        return Stream.of(
                sent("a text", 1008, frame(0x81, text("hello"))),
                sent("bytes", 1008, frame(0x82, new byte[10])),
                sent("a text that is none", 1008, frame(0x81, new byte[] {(byte) 0xFF})),
                sent("the first part of a message", 1008, frame(0x01, text("x"))),
                sent("a message in another", 1008, frame(0x01, text("x")), frame(0x81, text("y"))),
                sent("a text of an extension that was not agreed on", 1002, frame(0xC1, text("x"))),
                sent("the rest of a message that was not begun", 1002, frame(0x80, text("x"))),
                sent("data of a kind that there is none", 1002, frame(0x83, text("x"))),
                sent("control of a kind that there is none", 1002, frame(0x8B, text("x"))),
                sent("a frame without a mask", 1002, new byte[] {(byte) 0x81, 1, 'x'}),
                sent("part of a ping", 1002, frame(0x09, text("x"))),
                sent("a ping that is too long", 1002, frame(PING, new byte[126])),
                sent("a length below zero", 1002, head(0x82, Long.MIN_VALUE)),
                sent("a goodbye with a code that there is none", 1002, frame(0x88, code(999))),
                sent("a goodbye of half a code", 1002, frame(0x88, new byte[1])),
                sent("a goodbye that is no text", 1007, frame(0x88, new byte[] {3, (byte) 0xE8, (byte) 0xFF})),
                sent("HTTP", 1002, text("GET / HTTP/1.1\r\n\r\n")),
                sent("a frame that is too long", 1009, frame(0x81, new byte[100_000])),
                sent("a frame longer than all memory", 1009, head(0x82, Long.MAX_VALUE)),
                sent("a text after the goodbye", 1000, GOODBYE, frame(0x81, text("x"))),
                sent("nothing but a goodbye", 1000, GOODBYE));
    }

    private static Arguments sent(String what, int code, byte[]... frames) {
        return Arguments.of(Named.of(what, joined(frames)), code);
    }

    @Test
    void aPingIsAnswered() throws IOException {
        try (StalledViewer pinging = new StalledViewer(at(""))) {
            pinging.send(joined(frame(PING, text("x")), frame(PING, text("y")), GOODBYE));

            assertThat(pinging.readToTheEnd()).isEqualTo(new StalledViewer.End(1000, 2));
        }
    }

    @Test
    void unreadPongsAreBounded() throws IOException {
        int pings = 20_000;
        try (StalledViewer pinging = new StalledViewer(at(""))) {
            pinging.send(joined(
                    Collections.nCopies(pings, frame(PING, new byte[125])).toArray(byte[][]::new)));
            pinging.send(GOODBYE);

            assertThat(pinging.readToTheEnd().pongs()).isBetween(1, pings / 2);
        }
    }

    @Test
    void aConnectionLostMidMessageIsRemoved() throws Exception {
        String run = started(Map.of("durationMillis", 60_000, "keys", 1_000, "writers", 50, "pauseMicros", 0));
        byte[] whole = frame(0x81, new byte[1_000]);
        for (int left : List.of(1, 3, 100, 999)) {
            try (StalledViewer cutOff = new StalledViewer(at("?run=" + run))) {
                cutOff.send(ByteBuffer.allocate(left).put(whole, 0, left).array());
            }
        }

        await().until(() -> connections.stream().findAny().isEmpty());
        given().get("/api/runs/{id}", run).then().statusCode(200);
        runService.close();
    }

    /** A frame whose mask is of zeroes. */
    private static byte[] frame(int head, byte[] payload) {
        ByteBuffer frame = ByteBuffer.allocate(payload.length + 14).put((byte) head);
        if (payload.length < 126) {
            frame.put((byte) (0x80 | payload.length));
        } else {
            frame.put((byte) (0x80 | 127)).putLong(payload.length);
        }
        frame.putInt(0).put(payload).flip();
        return joined(frame);
    }

    /** The beginning of a frame that says it is so long. */
    private static byte[] head(int head, long length) {
        return joined(ByteBuffer.allocate(14)
                .put((byte) head)
                .put((byte) 0xFF)
                .putLong(length)
                .putInt(0)
                .flip());
    }

    private static byte[] code(int code) {
        return ByteBuffer.allocate(2).putShort((short) code).array();
    }

    private static byte[] text(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static byte[] joined(byte[]... parts) {
        return joined(Stream.of(parts).map(ByteBuffer::wrap).toArray(ByteBuffer[]::new));
    }

    private static byte[] joined(ByteBuffer... parts) {
        ByteBuffer whole = ByteBuffer.allocate(
                Stream.of(parts).mapToInt(ByteBuffer::remaining).sum());
        Stream.of(parts).forEach(whole::put);
        return whole.array();
    }

    private static String started(Map<String, ?> workload) {
        return given().contentType(ContentType.JSON)
                .body(workload)
                .post("/api/runs")
                .then()
                .statusCode(201)
                .extract()
                .path("id");
    }

    private URI at(String query) {
        return URI.create(live.toString().replaceFirst("^http", "ws") + query);
    }
}
