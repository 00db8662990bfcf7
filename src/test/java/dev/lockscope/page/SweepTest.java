package dev.lockscope.page;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Locator;
import dev.lockscope.experiment.InvalidExperiment;
import dev.lockscope.experiment.SweepPlan;
import dev.lockscope.runner.RunService;
import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The sweep page. */
@QuarkusTest
class SweepTest extends PageTest {
    private static final Map<String, ?> SHORT = Map.of("durationMillis", 20, "readers", 4, "writers", 0);
    private static final Map<String, ?> LONG = Map.of("durationMillis", 60_000);
    private static final Map<String, ?> OVER_READERS =
            Map.of("name", "readers", "from", 1, "to", 16, "points", 5, "scale", "geometric");

    @Test
    void aSweepIsConfiguredRunAndStored() {
        ScopePage scope = openAt("?durationMillis=20&readers=3&writers=0&repeats=2&vary=keys:1,2,300");
        assertThat(scope.locator("#estimate"))
                .hasText("3 points × 2 = 6 runs, each warmed up in a JVM of its own: about 6 s.");
        assertThat(scope.locator("#param-keys")).isDisabled();

        scope.locator("#run").click();

        awaitEnd(scope, "finished");
        assertThat(scope.page()).hasURL(Pattern.compile("\\?sweep=[a-z0-9]+$"));
        assertThat(scope.locator("#progress-text")).hasText("6 of 6 runs");
        assertThat(scope.locator("#sentence")).containsText(Pattern.compile("operations .*made with keys "));
        assertThat(scope.locator(".curve canvas")).isVisible();
        assertThat(scope.locator(".curve"))
                .hasAttribute("aria-label", Pattern.compile("Throughput over keys: 1: .*; 2: .*; 300: .*"));
        assertThat(scope.locator("#stored-table tbody tr [aria-current]")).hasCount(1);
        assertThat(scope.locator("#stop")).isDisabled();
        scope.locator("#points summary").click();
        assertThat(scope.locator("#point-table tbody tr")).hasCount(3);
    }

    @Test
    void locksAreSweptWithOneClickAndRanked() {
        ScopePage scope = openAt("?durationMillis=20&repeats=1&readers=2&writers=1");
        assertThat(scope.locator("#which-note")).containsText("each of the 13 locks that guard, once each");

        scope.locator("#which").click();

        awaitEnd(scope, "finished");
        assertThat(scope.locator(".dots tbody tr")).hasCount(13);
        assertThat(scope.locator(".dots tbody tr.first").first()).isVisible();
        assertThat(scope.locator(".trade-off")).containsText("Known of the one to take");
        scope.locator(".metrics button:has-text('p99 wait')").click();
        assertThat(scope.locator(".dots .line-box").first()).hasAttribute("data-ink", "wait");
        assertThat(Axe.seriousViolations(scope)).isEmpty();
        use(scope, "dark");
        assertThat(Axe.contrastViolations(scope)).isEmpty();
    }

    @Test
    void aStoredWorkerSweepShowsItsCurveAndTheLaw() throws Exception {
        String id = endedSweep(SHORT, OVER_READERS);

        ScopePage scope = openAt("?sweep=" + id);

        awaitEnd(scope, "finished");
        assertThat(scope.locator("#law")).containsText("Universal Scalability Law");
        assertThat(scope.locator("#law .fits, #law .misfit")).containsText("The scalability law ");
        assertThat(scope.locator("#first")).hasValue("readers");
        assertThat(scope.locator("#param-durationMillis")).hasValue("20");
        assertThat(scope.locator("#csv")).hasAttribute("href", "api/sweeps/" + id + ".csv");
        assertThat(Axe.seriousViolations(scope)).isEmpty();
        use(scope, "dark");
        assertThat(Axe.contrastViolations(scope)).isEmpty();
    }

    @Test
    void anUnfittedLawIsNotCalledAMisfit() throws Exception {
        String id = endedSweep(SHORT, Map.of("name", "readers", "values", List.of(1, 2)));

        ScopePage scope = openAt("?sweep=" + id);

        assertThat(scope.locator("#law .unfitted"))
                .hasText(
                        "– The scalability law was not fitted: that needs at least 5 numbers of workers, and there were 2.");
        assertThat(scope.locator("#law .misfit")).hasCount(0);
        assertThat(Axe.contrastViolations(scope)).isEmpty();
    }

    @Test
    void aStoredSweepOfTwoParametersIsAHeatMapThatFitsAPhone() throws Exception {
        String id = endedSweep(
                SHORT,
                Map.of("name", "readers", "values", List.of(1, 40)),
                Map.of("name", "lock", "values", List.of("mutex", "spin", "striped")));
        ScopePage scope = newPage(new Browser.NewContextOptions().setViewportSize(390, 844));
        scope.page().navigate(site.resolve("sweep.html?sweep=" + id).toString());

        awaitEnd(scope, "finished");
        Locator rows = scope.locator(".heat tbody tr");
        assertThat(rows).hasCount(2);
        assertThat(rows.first().locator("td")).hasText(new Pattern[] {
            Pattern.compile("[\\d,]+"), Pattern.compile("[\\d,]+"), Pattern.compile("[\\d,]+")
        });
        assertThat(scope.locator(".heat .best")).hasCount(1);
        assertThat(scope.scrollsSideways()).isFalse();
        assertThat(Axe.seriousViolations(scope)).isEmpty();
        use(scope, "dark");
        assertThat(Axe.contrastViolations(scope)).isEmpty();
    }

