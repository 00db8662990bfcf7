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
import io.restassured.response.Response;
import java.net.URI;
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
    void requestsBeyondTheRateLimitAreRefusedWith429() {
        Response refused = Stream.generate(() -> get("/api/limits"))
                .limit(5_000)
                .filter(answer -> answer.statusCode() != 200)
                .findFirst()
                .orElseThrow();

        assertThat(refused.statusCode()).isEqualTo(429);
        assertThat(refused.contentType()).isEqualTo("application/problem+json");
        assertThat(refused.header("Retry-After")).isEqualTo("1");
        assertThat(refused.header("X-Content-Type-Options")).isEqualTo("nosniff");
        assertThat(refused.jsonPath().getString("detail"))
                .contains("150 requests per second", "lockscope.requests-per-second");
        await().until(() -> get("/api/limits").statusCode() == 200);
    }
}
