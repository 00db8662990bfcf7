package dev.lockscope.page;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static io.restassured.RestAssured.get;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.assertions.LocatorAssertions;
import dev.lockscope.run.Run;
import dev.lockscope.workload.Limits;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** The analysis tabs: percentiles, waits over time, and single operations. */
@QuarkusTest
class AnalysisTabsTest extends PageTest {
    private static final List<String> TABS = List.of("distribution", "heat", "capture");

    /** A classic run, created lazily and shared by the tests of this class, which do not change it. */
    private static @Nullable String sharedRun;

    @Test
    void eachTabIsSelectedByMouse() throws Exception {
        ScopePage scope = showRun(sharedRun());

        for (String tab : List.of("heat", "capture", "distribution")) {
            scope.locator("#tab-" + tab).click();

            assertSelected(scope, tab);
            assertThat(scope.locator("#%s .stage".formatted(tab))).isVisible();
            assertThat(scope.locator("#%s .empty".formatted(tab))).isHidden();
        }
    }

    @Test
    void eachTabIsSelectedByKey() throws Exception {
        ScopePage scope = showRun(sharedRun());
        scope.locator("#tab-distribution").focus();

        for (String step : List.of(
                "ArrowRight heat",
                "ArrowRight capture",
                "ArrowRight distribution",
                "ArrowLeft capture",
                "Home distribution",
                "End capture")) {
            String[] words = step.split(" ");
            scope.page().keyboard().press(words[0]);

            assertSelected(scope, words[1]);
            assertThat(scope.locator("#tab-" + words[1])).isFocused();
        }
    }

    @Test
    void offeredRatesAreDrawnOrMarkedAsOffScale() throws Exception {
        String offered = "#traces [data-trace='%s'] b";
        ScopePage offScale = showRun(endedRun(Map.of("holdMicros", 2_000, "holdKind", "park")));
        assertThat(offScale.locator(offered.formatted("offeredReads"))).hasText("100,000 ↑");
        assertThat(offScale.locator(offered.formatted("offeredWrites"))).hasText("10,000 ↑");

        ScopePage onScale = showRun(endedRun(Map.of("pauseMicros", 20_000)));
        assertThat(onScale.locator(offered.formatted("offeredReads"))).hasText("5,000");
    }

    @Test
    void theDistributionTableMatchesTheReport() throws Exception {
        String run = sharedRun();
        ScopePage scope = showRun(run);

        scope.locator("#distribution button[aria-label='wait, writes']").click();
        showTable(scope, "distribution");

        JsonPath report = get("/api/runs/{id}", run).jsonPath().setRootPath("report");
        assertThat(row(scope, "distribution", "wait, all")).containsText("%,d".formatted(report.getLong("wait.count")));
        assertThat(row(scope, "distribution", "wait, writes"))
                .containsText("%,d".formatted(report.getLong("wait.writes.count")));
        assertThat(row(scope, "distribution", "hold, all")).containsText("%,d".formatted(report.getLong("hold.count")));
    }

    @Test
    void theHeatMapTableHasEveryTimedOperation() throws Exception {
        String run = sharedRun();
        ScopePage scope = showRun(run);
        scope.locator("#tab-heat").click();
        assertThat(scope.locator("#heat .note")).containsText("waits timed");

        showTable(scope, "heat");

        long inTable = scope.locator("#heat tbody td:nth-child(3)").allTextContents().stream()
                .mapToLong(text -> Long.parseLong(text.replace(",", "")))
                .sum();
        assertThat(scope.locator("#heat .note")).containsText(Pattern.compile("^%,d waits timed".formatted(inTable)));
        assertThat(inTable).isPositive();
        scope.locator("#heat button[aria-label='Hold instead of wait']").click();
        assertThat(scope.locator("#heat canvas[role='img']"))
                .hasAttribute("aria-label", Pattern.compile("^Heat map of hold"));
        assertThat(scope.locator("#heat .note")).containsText("holds timed");
    }

    @Test
    void arrowKeysReadTheHeatMap() throws Exception {
        ScopePage scope = showRun(sharedRun());
        scope.locator("#tab-heat").click();
        scope.locator("#heat canvas[role='img']").focus();

        scope.page().keyboard().press("ArrowLeft");
        assertThat(scope.locator("#heat .note"))
                .containsText(Pattern.compile("wait from .* to .* of [\\d,]+ operations"));
        String at = scope.locator("#heat .note").textContent();
        scope.page().keyboard().press("ArrowDown");

        assertThat(scope.locator("#heat .note")).not().hasText(at);
    }

    @Test
    void theHeatMapCursorMovesTheTracesCursor() throws Exception {
        ScopePage scope = showRun(sharedRun());
        scope.locator("#tab-heat").click();
        scope.locator("#heat canvas[role='img']").focus();
        assertThat(scope.locator("#traces .readout")).containsText("Drag to zoom");

        scope.page().keyboard().press("ArrowLeft");

        assertThat(scope.locator("#traces .readout")).containsText(Pattern.compile("t \\d\\.\\d{3} s"));
        scope.page()
                .waitForCondition(
                        () -> scope.locator("#traces .u-cursor-x").first().boundingBox().x
                                > scope.locator("#traces .u-over").first().boundingBox().x);
    }

