package dev.lockscope.page;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Locator;
import dev.lockscope.experiment.InvalidExperiment;
import dev.lockscope.experiment.SweepPlan;
import dev.lockscope.run.RunService;
import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The page of sweeps. */
@QuarkusTest
class SweepTest extends PageTest {
    private static final Map<String, ?> SHORT = Map.of("durationMillis", 20, "readers", 4, "writers", 0);
    private static final Map<String, ?> LONG = Map.of("durationMillis", 60_000);
    private static final Map<String, ?> OVER_READERS =
            Map.of("name", "readers", "from", 1, "to", 16, "points", 5, "scale", "geometric");

    @Test
    void aSweepIsSetUpStartedFollowedToItsEndAndKept() {
        ScopePage scope = openAt("?durationMillis=20&readers=3&writers=0&repeats=2&vary=keys:1,2,300");
        assertThat(scope.the("#estimate"))
                .hasText("3 points × 2 = 6 runs, and 1 to warm up, which does not count: about 0 s.");
        assertThat(scope.the("#param-keys")).isDisabled();

        scope.the("#run").click();

        awaitEnd(scope, "finished");
        assertThat(scope.page()).hasURL(Pattern.compile("\\?sweep=[a-z0-9]+$"));
        assertThat(scope.the("#progress-text")).hasText("7 of 7 runs");
        assertThat(scope.the("#sentence")).containsText(Pattern.compile("operations .*made with keys "));
        assertThat(scope.the(".curve canvas")).isVisible();
        assertThat(scope.the(".curve"))
                .hasAttribute("aria-label", Pattern.compile("Throughput over keys: 1: .*; 2: .*; 300: .*"));
        assertThat(scope.the("#kept-table tbody tr [aria-current]")).hasCount(1);
        assertThat(scope.the("#stop")).isDisabled();
        scope.the("#points summary").click();
        assertThat(scope.the("#point-table tbody tr")).hasCount(3);
    }

    @Test
    void whichLockIsOnePressAndIsRanked() {
        ScopePage scope = openAt("?durationMillis=20&repeats=1&readers=2&writers=1");
        assertThat(scope.the("#which-note")).containsText("each of the 13 locks that guard, once each");

        scope.the("#which").click();

        awaitEnd(scope, "finished");
        assertThat(scope.the(".dots tbody tr")).hasCount(13);
        assertThat(scope.the(".dots tbody tr.first").first()).isVisible();
        assertThat(scope.the(".trade-off")).containsText("Known of the one to take");
        scope.the(".metrics button:has-text('p99 wait')").click();
        assertThat(scope.the(".dots .line-box").first()).hasAttribute("data-ink", "wait");
        assertThat(Axe.seriousViolations(scope)).isEmpty();
        use(scope, "dark");
        assertThat(Axe.contrastViolations(scope)).isEmpty();
    }

    @Test
    void aKeptSweepOverWorkersHasItsCurveAndWhatTheLawSays() throws Exception {
        String id = made(SHORT, OVER_READERS);

        ScopePage scope = openAt("?sweep=" + id);

        awaitEnd(scope, "finished");
        assertThat(scope.the("#law")).containsText("Universal Scalability Law");
        assertThat(scope.the("#law .fits, #law .misfit")).containsText("The scalability law ");
        assertThat(scope.the("#first")).hasValue("readers");
        assertThat(scope.the("#param-durationMillis")).hasValue("20");
        assertThat(scope.the("#csv")).hasAttribute("href", "api/sweeps/" + id + ".csv");
        assertThat(Axe.seriousViolations(scope)).isEmpty();
        use(scope, "dark");
        assertThat(Axe.contrastViolations(scope)).isEmpty();
    }

    @Test
    void aLawThatWasNotFittedIsNotCalledAMisfit() throws Exception {
        String id = made(SHORT, Map.of("name", "readers", "values", List.of(1, 2)));

        ScopePage scope = openAt("?sweep=" + id);

        assertThat(scope.the("#law .unfitted"))
                .hasText(
                        "– The scalability law was not fitted: that needs at least 5 numbers of workers, and there were 2.");
        assertThat(scope.the("#law .misfit")).hasCount(0);
        assertThat(Axe.contrastViolations(scope)).isEmpty();
    }

    @Test
    void aKeptSweepOverTwoParametersIsAHeatMapThatCanBeReadAndFitsAPhone() throws Exception {
        String id = made(
                SHORT,
                Map.of("name", "readers", "values", List.of(1, 40)),
                Map.of("name", "lock", "values", List.of("mutex", "spin", "striped")));
        ScopePage scope = prepare(new Browser.NewContextOptions().setViewportSize(390, 844));
        scope.page().navigate(site.resolve("sweep.html?sweep=" + id).toString());

        awaitEnd(scope, "finished");
        Locator rows = scope.the(".heat tbody tr");
        assertThat(rows).hasCount(2);
        assertThat(rows.first().locator("td")).hasText(new Pattern[] {
            Pattern.compile("[\\d,]+"), Pattern.compile("[\\d,]+"), Pattern.compile("[\\d,]+")
        });
        assertThat(scope.the(".heat .best")).hasCount(1);
        assertThat(scope.isWiderThanItsWindow()).isFalse();
        assertThat(Axe.seriousViolations(scope)).isEmpty();
        use(scope, "dark");
        assertThat(Axe.contrastViolations(scope)).isEmpty();
    }

