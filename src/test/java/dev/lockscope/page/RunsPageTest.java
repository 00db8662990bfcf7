package dev.lockscope.page;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static io.restassured.RestAssured.get;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Download;
import com.microsoft.playwright.Route;
import dev.lockscope.run.Run;
import dev.lockscope.workload.Limits;
import io.quarkus.test.junit.QuarkusTest;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The list of stored runs and its actions. */
@QuarkusTest
class RunsPageTest extends PageTest {
    /** A window wide enough for the table instead of the cards. */
    private ScopePage wide() {
        return newPage(new Browser.NewContextOptions().setViewportSize(1440, 900));
    }

    private RunsPage list(String... locks) {
        return RunsPage.of(runService, site, wide(), locks);
    }

    @Test
    void everythingWorksByKeyboardAlone() {
        RunsPage list = list("mutex", "mutex", "mutex");

        list.press("ArrowDown");
        assertThat(list.row(3)).isFocused();
        list.press("ArrowDown");
        assertThat(list.row(2)).isFocused();

        list.press("n");
        list.type("another");
        list.press("Escape");
        assertThat(list.row(2)).isFocused();
        assertThat(list.row(2)).containsText(list.mark() + " 2");
        list.press("n", "End");
        list.type(" renamed");
        list.press("Enter");
        assertThat(list.row(2)).isFocused();
        assertThat(list.row(2).locator("a.name")).hasText(list.mark() + " 2 renamed");
        assertThat(list.stored(2).getString("name")).isEqualTo(list.mark() + " 2 renamed");

        list.press("e");
        list.type("first line");
        list.press("Enter");
        list.type("second line");
        list.press("ControlOrMeta+Enter");
        assertThat(list.row(2)).isFocused();
        assertThat(list.stored(2).getString("note")).isEqualTo("first line\nsecond line");
        assertThat(list.row(2)).containsText("first line");

        list.press("p");
        assertThat(list.row(2).locator("button.pin")).hasAttribute("aria-pressed", "true");
        assertThat(list.stored(2).getBoolean("pinned")).isTrue();

        list.press(" ", "ArrowDown", " ");
        assertThat(list.row(1)).isFocused();
        assertThat(list.locator("#compare"))
                .hasAttribute(
                        "href",
                        "compare.html?runs=%s,%s"
                                .formatted(list.ids().get(1), list.ids().get(0)));

        list.press("ArrowUp", "Delete");
        assertThat(list.rows()).hasCount(2);
        assertThat(list.row(1)).isFocused();
        assertThat(list.locator("#undo")).containsText("“%s 2 renamed” was deleted".formatted(list.mark()));
        assertThat(get("/api/runs/{id}", list.ids().get(1)).statusCode()).isEqualTo(404);
        list.press("u");
        assertThat(list.row(2)).isFocused();
        assertThat(list.stored(2).getString("note")).isEqualTo("first line\nsecond line");

        list.press("/");
        assertThat(list.locator("#q")).isFocused();
        list.press("Escape", "?");
        assertThat(list.locator("#keys")).isVisible();
        list.press("Escape");
        list.row(1).focus();
        list.press("Enter");
        assertThat(list.scope().page())
                .hasURL(Pattern.compile("/\\?run=" + list.ids().get(0)));
        list.scope().awaitRun(list.ids().get(0));
    }

    @Test
    void deletedRunsCanBeRestoredOneByOneOrAllAtOnce() {
        ScopePage scope = newPage();
        scope.page().clock().install();
        RunsPage list = RunsPage.of(runService, site, scope, "mutex", "mutex", "mutex", "mutex");
        for (int number = 4; number >= 2; number--) {
            list.row(number).locator("button:has-text('Delete')").click();
            assertThat(list.locator("#undo")).containsText("“%s %d”".formatted(list.mark(), number));
            assertThat(list.rows()).hasCount(number - 1);
        }

        assertThat(list.locator("#undo")).containsText("3 runs were deleted, “%s 2” last".formatted(list.mark()));
        scope.page().clock().fastForward(11_000);
        list.locator("#undo button:has-text('Undo the last')").click();
        assertThat(list.row(2)).isFocused();
        assertThat(list.rows()).hasCount(2);
        list.locator("#undo button:has-text('Close')").focus();
        scope.page().clock().fastForward(60_000);
        assertThat(list.locator("#undo")).containsText("2 runs were deleted");
        list.locator("#undo button:has-text('Undo all 2')").click();
        list.assertOrder(4, 3, 2, 1);
        assertThat(list.locator("#undo")).isEmpty();

        list.row(1).locator("button:has-text('Delete')").click();
        assertThat(list.locator("#undo")).containsText("was deleted");
        assertThat(list.rows()).hasCount(3);
        scope.page().mouse().move(0, 0);
        scope.page().clock().fastForward(25_000);
        assertThat(list.locator("#undo")).isEmpty();
        list.press("u");
        list.assertOrder(4, 3, 2, 1);
    }

    @Test
    void deletingTheLastRunMovesTheFocusToTheList() {
        RunsPage list = list("mutex");

        list.press("ArrowDown", "Delete");

        assertThat(list.locator("#blank")).containsText("No matching run");
        assertThat(list.locator("#runs")).isFocused();
    }