    @Test
    void aRunningSweepShowsTheTimeLeftAndCanBeStopped() throws Exception {
        experimentService.start(plan(LONG, Map.of("name", "keys", "values", List.of(1, 2))));

        ScopePage scope = newPage();
        scope.page().navigate(site.resolve("sweep.html").toString());

        assertThat(scope.locator("#experiment-status")).hasAttribute("data-state", "running");
        assertThat(scope.locator("#progress-text"))
                .hasText(Pattern.compile("\\d of 14 runs, about 1[34] min \\d+ s left"));
        assertThat(Axe.seriousViolations(scope)).isEmpty();
        assertThat(scope.locator("#run")).isDisabled();

        scope.locator("#stop").click();

        awaitEnd(scope, "stopped");
        assertThat(scope.locator("#stored-table tbody tr").first()).containsText("Stopped");
    }

    @Test
    void pageAndServerErrorsAppearBesideTheirFields() {
        ScopePage scope = openAt("");
        scope.locator(".axis").first().locator("label:has-text('To') input").fill("0");
        assertThat(scope.locator("#first-error")).hasText("to must be greater than from");
        scope.locator("#run").click();
        assertThat(scope.locator("#experiment-status")).isHidden();

        scope.locator(".axis").first().locator("label:has-text('To') input").fill("19995");
        scope.locator("#run").click();
        expectBrowserError("400");

        assertThat(scope.locator("#first-error")).containsText("must be from 1 to 20000 together with writers");
        assertThat(Axe.seriousViolations(scope)).isEmpty();
    }

    @Test
    void anUnknownSweepIsReported() {
        ScopePage scope = openAt("?sweep=nobody");

        assertThat(scope.locator("#blank")).containsText("No such sweep");
        assertThat(Axe.seriousViolations(scope)).isEmpty();
    }

    @Test
    void deletingByKeyRetainsTheFocusAndCanBeUndone() throws Exception {
        String older = endedSweep(SHORT, Map.of("name", "keys", "values", List.of(1, 2)));
        String newer = endedSweep(SHORT, Map.of("name", "readers", "values", List.of(1, 2)));
        ScopePage scope = openAt("?sweep=" + newer);
        awaitEnd(scope, "finished");

        scope.locator(row(newer) + " button").press("Enter");
        assertThat(scope.locator(row(newer))).hasCount(0);
        assertThat(scope.locator(row(older) + " button")).isFocused();
        assertThat(scope.locator("#blank")).containsText("No such sweep");
        assertThat(scope.locator("#undo")).containsText("“Readers, ");
        scope.locator("#undo button:has-text('Undo')").press("Enter");

        assertThat(scope.locator(row(newer) + " a")).isFocused();
        awaitEnd(scope, "finished");
        assertThat(scope.locator("#experiment-status")).isVisible();
        assertThat(scope.locator(".curve canvas")).isVisible();
    }

    private static String row(String id) {
        return "#stored-table tr:has(a[href$='=%s'])".formatted(id);
    }

    @Test
    void anUnreachableServerIsReportedUntilItReturns() {
        ScopePage scope = newPage();
        scope.page().route("**/api/**", route -> route.abort());
        expectBrowserError("ERR_FAILED");
        scope.page().navigate(site.resolve("sweep.html").toString());
        assertThat(scope.locator("#blank")).containsText("The server can’t be reached");
        assertThat(scope.locator("#run")).isDisabled();

        scope.page().unroute("**/api/**");

        assertThat(scope.locator("#run")).isEnabled();
        assertThat(scope.locator("#blank")).containsText("No sweep is shown");
    }

    private ScopePage openAt(String search) {
        ScopePage scope = newPage();
        scope.page().navigate(site.resolve("sweep.html" + search).toString());
        assertThat(scope.locator("#run")).isEnabled();
        return scope;
    }

    private static void awaitEnd(ScopePage scope, String state) {
        assertThat(scope.locator("#experiment-status")).hasAttribute("data-state", state);
    }

    private static void use(ScopePage scope, String theme) {
        scope.locator("#theme").selectOption(theme);
    }

    private String endedSweep(Map<String, ?> workload, Map<?, ?>... parameters)
            throws InvalidExperiment, RunService.Busy, InterruptedException {
        var experiment = experimentService.start(plan(workload, parameters));
        experiment.awaitEnd();
        return experiment.id();
    }

    private static SweepPlan plan(Map<String, ?> workload, Map<?, ?>... parameters) throws InvalidExperiment {
        return SweepPlan.accept(Map.of(
                "workload",
                workload,
                "parameters",
                List.of(parameters),
                "repeats",
                parameters.length > 1 ? 1 : workload == LONG ? 7 : 2));
    }
}
