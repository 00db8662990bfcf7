package dev.lockscope.page;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static io.restassured.RestAssured.get;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.emptyString;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Locator;
import dev.lockscope.run.Run;
import dev.lockscope.workload.Limits;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The pages behind a proxy that serves them below a path prefix, which the server does not know. */
@QuarkusTest
class PathPrefixTest extends PageTest {
    private static final String PREFIX = "/tools/lockscope/";

    private PrefixProxy proxy;
    private URI proxied;

    @BeforeEach
    void startProxy() throws Exception {
        proxy = new PrefixProxy(site, PREFIX, 0);
        proxied = proxy.site();
    }

    @AfterEach
    void assertNoRequestOutsideThePrefix() throws Exception {
        proxy.close();
        assertThat(proxy.outside()).isEmpty();
    }

    @Test
    void aRunIsStartedDrawnAndSharedByItsAddress() {
        ScopePage scope = visit("");
        scope.fill(Map.of("durationMillis", 300, "readers", 7));
        scope.run();
        scope.awaitState("finished");
        assertThat(scope.locator("#traces canvas").first()).isVisible();
        assertThat(scope.page()).hasURL(Pattern.compile(PREFIX + "\\?readers=7&durationMillis=300$"));
        scope.locator("#tab-capture").click();
        assertThat(scope.locator("#capture canvas[role='img']")).isVisible();

        String run = scope.shownRunId();
        scope.locator("#run-id").click();
        assertThat(scope.page()).hasURL(Pattern.compile(PREFIX + "runs.html#" + run + "$"));
        scope.locator("tbody[data-run='%s'] a.name".formatted(run)).click();

        assertThat(scope.page()).hasURL(Pattern.compile(PREFIX + "\\?run=" + run + "$"));
        scope.awaitRun(run);
        scope.awaitState("finished");
    }

    @Test
    void everyFileOfARunIsServedAndTheSavedPageIsComplete() throws Exception {
        String run = storedRun();
        ScopePage scope = visit("?run=" + run);
        scope.awaitState("finished");

        scope.locator("#export").click();

        assertThat(scope.locator("#files a")).hasCount(6);
        assertServed(scope.locator("#files a"));
        assertThat(get(proxied.resolve("api/runs/%s/page.html".formatted(run))).asString())
                .contains("uPlot=function")
                .doesNotContain("src=\"");
    }

    @Test
    void theListIsCurrentAndLinksToAComparison() throws Exception {
        List<String> runs = List.of(storedRun(), storedRun());
        ScopePage scope = visit("runs.html");
        assertThat(scope.locator("#connection-text")).hasText("up to date");
        assertServed(scope.locator("tbody[data-run='%s'] a[download]".formatted(runs.getFirst())));
        for (String run : runs) {
            scope.locator("tbody[data-run='%s'] input[type=checkbox]".formatted(run))
                    .check();
        }

        scope.locator("#compare").click();

        assertThat(scope.locator("#traces .overlay:visible canvas").first()).isVisible();
        assertThat(scope.locator("#export a")).hasCount(3);
        assertServed(scope.locator("#export a"));
        assertThat(scope.page()).hasURL(Pattern.compile(PREFIX + "compare.html\\?runs="));
    }

    @ParameterizedTest
    @CsvSource({
        "duel, duel.html?slices=10&sliceMillis=20&warmUp=0",
        "sweep, 'sweep.html?durationMillis=20&vary=keys:1,2&repeats=1'"
    })
    void anExperimentIsStartedFollowedAndExported(String kind, String address) {
        ScopePage scope = visit(address);
        scope.locator("#run").click();

        assertThat(scope.page()).hasURL(Pattern.compile("%s%s\\.html\\?%s=".formatted(PREFIX, kind, kind)));
        assertThat(scope.locator("#experiment-status")).containsText("Finished");
        assertThat(scope.locator("#export a")).hasCount(3);
        assertServed(scope.locator("#export a"));
        scope.locator("#stored a[aria-current]").click();
        assertThat(scope.locator("#experiment-status")).containsText("Finished");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "api/runs | {}",
                "api/runs/ | {}",
                "api/duels | {\"slices\":10,\"sliceMillis\":20}",
                "api/sweeps | {\"repeats\":1}"
            })
    void createdResourcesAreFoundAtTheirLocation(String path, String body) {
        URI request = proxied.resolve(path);

        String location = given().contentType(ContentType.JSON)
                .body(body)
                .post(request)
                .then()
                .statusCode(201)
                .extract()
                .header("Location");

        get(request.resolve(location)).then().statusCode(200).body("id", not(emptyString()));
    }

    @Test
    void importedRunsAreFoundAtTheirLocation() throws Exception {
        byte[] log = get("/api/runs/{id}/log", storedRun()).asByteArray();
        URI request = proxied.resolve("api/runs/import");

        String location = given().contentType("application/x-ndjson")
                .body(log)
                .post(request)
                .header("Location");

        get(request.resolve(location)).then().statusCode(200).body("state", is("finished"));
    }

    /** RFC 3986, 5: the address of the server is relative to that of the OpenAPI document. */
    @Test
    void theOpenApiServerIncludesThePrefix() {
        URI document = proxied.resolve("q/openapi?format=json");

        String server = get(document).jsonPath().getString("servers[0].url");

        assertThat(document.resolve(server)).isEqualTo(proxied);
    }

    private ScopePage visit(String address) {
        ScopePage scope = newPage(new Browser.NewContextOptions().setViewportSize(1440, 900));
        scope.page().navigate(proxied.resolve(address).toString());
        scope.awaitConnection("live");
        return scope;
    }

    private static void assertServed(Locator links) {
        assertThat(links.evaluateAll("links => links.map(link => link.href)"))
                .asInstanceOf(InstanceOfAssertFactories.list(String.class))
                .isNotEmpty()
                .allSatisfy(link -> get(link).then().statusCode(200));
    }

    private String storedRun() throws Exception {
        Run run = runService.start(Limits.accept(Map.of("durationMillis", 100, "readers", 2, "writers", 1)));
        run.awaitEnd();
        await().until(() -> get("/api/runs/{id}/log", run.id()).statusCode() == 200);
        return run.id();
    }
}
