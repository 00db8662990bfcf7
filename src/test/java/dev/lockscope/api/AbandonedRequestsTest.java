package dev.lockscope.api;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.lockscope.runner.RunService;
import dev.lockscope.telemetry.LoggedWarnings;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Clients that close the connection in the middle leave nothing running and cause no warning. */
@QuarkusTest
class AbandonedRequestsTest {
    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

    @Inject
    RunService runService;

    @TestHTTPResource("/")
    URI site;

    private final LoggedWarnings warnings = new LoggedWarnings();

    @AfterEach
    void noRunOrBusyWorkerRemains() {
        await().pollInterval(Duration.ofMillis(200)).until(workersAreIdle());
        assertThat(warnings.messages()).isEmpty();
        assertThat(runService.running()).isEmpty();
        warnings.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"/api/runs", "/api/duels", "/api/sweeps"})
    void requestBodiesThatBreakOffAreDiscarded(String path) throws IOException {
        for (int times = 0; times < 50; times++) {
            try (Socket client = client()) {
                send(client, posted(path, "application/json", "{\"durationMillis\":" + " ".repeat(times * 1_000)));
            }
        }
    }

    @Test
    void anImportThatBreaksOffWhileItWaitsIsDiscarded() throws IOException {
        try (Socket client = client()) {
            send(client, posted("/api/runs/import", "application/x-ndjson", "{\"type\":"));
            await().until(() -> at("dev.lockscope.log.LogLines"));
        }
    }

    /** So many that some break off just as their worker begins to wait for input. */
    @Test
    void importsThatBreakOffAtAnyMomentAreDiscarded() {
        IntStream.range(0, 3_000).parallel().forEach(time -> {
            try (Socket client = client()) {
                send(client, posted("/api/runs/import", "application/x-ndjson", "{\"type\":"));
                LockSupport.parkNanos(time % 1_000 * 10_000L);
            } catch (IOException broken) {
                throw new UncheckedIOException(broken);
            }
        });
    }

    @ParameterizedTest
    @ValueSource(strings = {"log", "page.html", "snapshots"})
    void downloadsThatBreakOffAreHarmless(String part) throws IOException {
        String run = ApiClient.started(Map.of("durationMillis", 2_000, "keys", 1_000));
        await().until(() -> runService.running().isEmpty());

        for (int times = 1; times <= 30; times++) {
            try (Socket client = client()) {
                send(
                        client,
                        "GET /api/runs/%s/%s HTTP/1.1\r\nHost: %s\r\nConnection: close\r\n\r\n"
                                .formatted(run, part, site.getAuthority()));
                client.getInputStream().readNBytes(times * 500);
            }
        }
        given().delete("/api/runs/{id}", run).then().statusCode(204);
    }

    /** A client whose connection is reset on close. */
    private Socket client() throws IOException {
        Socket client = new Socket(site.getHost(), site.getPort());
        client.setSoLinger(true, 0);
        return client;
    }

    private String posted(String path, String type, String body) {
        return "POST %s HTTP/1.1\r\nHost: %s\r\nContent-Type: %s\r\nContent-Length: 60000\r\n\r\n%s"
                .formatted(path, site.getAuthority(), type, body);
    }

    private static void send(Socket client, String text) throws IOException {
        client.getOutputStream().write(text.getBytes(StandardCharsets.US_ASCII));
    }

    private static boolean at(String className) {
        return Thread.getAllStackTraces().values().stream()
                .flatMap(Stream::of)
                .anyMatch(frame -> frame.getClassName().equals(className));
    }

    /** Whether the worker threads have used almost no CPU time since the last call. */
    private static Callable<Boolean> workersAreIdle() {
        long[] before = {Long.MIN_VALUE / 2};
        return () -> {
            long now = Thread.getAllStackTraces().keySet().stream()
                    .filter(thread -> thread.getName().startsWith("executor-thread"))
                    .mapToLong(thread -> Math.max(0, THREADS.getThreadCpuTime(thread.threadId())))
                    .sum();
            boolean idle = now - before[0] < Duration.ofMillis(5).toNanos();
            before[0] = now;
            return idle;
        };
    }
}
