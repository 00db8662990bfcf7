package dev.lockscope.page;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static io.restassured.RestAssured.get;
import static org.assertj.core.api.Assertions.assertThat;

import dev.lockscope.live.WebSocketViewer;
import dev.lockscope.run.Run;
import dev.lockscope.workload.Limits;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The page of a server with low limits of viewers and requests per second. */
@QuarkusTest
@TestProfile(ServerLimitsTest.LowLimits.class)
class ServerLimitsTest extends PageTest {
    /** One viewer, and hardly more requests per second than a page needs. */
    public static class LowLimits implements QuarkusTestProfile {
        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of("lockscope.viewers", "1", "lockscope.requests-per-second", "150");
        }
    }

    @Test
    void viewersBeyondTheLimitAreRefusedAndAdmittedLater() throws Exception {
        Run run = runService.start(Limits.accept(Map.of("durationMillis", 50)));
        URI live = URI.create(site.toString().replaceFirst("^http", "ws") + "live");
        try (WebSocketViewer first = new WebSocketViewer(live)) {
            await().until(() -> first.hasReceivedTheEndOf(run.id()));
            assertThat(new WebSocketViewer(live).closeCode()).isEqualTo(4503);

            ScopePage scope = newPage();
            scope.page().navigate(site.toString());
            assertThat(scope.locator("#connection")).containsText("full, retrying");
            assertThat(scope.locator("#blank strong")).hasText("Server full");
            scope.screenshot("full");

            first.close();
            scope.awaitConnection("live");
        }
    }

    @Test
    void requestsBeyondTheRateLimitAreRefusedWith429() throws IOException {
        String refused = pipelined("GET /api/version HTTP/1.1\r\nHost: %s\r\n".formatted(site.getAuthority()), 1_000)
                .filter(answer -> !answer.startsWith("200"))
                .findFirst()
                .orElseThrow();

        assertThat(refused)
                .startsWith("429")
                .containsIgnoringCase("\r\nContent-Type: application/problem+json")
                .containsIgnoringCase("\r\nRetry-After: 1\r\n")
                .containsIgnoringCase("\r\nX-Content-Type-Options: nosniff\r\n")
                .contains("150 requests per second", "lockscope.requests-per-second");
        await().until(() -> get("/api/limits").statusCode() == 200);
    }

    /** The responses, from their status on, to requests sent at once: one after another may come too slowly. */
    private Stream<String> pipelined(String head, int requests) throws IOException {
        String last = head + "Connection: close\r\n\r\n";
        try (Socket socket = new Socket(site.getHost(), site.getPort())) {
            socket.getOutputStream()
                    .write(((head + "\r\n").repeat(requests - 1) + last).getBytes(StandardCharsets.US_ASCII));
            String responses = new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            return Stream.of(responses.split("HTTP/1\\.1 ")).skip(1);
        }
    }
}
