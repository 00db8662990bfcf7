package dev.lockscope.history;

import static io.restassured.RestAssured.get;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;

import dev.lockscope.log.RunSummary;
import dev.lockscope.log.SnapshotText;
import dev.lockscope.run.Run;
import dev.lockscope.runner.RunService;
import dev.lockscope.workload.Limits;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** A server that stores a single run, during a slow download of it. */
@QuarkusTest
@TestProfile(SlowDownloadTest.OneRun.class)
class SlowDownloadTest {
    /** More than the buffers of a connection hold. */
    private static final int SNAPSHOTS = 100;

    private static final int CHARACTERS_OF_EACH = 100_000;

    private static final String LAST_CHUNK = "\r\n0\r\n\r\n";

    public static class OneRun implements QuarkusTestProfile {
        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of(
                    "lockscope.kept-runs", "1",
                    "lockscope.runs-in-memory", "1",
                    "lockscope.data", FOLDER.toString());
        }
    }

    private static final Path FOLDER = newFolder();

    @Inject
    RunService runService;

    @Inject
    History history;

    @TestHTTPResource("/")
    URI site;

    @Test
    void anImportIsRefusedDuringADownloadWhichCompletes() throws Exception {
        String log = get("/api/runs/{id}/log", ended()).asString();
        String large = large();

        try (Download download = new Download(large)) {
            imported(log).then().statusCode(507).body("detail", containsString("pinned or in use"));

            assertThat(download.rest()).contains("\"type\":\"finished\"").endsWith(LAST_CHUNK);
        }
        await().until(() -> imported(log).statusCode() == 201);
        get("/api/runs/{id}/log", large).then().statusCode(404);
    }

    @Test
    void evictionEndsADownloadWithoutItsLastLine() throws Exception {
        String large = large();

        try (Download download = new Download(large)) {
            delete(large);

            assertThat(download.rest()).doesNotContain("\"type\":\"finished\"").doesNotEndWith(LAST_CHUNK);
        }
        get("/api/runs/{id}/log", large).then().statusCode(404);
    }

    private static Response imported(String log) {
        return given().contentType("application/x-ndjson")
                .body(log.getBytes(StandardCharsets.UTF_8))
                .post("/api/runs/import");
    }

    private String ended() throws Exception {
        Run run = runService.start(Limits.accept(Map.of("durationMillis", 100)));
        run.awaitEnd();
        return history.stored(run.id()).orElseThrow().id();
    }

    /** Stores a run with a large log and returns its id. */
    private String large() throws Exception {
        RunSummary run = history.stored(ended()).orElseThrow();
        history.delete(run.id());
        ImportBuffer arrival = new ImportBuffer();
        String snapshot = "{\"padding\":\"%s\"}".formatted("x".repeat(CHARACTERS_OF_EACH));
        for (long seq = 1; seq <= SNAPSHOTS; seq++) {
            arrival.add(seq, new SnapshotText(snapshot, snapshot), seq == SNAPSHOTS);
        }
        history.store(run.with(new RunSummary.Stored(SNAPSHOTS, 0, 0)), arrival);
        return run.id();
    }

    /** As it goes when room is needed and there is no other. */
    private static void delete(String run) throws Exception {
        try (Connection connection =
                Database.h2("jdbc:h2:file:" + FOLDER.resolve("history")).getConnection()) {
            assertThat(SqlStatement.of("DELETE FROM run WHERE id = ?", run).update(connection))
                    .isEqualTo(1);
        }
    }

    private static Path newFolder() {
        try {
            return Files.createTempDirectory("retention");
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    /** A download of which only the beginning is read, until the rest is asked for. */
    private final class Download implements AutoCloseable {
        private final Socket socket = new Socket();

        Download(String run) throws IOException {
            socket.setReceiveBufferSize(4_096);
            socket.setSoTimeout((int) Duration.ofSeconds(20).toMillis());
            socket.connect(new InetSocketAddress(site.getHost(), site.getPort()));
            socket.getOutputStream()
                    .write("GET /api/runs/%s/log HTTP/1.1\r\nHost: %s\r\n\r\n"
                            .formatted(run, site.getAuthority())
                            .getBytes(StandardCharsets.UTF_8));
            assertThat(new String(socket.getInputStream().readNBytes(15), StandardCharsets.UTF_8))
                    .isEqualTo("HTTP/1.1 200 OK");
        }

        /** What comes until the last chunk or the end of the connection. */
        String rest() throws IOException {
            StringBuilder text = new StringBuilder();
            InputStream in = socket.getInputStream();
            byte[] part = new byte[65_536];
            try {
                for (int length = in.read(part); length > 0; length = in.read(part)) {
                    text.append(new String(part, 0, length, StandardCharsets.UTF_8));
                    if (text.indexOf(LAST_CHUNK, Math.max(0, text.length() - LAST_CHUNK.length())) >= 0) {
                        break;
                    }
                }
            } catch (SocketException reset) {
                return text.toString();
            }
            return text.toString();
        }

        @Override
        public void close() throws IOException {
            socket.close();
        }
    }
}
