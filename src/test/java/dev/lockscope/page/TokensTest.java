package dev.lockscope.page;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.is;

import com.microsoft.playwright.Browser;
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

/** A server that wants tokens. */
@QuarkusTest
@TestProfile(TokensTest.Guarded.class)
class TokensTest extends PageTest {
    private static final String LOOK = "look-look-look-look";
    private static final String RUN = "run_run_run_run_run";
    private static final String BRIEF = "{\"durationMillis\":20}";

    /** One for viewing and one for running. */
    public static class Guarded implements QuarkusTestProfile {
        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of("lockscope.viewing-token", LOOK, "lockscope.running-token", RUN);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "Bearer ", "Bearer look-look-look-loo", "Bearer " + LOOK + "k", "Basic " + LOOK, LOOK})
    void whoShowsNoneOrAWrongOneSeesNothing(String authorization) {
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
            RequestSpecification asking =
                    authorization.isEmpty() ? given() : given().header("Authorization", authorization);
            asking.get(path)
                    .then()
                    .statusCode(401)
                    .contentType("application/problem+json")
                    .header("WWW-Authenticate", is("Bearer"))
                    .header("X-Content-Type-Options", is("nosniff"))
                    .body("detail", containsString("token"));
        }
        given().get("/q/health/ready").then().statusCode(200);
        given().contentType(ContentType.JSON)
                .body(BRIEF)
                .post("/api/runs")
                .then()
                .statusCode(401);
        given().get("/?token=look-look-look-loo").then().statusCode(401);
        assertThatThrownBy(() -> new WebSocketViewer(live()).close()).hasStackTraceContaining("401");
        assertThat(lab.running()).isEmpty();
    }

    @Test
    void whoMayLookMayNotRun() {
        showing(LOOK).get("/api/runs").then().statusCode(200);
        // The scheme has no case (RFC 9110, 11.1).
        given().header("Authorization", "bearer " + LOOK)
                .get("/api/runs")
                .then()
                .statusCode(200);
        showing(LOOK)
                .contentType(ContentType.JSON)
                .body(BRIEF)
                .post("/api/runs")
                .then()
                .statusCode(403)
                .contentType("application/problem+json")
                .body("detail", containsString("for running"));
        showing(LOOK).delete("/api/runs/nobody").then().statusCode(403);
    }

    @Test
    void whoMayRunMayLookAsWell() {
        showing(RUN).get("/api/runs").then().statusCode(200);
        showing(RUN)
                .contentType(ContentType.JSON)
                .body(BRIEF)
                .post("/api/runs")
                .then()
                .statusCode(201);
    }

    @Test
    void anAddressWithATokenLeavesACookieThatNoScriptSeesAndNoOtherSiteSends() {
        Response letIn = given().get("/?token=" + LOOK);

        assertThat(letIn.statusCode()).isEqualTo(200);
        assertThat(letIn.header("Cache-Control")).isEqualTo("no-store");
        assertThat(letIn.header("Set-Cookie"))
                .startsWith("lockscope-token=" + LOOK)
                .contains("HTTPOnly", "SameSite=Strict")
                .doesNotContain("Path=");
        assertThat(letIn.asString()).doesNotContain(LOOK);
        given().cookie("lockscope-token", LOOK).get("/api/runs").then().statusCode(200);
        given().cookie("lockscope-token", LOOK)
                .contentType(ContentType.JSON)
                .body(BRIEF)
                .post("/api/runs")
                .then()
                .statusCode(403);
    }

    @Test
    void behindAProxyTheCookieGoesToThePathOfThePageOnly() throws Exception {
        mayComplain("403");
        try (PrefixProxy proxy = new PrefixProxy(site, "/tools/lockscope/", 0)) {
            ScopePage scope = prepare(new Browser.NewContextOptions());
            scope.page().navigate(proxy.site().resolve("?token=" + LOOK).toString());

            scope.awaitConnection("live");
            assertThat(scope.page()).hasURL(proxy.site().toString());
            assertThat(scope.page().context().cookies())
                    .extracting(cookie -> cookie.path)
                    .containsExactly("/tools/lockscope");
            assertThat(proxy.outside()).isEmpty();
        }
    }

    /** Of another server on the same host, which a browser sends as well. */
    @Test
    void aWrongCookieBesideARightOneDoesNoHarm() {
        for (String cookies : List.of(
                "lockscope-token=another; lockscope-token=" + LOOK,
                "lockscope-token=" + LOOK + "; lockscope-token=another")) {
            given().header("Cookie", cookies).get("/api/runs").then().statusCode(200);
        }
        given().header("Cookie", "lockscope-token=another; lockscope-token=others")
                .get("/api/runs")
                .then()
                .statusCode(401);
    }

    @Test
    void aTokenInTheAddressIsTakenWhereThePageIsAlone() {
        given().get("/runs.html?token=" + LOOK).then().statusCode(200);
        given().get("/api/runs?token=" + LOOK).then().statusCode(401);
    }

    @Test
    void aPageThatWasGivenATokenOnceShowsRunsAndSaysWhatItMayNot() {
        mayComplain("403");
        ScopePage scope = prepare(new Browser.NewContextOptions());
        scope.page().navigate(site.resolve("?token=" + LOOK).toString());

        scope.awaitConnection("live");
        assertThat(scope.page().url()).doesNotContain("token");
        scope.the("#run").click();

        assertThat(scope.the("#message")).containsText("for running");
    }

    private static RequestSpecification showing(String token) {
        return given().header("Authorization", "Bearer " + token);
    }

    private URI live() {
        return URI.create(site.toString().replaceFirst("^http", "ws") + "live");
    }
}
