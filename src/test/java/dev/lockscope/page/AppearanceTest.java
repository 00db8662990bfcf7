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
import org.junit.jupiter.api.Test;

/** The three closer looks: percentiles, waits over time, and single operations. */
@QuarkusTest
class AppearanceTest extends PageTest {
    private static final List<String> LOOKS = List.of("distribution", "heat", "capture");

    @Test
    void eachIsChosenByMouse() throws Exception {
        ScopePage scope = shown(ended(Map.of()));

        for (String look : List.of("heat", "capture", "distribution")) {
            scope.the("#tab-" + look).click();

            assertChosen(scope, look);
            assertThat(scope.the("#%s .stage".formatted(look))).isVisible();
            assertThat(scope.the("#%s .empty".formatted(look))).isHidden();
        }
    }

    @Test
    void eachIsChosenByKey() throws Exception {
        ScopePage scope = shown(ended(Map.of()));
        scope.the("#tab-distribution").focus();

        for (String step : List.of(
                "ArrowRight heat",
                "ArrowRight capture",
                "ArrowRight distribution",
                "ArrowLeft capture",
                "Home distribution",
                "End capture")) {
            String[] words = step.split(" ");
            scope.page().keyboard().press(words[0]);

            assertChosen(scope, words[1]);
            assertThat(scope.the("#tab-" + words[1])).isFocused();
        }
    }

    @Test
    void whatWasOfferedIsInThePictureOrSaidToBeFarAboveIt() throws Exception {
        String offered = "#traces [data-trace='%s'] b";
        ScopePage far = shown(ended(Map.of("holdMicros", 2_000, "holdKind", "park")));
        assertThat(far.the(offered.formatted("offeredReads"))).hasText("100,000 ↑");
        assertThat(far.the(offered.formatted("offeredWrites"))).hasText("10,000 ↑");

        ScopePage near = shown(ended(Map.of("pauseMicros", 20_000)));
        assertThat(near.the(offered.formatted("offeredReads"))).hasText("5,000");
    }

    @Test
    void theTableOfTheDistributionIsWhatTheReportSays() throws Exception {
        Run run = ended(Map.of());
        ScopePage scope = shown(run);

        scope.the("#distribution button[aria-label='wait, writes']").click();
        table(scope, "distribution");

        JsonPath report = get("/api/runs/{id}", run.id()).jsonPath().setRootPath("report");
        assertThat(row(scope, "distribution", "wait, all")).containsText("%,d".formatted(report.getLong("wait.count")));
        assertThat(row(scope, "distribution", "wait, writes"))
                .containsText("%,d".formatted(report.getLong("wait.writes.count")));
        assertThat(row(scope, "distribution", "hold, all")).containsText("%,d".formatted(report.getLong("hold.count")));
    }

    @Test
    void theTableOfTheHeatMapHasEveryTimedOperation() throws Exception {
        Run run = ended(Map.of());
        ScopePage scope = shown(run);
        scope.the("#tab-heat").click();
        assertThat(scope.the("#heat .note")).containsText("waits timed");

        table(scope, "heat");

        long inTable = scope.the("#heat tbody td:nth-child(3)").allTextContents().stream()
                .mapToLong(text -> Long.parseLong(text.replace(",", "")))
                .sum();
        assertThat(scope.the("#heat .note")).containsText(Pattern.compile("^%,d waits timed".formatted(inTable)));
        assertThat(inTable).isPositive();
        scope.the("#heat button[aria-label='Hold instead of wait']").click();
        assertThat(scope.the("#heat canvas[role='img']"))
                .hasAttribute("aria-label", Pattern.compile("^Heat map of hold"));
        assertThat(scope.the("#heat .note")).containsText("holds timed");
    }

    @Test
    void theHeatMapIsReadByArrowKeys() throws Exception {
        ScopePage scope = shown(ended(Map.of()));
        scope.the("#tab-heat").click();
        scope.the("#heat canvas[role='img']").focus();

        scope.page().keyboard().press("ArrowLeft");
        assertThat(scope.the("#heat .note")).containsText(Pattern.compile("wait from .* to .* of [\\d,]+ operations"));
        String at = scope.the("#heat .note").textContent();
        scope.page().keyboard().press("ArrowDown");

        assertThat(scope.the("#heat .note")).not().hasText(at);
    }

    @Test
    void pointingAtTheHeatMapPointsAtTheTraces() throws Exception {
        ScopePage scope = shown(ended(Map.of()));
        scope.the("#tab-heat").click();
        scope.the("#heat canvas[role='img']").focus();
        assertThat(scope.the("#traces .readout")).containsText("Drag to zoom");

        scope.page().keyboard().press("ArrowLeft");

        assertThat(scope.the("#traces .readout")).containsText(Pattern.compile("t \\d\\.\\d{3} s"));
        scope.page()
                .waitForCondition(() -> scope.the("#traces .u-cursor-x").first().boundingBox().x
                        > scope.the("#traces .u-over").first().boundingBox().x);
    }

