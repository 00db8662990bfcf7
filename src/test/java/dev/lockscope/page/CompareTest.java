package dev.lockscope.page;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Download;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import dev.lockscope.history.History;
import dev.lockscope.run.Run;
import dev.lockscope.workload.Limits;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The page that compares stored runs. */
@QuarkusTest
class CompareTest extends PageTest {
    /** Created by the first test and shared by all: no test changes them. */
    private static final List<String> RUNS = new ArrayList<>();

    @Inject
    History history;

    @BeforeEach
    void createSixRuns() throws Exception {
        if (RUNS.isEmpty()) {
            for (Map<String, ?> workload : List.<Map<String, ?>>of(
                    Map.of(),
                    Map.of("lock", "read-write", "readers", 20),
                    Map.of("lock", "unguarded"),
                    Map.of("durationMillis", 250),
                    Map.of("pacing", "open"),
                    Map.of("holdMicros", 1_000))) {
                RUNS.add(storedRun(workload));
            }
        }
    }

    @Test
    void differencesOfTwoRunsAreShownFirst() {
        Page page = compare(0, 1);

        assertThat(page.locator("#summary"))
                .hasText(
                        "These runs differ in lock and readers; everything else that was asked for is the same. Same machine.");
        assertThat(page.locator("#cautions")).containsText("rates are not marked");
        assertThat(page.locator("#unlike tbody tr")).hasText(new String[] {"Lockmutexread-write", "Readers1020"});
        assertThat(
                        (boolean)
                                page.evaluate(
                                        "document.getElementById('first').getBoundingClientRect().bottom <= document.getElementById('table').getBoundingClientRect().top"))
                .isTrue();
        assertThat(metric(page, "reads").locator(".moot")).containsText("readers");
        assertThat(metric(page, "reads").locator(".mark")).hasCount(0);
    }

    @Test
    void theBetterRunIsMarkedInWords() {
        Page page = compare(0, 5);
        Locator wait = page.locator("#differences tbody")
                .filter(new Locator.FilterOptions().setHasText("Wait of reads"))
                .locator("tr[data-figure='p50']");

        assertThat(wait.locator("td").first().locator(".mark")).hasText("◆ better");
        assertThat(wait.locator("td").nth(1).locator(".mark")).hasCount(0);
        assertThat(wait.locator("td").nth(1).locator(".ratio")).hasText(Pattern.compile("^×[1-9]"));
        assertThat(metric(page, "held").locator(".mark")).hasCount(0);
    }

    @Test
    void sixRunsAreDrawnWithDistinctTraces() {
        Page page = compare(0, 1, 2, 3, 4, 5);

        assertThat(page.locator("#traces .overlay:visible")).hasCount(9);
        assertThat(page.locator("[data-overlay='reads'] canvas")).isVisible();
        assertThat(page.locator("[data-overlay='reads']"))
                .hasAttribute("aria-label", Pattern.compile("^Reads, operations/s: A [0-9].*; F [0-9].*"));
        assertThat(page.locator("#curves .plot").first())
                .hasAttribute("aria-label", Pattern.compile("^Wait, all: A median .*; F median .*"));
        assertThat(page.locator(".bars .row")).hasCount(6);
        assertThat(page.locator("#budget-figures thead th")).hasCount(6);
        assertThat(page.locator("#cautions")).containsText("Totals can’t be compared");
        assertThat(page.locator("#cautions")).containsText("In open pacing");
        assertThat(page.locator("#stored input:enabled:not(:checked)")).hasCount(0);
    }

    @Test
    void tracesAreReadByKeyAndZoomTogether() {
        Page page = compare(0, 3);
        Locator readout = page.locator("#traces .readout");

        page.locator(".overlays").first().focus();
        page.keyboard().press("ArrowLeft");
        assertThat(readout).hasText(Pattern.compile("^t 0\\.\\d{3} s$"));
        assertThat(page.locator("#traces .values").first()).containsText("B ");
        page.keyboard().press("+");
        assertThat(page.locator("#traces button")).isEnabled();
        page.keyboard().press("0");

        assertThat(page.locator("#traces button")).isDisabled();
    }

    @Test
    void theBaselineIsChosenByKeyAndTheAddressFollows() {
        Page page = compare(0, 3, 5);

        page.locator("#chosen li").nth(2).locator("[data-does='first']").focus();
        page.keyboard().press("Enter");

        assertThat(page).hasURL(Pattern.compile("runs=%s,%s,%s$".formatted(RUNS.get(5), RUNS.get(0), RUNS.get(3))));
        assertThat(page.locator("#differences thead .id").first()).hasText(RUNS.get(5));
        assertThat((String) page.evaluate("document.activeElement.closest('li').dataset.run"))
                .isEqualTo(RUNS.get(5));
        page.locator("#chosen li").first().locator("[data-does='remove']").press("Enter");
        assertThat(page).hasURL(Pattern.compile("runs=%s,%s$".formatted(RUNS.get(0), RUNS.get(3))));
        assertThat(page.locator("#differences thead .id")).hasCount(2);
    }