    @Test
    void aSweepThatIsGoingIsShownWithWhatIsLeftAndCanBeStopped() throws Exception {
        experimenter.start(plan(LONG, Map.of("name", "keys", "values", List.of(1, 2))));

        ScopePage scope = prepare(new Browser.NewContextOptions());
        scope.page().navigate(site.resolve("sweep.html").toString());

        assertThat(scope.the("#stand")).hasAttribute("data-state", "running");
        assertThat(scope.the("#progress-text")).hasText(Pattern.compile("\\d of 15 runs, about 1[34] min \\d+ s left"));
        assertThat(Axe.seriousViolations(scope)).isEmpty();
        assertThat(scope.the("#run")).isDisabled();

        scope.the("#stop").click();

        awaitEnd(scope, "stopped");
        assertThat(scope.the("#kept-table tbody tr").first()).containsText("Stopped");
    }

    @Test
    void whatIsWrongIsSaidBesideItsFieldByThePageAndByTheServer() {
        ScopePage scope = openAt("");
        scope.the(".axis").first().locator("label:has-text('To') input").fill("0");
        assertThat(scope.the("#first-error")).hasText("to must be greater than from");
        scope.the("#run").click();
        assertThat(scope.the("#stand")).isHidden();

        scope.the(".axis").first().locator("label:has-text('To') input").fill("19995");
        scope.the("#run").click();
        mayComplain("400");

        assertThat(scope.the("#first-error")).containsText("must be from 1 to 20000 together with writers");
        assertThat(Axe.seriousViolations(scope)).isEmpty();
    }

    @Test
    void aSweepThatIsGoneIsSaidToBe() {
        ScopePage scope = openAt("?sweep=nobody");

        assertThat(scope.the("#blank")).containsText("No such sweep");
        assertThat(Axe.seriousViolations(scope)).isEmpty();
    }

    @Test
    void whatIsDeletedLeavesTheKeyboardInTheListAndComesBack() throws Exception {
        String older = made(SHORT, Map.of("name", "keys", "values", List.of(1, 2)));
        String newer = made(SHORT, Map.of("name", "readers", "values", List.of(1, 2)));
        ScopePage scope = openAt("?sweep=" + newer);
        awaitEnd(scope, "finished");

        scope.the(row(newer) + " button").press("Enter");
        assertThat(scope.the(row(newer))).hasCount(0);
        assertThat(scope.the(row(older) + " button")).isFocused();
        assertThat(scope.the("#blank")).containsText("No such sweep");
        assertThat(scope.the("#undo")).containsText("“Readers, ");
        scope.the("#undo button:has-text('Undo')").press("Enter");

        assertThat(scope.the(row(newer) + " a")).isFocused();
        awaitEnd(scope, "finished");
        assertThat(scope.the("#stand")).isVisible();
        assertThat(scope.the(".curve canvas")).isVisible();
    }

    private static String row(String id) {
        return "#kept-table tr:has(a[href$='=%s'])".formatted(id);
    }

    @Test
    void whileTheServerIsAwayThePageSaysSoAndComesBack() {
        ScopePage scope = prepare(new Browser.NewContextOptions());
        scope.page().route("**/api/**", route -> route.abort());
        mayComplain("ERR_FAILED");
        scope.page().navigate(site.resolve("sweep.html").toString());
        assertThat(scope.the("#blank")).containsText("The server can’t be reached");
        assertThat(scope.the("#run")).isDisabled();

        scope.page().unroute("**/api/**");

        assertThat(scope.the("#run")).isEnabled();
        assertThat(scope.the("#blank")).containsText("No sweep is shown");
    }

    private ScopePage openAt(String search) {
        ScopePage scope = prepare(new Browser.NewContextOptions());
        scope.page().navigate(site.resolve("sweep.html" + search).toString());
        assertThat(scope.the("#run")).isEnabled();
        return scope;
    }

    private static void awaitEnd(ScopePage scope, String state) {
        assertThat(scope.the("#stand")).hasAttribute("data-state", state);
    }

    private static void use(ScopePage scope, String theme) {
        scope.the("#theme").selectOption(theme);
    }

    private String made(Map<String, ?> workload, Map<?, ?>... parameters)
            throws InvalidExperiment, RunService.Busy, InterruptedException {
        var experiment = experimenter.start(plan(workload, parameters));
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