    @Test
    void theLongestWaitOfTheCaptureIsShown() throws Exception {
        Run run = ended(Map.of("holdMicros", 2_000, "holdKind", "park"));
        ScopePage scope = shown(run);
        scope.the("#tab-capture").click();
        assertThat(scope.the("#capture .note")).containsText("Every operation is timed");

        scope.the("#capture button:has-text('Show the longest wait')").click();
        table(scope, "capture");

        Map<String, Object> longest = longestWait(run);
        assertThat(scope.the("#capture .note")).containsText("Longest wait here: ");
        assertThat(scope.the("#capture .note")).containsText(longest.get("worker") + ", asked at");
        assertThat(scope.the("#capture tbody tr").first()).containsText((String) longest.get("worker"));
        assertThat(scope.the("#capture tbody tr").first()).containsText((String) longest.get("asked"));
        assertThat(scope.the("#capture canvas[role='img']"))
                .hasAttribute("aria-label", Pattern.compile("Longest wait: "));
    }

    @Test
    void theCaptureIsZoomedByButtonAndByKey() throws Exception {
        ScopePage scope = shown(ended(Map.of()));
        scope.the("#tab-capture").click();
        Locator lanes = scope.the("#capture canvas[role='img']");
        assertThat(lanes).hasAttribute("aria-label", Pattern.compile("operations in"));
        String all = lanes.getAttribute("aria-label");

        scope.the("#capture button[aria-label='Zoom in']").click();
        assertThat(lanes).not().hasAttribute("aria-label", all);
        scope.the("#capture .lanes").press("0");
        assertThat(lanes).hasAttribute("aria-label", all);
        scope.the("#capture .lanes").press("+");

        assertThat(lanes).not().hasAttribute("aria-label", all);
    }

    @Test
    void aCaptureIsTakenWhileTheRunGoesOn() throws Exception {
        Run run = start(Map.of("durationMillis", 600_000));
        ScopePage scope = open();
        scope.awaitRun(run.id());
        scope.the("#tab-capture").click();
        assertThat(scope.the("#capture .empty")).isVisible();
        await().until(() -> scope.lastSeq() > 5);

        scope.the("#capture button:has-text('Capture now')").click();

        assertThat(scope.the("#capture .empty")).isHidden();
        assertThat(scope.the("#capture .note")).containsText("Trigger: off");
    }

    @Test
    void aTriggerIsArmedUntilAWaitIsLongEnough() throws Exception {
        Run run = start(Map.of("durationMillis", 600_000, "captureWaitOverMicros", 2_000_000, "holdKind", "park"));
        ScopePage scope = open();
        scope.awaitRun(run.id());
        scope.the("#tab-capture").click();
        assertThat(scope.the("#capture .note")).containsText("Trigger: wait over 2 s, armed.");

        run.adjust(Map.of("holdMicros", 50_000));

        assertThat(scope.the("#tab-capture")).hasText("Capture ◆");
        assertThat(scope.the("#capture .note"))
                .containsText(
                        Pattern.compile("^Wait that triggered: [2-9](\\.\\d+)? s, (reader|writer) \\d+, asked at"));
    }

    private static void assertChosen(ScopePage scope, String chosen) {
        for (String look : LOOKS) {
            assertThat(scope.the("#tab-" + look)).hasAttribute("aria-selected", String.valueOf(look.equals(chosen)));
            assertThat(scope.the("#" + look))
                    .isVisible(new LocatorAssertions.IsVisibleOptions().setVisible(look.equals(chosen)));
        }
    }

    private static void table(ScopePage scope, String look) {
        scope.the("#%s button:has-text('Table')".formatted(look)).click();
        assertThat(scope.the("#%s .table tbody tr".formatted(look)).first()).isVisible();
    }

    private static Locator row(ScopePage scope, String look, String name) {
        return scope.the("#%s tbody tr:has(th:text-is('%s'))".formatted(look, name));
    }

    /** As the API has it: whose it was, and when it began as the page shows that. */
    private static Map<String, Object> longestWait(Run run) {
        Map<String, Object> longest = Map.of();
        long wait = -1;
        for (Map<String, Object> lane :
                get("/api/runs/{id}/capture", run.id()).jsonPath().<Map<String, Object>>getList("lanes")) {
            @SuppressWarnings("unchecked")
            List<Map<String, Number>> operations = (List<Map<String, Number>>) lane.get("operations");
            for (Map<String, Number> operation : operations) {
                long asked = operation.get("asked").longValue();
                if (operation.get("had").longValue() - asked > wait) {
                    wait = operation.get("had").longValue() - asked;
                    longest = Map.of("worker", lane.get("worker"), "asked", "%.4f ms".formatted(asked / 1e6));
                }
            }
        }
        return longest;
    }

    private ScopePage shown(Run run) {
        ScopePage scope = open();
        scope.awaitRun(run.id());
        scope.awaitState("finished");
        return scope;
    }

    private Run ended(Map<String, ?> workload) throws Exception {
        Map<String, Object> brief = new HashMap<>(Map.of("durationMillis", 400));
        brief.putAll(workload);
        Run run = start(brief);
        run.awaitEnd();
        return run;
    }

    private Run start(Map<String, ?> workload) throws Exception {
        return lab.start(Limits.accept(workload));
    }
}