    @Test
    void withoutRunsTheChooserIsShown() {
        Page page = visit("");
        assertThat(page.locator("#blank")).containsText("Choose two to six stored runs");

        page.locator("#search").fill(RUNS.get(1));
        assertThat(page.locator("#stored li")).hasCount(1);
        page.locator("#stored-" + RUNS.get(1)).press("Space");
        assertThat(page.locator("#blank")).containsText("Choose one more run");
        page.locator("#search").fill("");
        page.locator("#stored-" + RUNS.get(0)).check();

        assertThat(page.locator("#summary")).containsText("lock and readers");
        assertThat(page).hasURL(Pattern.compile("runs=%s,%s$".formatted(RUNS.get(1), RUNS.get(0))));
        page.locator("#search").fill("nothing has this");
        assertThat(page.locator("#stored")).containsText("No run has all of these words");
    }

    @Test
    void aMissingRunIsNamedAndTheOthersAreShown() {
        expectBrowserError("404");
        Page page = visit("?runs=%s,gone,%s".formatted(RUNS.get(0), RUNS.get(1)));

        assertThat(page.locator("#missing")).containsText("There is no run gone");
        assertThat(page.locator("#differences thead .id")).hasText(new String[] {RUNS.get(0), RUNS.get(1)});
    }

    @Test
    void missingSnapshotsAreReported() {
        Page page = newPage().page();
        page.route("**/api/runs/%s/snapshots".formatted(RUNS.get(1)), CompareTest::withoutTheThird);
        page.navigate(address(0, 1));

        assertThat(page.locator("#cautions")).containsText(Pattern.compile("Of B 1 of \\d+ snapshots is missing"));
        assertThat(page.locator("#cautions")).not().containsText("Of A");
    }

    @Test
    void anUnreachableServerIsReportedAndRetried() {
        expectBrowserError("ERR_FAILED");
        Page page = newPage().page();
        page.route("**/api/**", Route::abort);
        page.navigate(address(0, 1));
        assertThat(page.locator("#missing")).hasText("The server can’t be reached.");
        assertThat(page.locator("#stored")).containsText("The server can’t be reached.");

        page.unroute("**/api/**");
        page.locator("#blank button").click();

        assertThat(page.locator("#summary")).containsText("lock and readers");
    }

    @Test
    void theTableIsDownloadedAsCsv() throws Exception {
        Page page = compare(0, 1);

        Download csv = page.waitForDownload(() -> page.locator("#csv").click());

        assertThat(Files.readString(csv.path()))
                .startsWith("figure,unit,A %s,B %s,B / A,better\r\n".formatted(RUNS.get(0), RUNS.get(1)));
    }

    @Test
    void thePageIsAccessibleAndDoesNotScrollSideways() {
        for (Page page : List.of(compare(0, 1, 2, 3, 4, 5), visit(""))) {
            ScopePage scope = new ScopePage(page);
            assertThat(page.locator(page.url().contains("runs=") ? "#summary" : "#stored label")
                            .first())
                    .isVisible();
            assertThat(Axe.seriousViolations(scope)).isEmpty();
            ScopePageStates.selectTheme(scope, "dark");
            assertThat(Axe.contrastViolations(scope)).isEmpty();
            for (int width : List.of(1024, 390)) {
                page.setViewportSize(width, 844);
                assertThat(scope.scrollsSideways()).as("wider than " + width).isFalse();
            }
        }
    }

    private Page compare(Integer... runs) {
        Page page = visit(
                address(runs).substring(site.resolve("compare.html").toString().length()));
        assertThat(page.locator("#summary")).isVisible();
        return page;
    }

    private String address(Integer... runs) {
        return site.resolve("compare.html?runs="
                        + String.join(",", Stream.of(runs).map(RUNS::get).toList()))
                .toString();
    }

    private Page visit(String search) {
        Page page = newPage(new Browser.NewContextOptions().setViewportSize(1440, 900))
                .page();
        page.navigate(site.resolve("compare.html").toString() + search);
        return page;
    }

    private static Locator metric(Page page, String name) {
        return page.locator("#differences tr[data-figure='%s']".formatted(name)).first();
    }

    private static void withoutTheThird(Route route) {
        List<String> lines = new ArrayList<>(route.fetch().text().lines().toList());
        lines.remove(2);
        route.fulfill(new Route.FulfillOptions()
                .setContentType("application/x-ndjson")
                .setBody(String.join("\n", lines) + "\n"));
    }

    private String storedRun(Map<String, ?> workload) throws Exception {
        Map<String, Object> fields = new HashMap<>(Map.of("durationMillis", 400, "readers", 10, "writers", 2));
        fields.putAll(workload);
        Run run = runService.start(Limits.accept(fields));
        run.awaitEnd();
        await().until(() -> history.stored(run.id())
                .filter(summary -> summary.lastSeq() > 0 && summary.state().ended())
                .isPresent());
        return run.id();
    }
}
