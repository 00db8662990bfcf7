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

/** The pages behind a proxy that has the server below a path, of which the server is told nothing. */
@QuarkusTest
class PathPrefixTest extends PageTest {
    private static final String PREFIX = "/tools/lockscope/";

    private PrefixProxy proxy;
    private URI there;

    @BeforeEach
    void startProxy() throws Exception {
        proxy = new PrefixProxy(site, PREFIX, 0);
        there = proxy.site();
    }

    @AfterEach
    void nothingIsAskedForOutsideThePrefix() throws Exception {
        proxy.close();
        assertThat(proxy.outside()).isEmpty();
    }

    @Test
    void aRunIsStartedDrawnAndSharedByItsAddress() {
        ScopePage scope = visited("");
        scope.fill(Map.of("durationMillis", 300, "readers", 7));
        scope.run();
        scope.awaitState("finished");
        assertThat(scope.the("#traces canvas").first()).isVisible();
        assertThat(scope.page()).hasURL(Pattern.compile(PREFIX + "\\?readers=7&durationMillis=300$"));
        scope.the("#tab-capture").click();
        assertThat(scope.the("#capture canvas[role='img']")).isVisible();

        String run = scope.shownRun();
        scope.the("#run-id").click();
        assertThat(scope.page()).hasURL(Pattern.compile(PREFIX + "runs.html#" + run + "$"));
        scope.the("tbody[data-run='%s'] a.name".formatted(run)).click();

        assertThat(scope.page()).hasURL(Pattern.compile(PREFIX + "\\?run=" + run + "$"));
        scope.awaitRun(run);
        scope.awaitState("finished");
    }

    @Test
    void everyFileOfARunIsThereAndASavedPageIsWhole() throws Exception {
        String run = ended();
        ScopePage scope = visited("?run=" + run);
        scope.awaitState("finished");

        scope.the("#export").click();

        assertThat(scope.the("#files a")).hasCount(6);
        assertThereAre(scope.the("#files a"));
        assertThat(get(there.resolve("api/runs/%s/page.html".formatted(run))).asString())
                .contains("uPlot=function")
                .doesNotContain("src=\"");
    }

    @Test
    void theListIsUpToDateAndLeadsToAComparison() throws Exception {
        List<String> runs = List.of(ended(), ended());
        ScopePage scope = visited("runs.html");
        assertThat(scope.the("#connection-text")).hasText("up to date");
        assertThereAre(scope.the("tbody[data-run='%s'] a[download]".formatted(runs.getFirst())));
        for (String run : runs) {
            scope.the("tbody[data-run='%s'] input[type=checkbox]".formatted(run))
                    .check();
        }

        scope.the("#compare").click();

        assertThat(scope.the("#traces .overlay:visible canvas").first()).isVisible();
        assertThat(scope.the("#export a")).hasCount(3);
        assertThereAre(scope.the("#export a"));
        assertThat(scope.page()).hasURL(Pattern.compile(PREFIX + "compare.html\\?runs="));
    }

    @ParameterizedTest
    @CsvSource({
        "duel, duel.html?slices=10&sliceMillis=20&warmUp=0",
        "sweep, 'sweep.html?durationMillis=20&vary=keys:1,2&repeats=1'"
    })
    void anExperimentIsStartedFollowedAndExported(String kind, String address) {
        ScopePage scope = visited(address);
        scope.the("#run").click();

        assertThat(scope.page()).hasURL(Pattern.compile("%s%s\\.html\\?%s=".formatted(PREFIX, kind, kind)));
        assertThat(scope.the("#stand")).containsText("Finished");
        assertThat(scope.the("#export a")).hasCount(3);
        assertThereAre(scope.the("#export a"));
        scope.the("#kept a[aria-current]").click();
        assertThat(scope.the("#stand")).containsText("Finished");
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
    void whatIsMadeIsFoundAtItsLocation(String path, String body) {
        URI request = there.resolve(path);

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
    void whatIsImportedIsFoundAtItsLocation() throws Exception {
        byte[] log = get("/api/runs/{id}/log", ended()).asByteArray();
        URI request = there.resolve("api/runs/import");

        String location = given().contentType("application/x-ndjson")
                .body(log)
                .post(request)
                .header("Location");

        get(request.resolve(location)).then().statusCode(200).body("state", is("finished"));
    }

    /** RFC 3986, 5: the server's address in the description is relative to where that was loaded. */
    @Test
    void theDescriptionNamesTheServerWhereItIs() {
        URI description = there.resolve("q/openapi?format=json");

        String server = get(description).jsonPath().getString("servers[0].url");

        assertThat(description.resolve(server)).isEqualTo(there);
    }

    private ScopePage visited(String address) {
        ScopePage scope = prepare(new Browser.NewContextOptions().setViewportSize(1440, 900));
        scope.page().navigate(there.resolve(address).toString());
        scope.awaitConnection("live");
        return scope;
    }

    private static void assertThereAre(Locator links) {
        assertThat(links.evaluateAll("links => links.map(link => link.href)"))
                .asInstanceOf(InstanceOfAssertFactories.list(String.class))
                .isNotEmpty()
                .allSatisfy(link -> get(link).then().statusCode(200));
    }

    private String ended() throws Exception {
        Run run = lab.start(Limits.accept(Map.of("durationMillis", 100, "readers", 2, "writers", 1)));
        run.awaitEnd();
        await().until(() -> get("/api/runs/{id}/log", run.id()).statusCode() == 200);
        return run.id();
    }
}
