package dev.lockscope.page;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.is;

import dev.lockscope.live.WebSocketViewer;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.net.URI;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A server with a viewing token and a running token. */
@QuarkusTest
@TestProfile(TokensTest.WithTokens.class)
class TokensTest extends PageTest {
    private static final String VIEWING = "view-view-view-view";
    private static final String RUNNING = "run_run_run_run_run";
    private static final String SHORT_RUN = "{\"durationMillis\":20}";

    /** Configures both tokens. */
    public static class WithTokens implements QuarkusTestProfile {
        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of("lockscope.viewing-token", VIEWING, "lockscope.running-token", RUNNING);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "Bearer ",
                "Bearer view-view-view-vie",
                "Bearer " + VIEWING + "k",
                "Basic " + VIEWING,
                VIEWING
            })
    void requestsWithoutAValidTokenAreUnauthorized(String authorization) {
        for (String path : new String[] {
            "/",
            "/main.js",
            "/api/runs",
            "/api/limits",
            "/q/metrics",
            "/q/openapi",
            "/q/health/../metrics",
            "/q",
            "/nothing"
        }) {
            RequestSpecification request =
                    authorization.isEmpty() ? given() : given().header("Authorization", authorization);
            request.get(path)
                    .then()
                    .statusCode(401)
                    .contentType("application/problem+json")
                    .header("WWW-Authenticate", is("Bearer"))
                    .header("X-Content-Type-Options", is("nosniff"))
                    .body("detail", containsString("token"));
        }
        given().get("/q/health/ready").then().statusCode(200);
        given().contentType(ContentType.JSON)
                .body(SHORT_RUN)
                .post("/api/runs")
                .then()
                .statusCode(401);
        given().get("/?token=view-view-view-vie").then().statusCode(401);
        assertThatThrownBy(() -> new WebSocketViewer(live()).close()).hasStackTraceContaining("401");
        assertThat(runService.running()).isEmpty();
    }

    @Test
    void theViewingTokenIsReadOnly() {
        withToken(VIEWING).get("/api/runs").then().statusCode(200);
        // The scheme is case-insensitive (RFC 9110, 11.1).
        given().header("Authorization", "bearer " + VIEWING)
                .get("/api/runs")
                .then()
                .statusCode(200);
        withToken(VIEWING)
                .contentType(ContentType.JSON)
                .body(SHORT_RUN)
                .post("/api/runs")
                .then()
                .statusCode(403)
                .contentType("application/problem+json")
                .body("detail", containsString("the running token"));
        withToken(VIEWING).delete("/api/runs/nobody").then().statusCode(403);
    }

    @Test
    void theRunningTokenIncludesViewing() {
        withToken(RUNNING).get("/api/runs").then().statusCode(200);
        withToken(RUNNING)
                .contentType(ContentType.JSON)
                .body(SHORT_RUN)
                .post("/api/runs")
                .then()
                .statusCode(201);
    }

    @Test
    void aTokenInTheAddressSetsAStrictHttpOnlyCookie() {
        Response response = given().get("/?token=" + VIEWING);

        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(response.header("Cache-Control")).isEqualTo("no-store");
        assertThat(response.header("Set-Cookie"))
                .startsWith("lockscope-token=" + VIEWING)
                .contains("HTTPOnly", "SameSite=Strict")
                .doesNotContain("Path=");
        assertThat(response.asString()).doesNotContain(VIEWING);
        given().cookie("lockscope-token", VIEWING).get("/api/runs").then().statusCode(200);
        given().cookie("lockscope-token", VIEWING)
                .contentType(ContentType.JSON)
                .body(SHORT_RUN)
                .post("/api/runs")
                .then()
                .statusCode(403);
    }

    @Test
    void behindAProxyTheCookieIsLimitedToThePagesPath() throws Exception {
        expectBrowserError("403");
        try (PrefixProxy proxy = new PrefixProxy(site, "/tools/lockscope/", 0)) {
            ScopePage scope = newPage();
            scope.page().navigate(proxy.site().resolve("?token=" + VIEWING).toString());

            scope.awaitConnection("live");
            assertThat(scope.page()).hasURL(proxy.site().toString());
            assertThat(scope.page().context().cookies())
                    .extracting(cookie -> cookie.path)
                    .containsExactly("/tools/lockscope");
            assertThat(proxy.outside()).isEmpty();
        }
    }

    /** A browser also sends the cookies of other servers on the same host. */
    @Test
    void aWrongCookieBesideAValidOneIsIgnored() {
        for (String cookies : List.of(
                "lockscope-token=another; lockscope-token=" + VIEWING,
                "lockscope-token=" + VIEWING + "; lockscope-token=another")) {
            given().header("Cookie", cookies).get("/api/runs").then().statusCode(200);
        }
        given().header("Cookie", "lockscope-token=another; lockscope-token=others")
                .get("/api/runs")
                .then()
                .statusCode(401);
    }

    @Test
    void tokensInTheAddressAreAcceptedOnPagesOnly() {
        given().get("/runs.html?token=" + VIEWING).then().statusCode(200);
        given().get("/api/runs?token=" + VIEWING).then().statusCode(401);
    }

    @Test
    void thePageRemembersItsTokenAndReportsRefusals() {
        expectBrowserError("403");
        ScopePage scope = newPage();
        scope.page().navigate(site.resolve("?token=" + VIEWING).toString());

        scope.awaitConnection("live");
        assertThat(scope.page().url()).doesNotContain("token");
        scope.locator("#run").click();

        assertThat(scope.locator("#message")).containsText("the running token");
    }

    private static RequestSpecification withToken(String token) {
        return given().header("Authorization", "Bearer " + token);
    }

    private URI live() {
        return URI.create(site.toString().replaceFirst("^http", "ws") + "live");
    }
}