    @Test
    void theLongestWaitOfTheCaptureIsShown() throws Exception {
        String run = endedRun(Map.of("holdMicros", 2_000, "holdKind", "park"));
        ScopePage scope = showRun(run);
        scope.locator("#tab-capture").click();
        assertThat(scope.locator("#capture .note")).containsText("Every operation is timed");

        scope.locator("#capture button:has-text('Show the longest wait')").click();
        showTable(scope, "capture");

        Map<String, Object> longest = longestWait(run);
        assertThat(scope.locator("#capture .note")).containsText("Longest wait here: ");
        assertThat(scope.locator("#capture .note")).containsText(longest.get("worker") + ", asked at");
        assertThat(scope.locator("#capture tbody tr").first()).containsText((String) longest.get("worker"));
        assertThat(scope.locator("#capture tbody tr").first()).containsText((String) longest.get("asked"));
        assertThat(scope.locator("#capture canvas[role='img']"))
                .hasAttribute("aria-label", Pattern.compile("Longest wait: "));
    }

    @Test
    void theCaptureIsZoomedByButtonAndByKey() throws Exception {
        ScopePage scope = showRun(sharedRun());
        scope.locator("#tab-capture").click();
        Locator lanes = scope.locator("#capture canvas[role='img']");
        assertThat(lanes).hasAttribute("aria-label", Pattern.compile("operations in"));
        String all = lanes.getAttribute("aria-label");

        scope.locator("#capture button[aria-label='Zoom in']").click();
        assertThat(lanes).not().hasAttribute("aria-label", all);
        scope.locator("#capture .lanes").press("0");
        assertThat(lanes).hasAttribute("aria-label", all);
        scope.locator("#capture .lanes").press("+");

        assertThat(lanes).not().hasAttribute("aria-label", all);
    }

    @Test
    void aCaptureIsTakenDuringTheRun() throws Exception {
        Run run = start(Map.of("durationMillis", 600_000));
        ScopePage scope = open();
        scope.awaitRun(run.id());
        scope.locator("#tab-capture").click();
        assertThat(scope.locator("#capture .empty")).isVisible();
        await().until(() -> scope.lastSeq() > 5);

        scope.locator("#capture button:has-text('Capture now')").click();

        assertThat(scope.locator("#capture .empty")).isHidden();
        assertThat(scope.locator("#capture .note")).containsText("Trigger: off");
    }

    @Test
    void theTriggerIsArmedUntilAWaitExceedsIt() throws Exception {
        Run run = start(Map.of("durationMillis", 600_000, "captureWaitOverMicros", 2_000_000, "holdKind", "park"));
        ScopePage scope = open();
        scope.awaitRun(run.id());
        scope.locator("#tab-capture").click();
        assertThat(scope.locator("#capture .note")).containsText("Trigger: wait over 2 s, armed.");

        run.adjust(Map.of("holdMicros", 50_000));

        assertThat(scope.locator("#tab-capture")).hasText("Capture ◆");
        assertThat(scope.locator("#capture .note"))
                .containsText(
                        Pattern.compile("^Wait that triggered: [2-9](\\.\\d+)? s, (reader|writer) \\d+, asked at"));
    }

    private static void assertSelected(ScopePage scope, String chosen) {
        for (String tab : TABS) {
            assertThat(scope.locator("#tab-" + tab)).hasAttribute("aria-selected", String.valueOf(tab.equals(chosen)));
            assertThat(scope.locator("#" + tab))
                    .isVisible(new LocatorAssertions.IsVisibleOptions().setVisible(tab.equals(chosen)));
        }
    }

    private static void showTable(ScopePage scope, String tab) {
        scope.locator("#%s button:has-text('Table')".formatted(tab)).click();
        assertThat(scope.locator("#%s .table tbody tr".formatted(tab)).first()).isVisible();
    }

    private static Locator row(ScopePage scope, String tab, String name) {
        return scope.locator("#%s tbody tr:has(th:text-is('%s'))".formatted(tab, name));
    }

    /** The worker and the start of the longest wait of the API's capture, in the page's format. */
    private static Map<String, Object> longestWait(String run) {
        Map<String, Object> longest = Map.of();
        long wait = -1;
        for (Map<String, Object> lane :
                get("/api/runs/{id}/capture", run).jsonPath().<Map<String, Object>>getList("lanes")) {
            @SuppressWarnings("unchecked")
            List<Map<String, Number>> operations = (List<Map<String, Number>>) lane.get("operations");
            for (Map<String, Number> operation : operations) {
                long requestedAt = operation.get("asked").longValue();
                if (operation.get("had").longValue() - requestedAt > wait) {
                    wait = operation.get("had").longValue() - requestedAt;
                    longest = Map.of("worker", lane.get("worker"), "asked", "%.4f ms".formatted(requestedAt / 1e6));
                }
            }
        }
        return longest;
    }

    private ScopePage showRun(String run) {
        ScopePage scope = newPage();
        scope.visit(site.resolve("?run=" + run));
        scope.awaitRun(run);
        scope.awaitState("finished");
        return scope;
    }

    private String sharedRun() throws Exception {
        if (sharedRun == null) {
            sharedRun = endedRun(Map.of());
        }
        return sharedRun;
    }

    private String endedRun(Map<String, ?> workload) throws Exception {
        Map<String, Object> fields = new HashMap<>(Map.of("durationMillis", 400));
        fields.putAll(workload);
        Run run = start(fields);
        run.awaitEnd();
        return run.id();
    }

    private Run start(Map<String, ?> workload) throws Exception {
        return runService.start(Limits.accept(workload));
    }
}