    @Test
    void aRunImportedWithoutAChecksumIsMarked() {
        RunsPage list = list("mutex");
        String id = list.ids().getFirst();
        String log = get("/api/runs/{id}/log", id).asString();
        assertThat(list.row(1)).not().containsText("no checksum");
        given().delete("/api/runs/{id}", id);
        given().contentType("application/x-ndjson")
                .body(log.replaceFirst("(?m)^\\{\"type\":\"checksum\".*\n", "").getBytes(StandardCharsets.UTF_8))
                .post("/api/runs/import");

        list.open(site, "?q=" + list.mark());

        assertThat(list.row(1)).containsText(id + ", no checksum");
    }

    @Test
    void aRunAppearsOnStartAndShowsItsEnd() throws Exception {
        RunsPage list = list("mutex");
        Run run = runService.start(Limits.accept(Map.of("durationMillis", 600_000, "readers", 2)));
        RunsPage.label(run.id(), Map.of("name", list.mark() + " live"));

        assertThat(list.rows()).hasCount(2);
        assertThat(list.rows().first()).containsText("running");
        assertThat(list.rows().first().locator("button:has-text('Delete')")).isDisabled();
        run.stop();

        assertThat(list.rows().first()).containsText("stopped");
        assertThat(list.rows().first().locator(".reads"))
                .hasText("%,d".formatted(run.report().orElseThrow().reads()));
    }

    @Test
    void aRefusalIsShownInItsRowAndTypedTextIsRetained() {
        expectBrowserError("503");
        RunsPage list = list("mutex", "mutex");
        list.scope()
                .page()
                .route(
                        Pattern.compile("/api/runs/\\w+$"),
                        route -> route.fulfill(new Route.FulfillOptions()
                                .setStatus(503)
                                .setContentType("application/problem+json")
                                .setBody("{\"detail\":\"The file can't be written now\"}")));

        list.row(2).focus();
        list.press("n");
        list.type(list.mark() + " precious");
        list.press("Enter");

        assertThat(list.details(2)).containsText("The file can't be written now");
        assertThat(list.row(2).locator("input.name")).hasValue(list.mark() + " precious");
        list.scope().page().unrouteAll();
        list.press("Enter");
        assertThat(list.row(2).locator("a.name")).hasText(list.mark() + " precious");
        assertThat(list.details(2)).not().containsText("can't");
        assertThat(list.stored(2).getString("name")).isEqualTo(list.mark() + " precious");
    }

    @Test
    void aRunIsExported() {
        RunsPage list = list("mutex");

        Download csv = list.scope()
                .page()
                .waitForDownload(() -> list.row(1).locator("a:has-text('CSV')").click());
        Download json = list.scope()
                .page()
                .waitForDownload(() -> list.row(1).locator("a:has-text('JSON')").click());

        assertThat(csv.suggestedFilename())
                .isEqualTo("lockscope-%s.csv".formatted(list.ids().getFirst()));
        assertThat(json.suggestedFilename())
                .isEqualTo("lockscope-%s.json".formatted(list.ids().getFirst()));
    }

    @Test
    void atMostSixRunsAreSelected() {
        RunsPage list = list("mutex", "mutex", "mutex", "mutex", "mutex", "mutex", "mutex");

        for (int number = 1; number <= 6; number++) {
            list.row(number).locator("input[type=checkbox]").check();
        }

        assertThat(list.row(7).locator("input[type=checkbox]")).isDisabled();
        assertThat(list.locator("#chosen")).containsText("6 chosen, as many as can be compared");
        assertThat(list.locator("#compare"))
                .hasAttribute(
                        "href",
                        "compare.html?runs=" + String.join(",", list.ids().subList(0, 6)));
        list.locator("#chosen button").click();
        assertThat(list.locator("#chosen")).isHidden();
        assertThat(list.row(7).locator("input[type=checkbox]")).isEnabled();
    }

    @Test
    void thePageWaitsForAnUnreachableServer() throws Exception {
        expectBrowserError("Failed to load resource");
        try (BreakableProxy proxy = new BreakableProxy(site)) {
            RunsPage list = RunsPage.of(runService, URI.create(proxy.site().toString()), newPage(), "mutex");

            proxy.cut();
            list.scope().awaitConnection("lost");
            assertThat(list.rows()).hasCount(1);
            list.row(1).focus();
            list.press("p");
            assertThat(list.details(1)).containsText("The server can’t be reached.");
            proxy.restore();

            list.scope().awaitConnection("live");
        }
    }

    /** A 404, as from a proxy that routes the path elsewhere, or an HTML page, as from a proxy that requires a login. */
    @ParameterizedTest
    @CsvSource({"404, refused (404), The server answered 404", "200, lost, What answers there is not Lockscope"})
    void aListThatFailsToLoadIsNotCalledUpToDate(int status, String connection, String title) {
        expectBrowserError("Failed to load resource");
        ScopePage scope = newPage();
        Route.FulfillOptions page = new Route.FulfillOptions()
                .setStatus(status)
                .setContentType("text/html")
                .setBody("<!doctype html><title>Log in</title>");
        scope.page().route("**/api/**", route -> route.fulfill(page));

        scope.page().navigate(site.resolve("runs.html").toString());

        assertThat(scope.locator("#connection-text")).hasText(connection + ", retrying");
        scope.awaitConnection("lost");
        assertThat(scope.locator("#blank")).containsText(title);
        scope.page().unroute("**/api/**");
        assertThat(scope.locator("#connection-text")).hasText("up to date");
    }
}
