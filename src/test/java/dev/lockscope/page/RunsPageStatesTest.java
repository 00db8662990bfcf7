package dev.lockscope.page;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Every state of the list of stored runs, in both themes, at the widths of a desktop and a phone. */
@QuarkusTest
class RunsPageStatesTest extends PageTest {
    private static final String NO_VALUES =
            "document.body.innerText.match(/\\b(NaN|undefined|null|Infinity)\\b/)?.[0] ?? ''";

    enum State {
        LOADING,
        LISTED,
        EMPTY,
        NO_MATCH,
        IN_USE,
        DISK_FULL,
        IN_MEMORY,
        DELETED,
        NOTE,
        REFUSED,
        KEYS,
        UNREACHABLE
    }

    @ParameterizedTest
    @EnumSource
    void isAccessibleInBothThemes(State state) {
        ScopePage scope = newPage(new Browser.NewContextOptions().setViewportSize(1440, 900));
        show(scope, state);

        for (int width : new int[] {1440, 390}) {
            scope.resize(width, 900);
            for (String theme : List.of("light", "dark")) {
                ScopePageStates.selectTheme(scope, theme);
                scope.screenshot("runs-%s-%s-%d".formatted(state.name().toLowerCase(Locale.ROOT), theme, width));
            }
            assertThat(scope.scrollsSideways()).as("wider than " + width).isFalse();
            assertThat(Axe.seriousViolations(scope)).isEmpty();
        }
        ScopePageStates.selectTheme(scope, "light");
        assertThat(Axe.contrastViolations(scope)).isEmpty();
        assertThat(scope.page().evaluate(NO_VALUES))
                .as("missing value shown as text")
                .isEqualTo("");
    }

    private void show(ScopePage scope, State state) {
        Page page = scope.page();
        switch (state) {
            case LOADING -> {
                page.route(Pattern.compile("/api/runs\\?"), unanswered -> {});
                page.navigate(site.resolve("runs.html").toString());
                assertThat(scope.locator("#blank")).containsText("Asking for the runs");
            }
            case LISTED -> {
                RunsPage list = RunsPage.of(runService, site, scope, "mutex", "unguarded");
                RunsPage.label(
                        list.ids().getFirst(),
                        Map.of(
                                "pinned",
                                true,
                                "note",
                                "A long note, ".repeat(20),
                                "name",
                                list.mark() + " " + "long ".repeat(18)));
                assertThat(list.row(1)).containsText("A long note");
                list.row(1).focus();
            }
            case EMPTY -> {
                new FakeRunList(page, 0);
                page.navigate(site.resolve("runs.html").toString());
                assertThat(scope.locator("#blank")).containsText("No run is stored yet");
            }
            case NO_MATCH -> {
                page.navigate(site.resolve("runs.html?q=nobody-called-it-so").toString());
                assertThat(scope.locator("#blank")).containsText("No matching run");
            }
            case IN_USE ->
                showStorage(
                        scope,
                        """
                    {"problem":"another Lockscope has the file in /home/me/.lockscope open",\
                    "remedy":"Close the other one, or set another folder for this one in lockscope.data."}""",
                        "stored in memory only and are lost when the server ends: another Lockscope has the file");
            case DISK_FULL ->
                showStorage(scope, """
                    {"folder":"/home/me/.lockscope","problem":"the disk with /home/me/.lockscope is full",\
                    "remedy":"Free space on it, or set another folder in lockscope.data."}""", "not stored completely: the disk with /home/me/.lockscope is full.");
            case IN_MEMORY -> {
                RunsPage.of(runService, site, scope, "mutex");
                assertThat(scope.locator("#place")).containsText("as lockscope.data is empty");
                assertThat(scope.locator("#trouble")).isEmpty();
            }
            case DELETED -> {
                RunsPage list = RunsPage.of(runService, site, scope, "mutex", "mutex", "mutex");
                list.row(3).locator("input[type=checkbox]").check();
                list.row(2).locator("input[type=checkbox]").check();
                list.row(1).locator("button:has-text('Delete')").click();
                assertThat(scope.locator("#undo")).containsText("was deleted");
                assertThat(scope.locator("#chosen")).isVisible();
            }
            case NOTE -> {
                RunsPage list = RunsPage.of(runService, site, scope, "mutex", "mutex");
                list.row(2).locator("button:has-text('Note')").click();
                assertThat(scope.locator("textarea")).isFocused();
            }
            case REFUSED -> {
                expectBrowserError("409");
                RunsPage list = RunsPage.of(runService, site, scope, "mutex", "mutex");
                page.route(
                        Pattern.compile("/api/runs/\\w+$"),
                        route -> route.fulfill(new Route.FulfillOptions()
                                .setStatus(409)
                                .setContentType("application/problem+json")
                                .setBody("{\"detail\":\"Run x is still running; stop it first\"}")));
                list.row(2).locator("button:has-text('Delete')").click();
                assertThat(list.details(2)).containsText("stop it first");
            }
            case KEYS -> {
                RunsPage.of(runService, site, scope, "mutex").press("?");
                assertThat(scope.locator("#keys")).isVisible();
            }
            case UNREACHABLE -> {
                expectBrowserError("Failed to load resource");
                page.route(Pattern.compile("/api/"), Route::abort);
                page.navigate(site.resolve("runs.html").toString());
                assertThat(scope.locator("#blank")).containsText("The server can’t be reached");
            }
        }
    }

    private void showStorage(ScopePage scope, String history, String expected) {
        scope.page()
                .route(
                        "**/api/history",
                        route -> route.fulfill(new Route.FulfillOptions()
                                .setContentType("application/json")
                                .setBody(history)));
        RunsPage.of(runService, site, scope, "mutex");
        assertThat(scope.locator("#trouble")).containsText(expected);
    }
}
