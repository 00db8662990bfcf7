package dev.lockscope.page;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static io.restassured.RestAssured.get;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Mouse;
import com.microsoft.playwright.options.BoundingBox;
import dev.lockscope.run.Run;
import dev.lockscope.workload.Limits;
import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

/** The traces: looked at closer, measured, and as a table. */
@QuarkusTest
class TracesTest extends PageTest {
    private static final String OVER = "#traces [data-chart='%s'] .u-over";
    private static final String RESET = "#traces .tools button:has-text('Reset zoom')";
    private static final String TABLE = "#traces .tools button:has-text('table')";
    private static final String READOUT = "#traces .readout";
    private static final Pattern MEASURED =
            Pattern.compile("A (\\d+\\.\\d+) s +B (\\d+\\.\\d+) s +Δt (−?)([\\d.,]+) (s|ms|µs)");

    @Test
    void aDragZoomsEveryChartAndADoubleClickGoesBack() throws Exception {
        ScopePage scope = finished();
        assertThat(scope.the(RESET)).isDisabled();

        double end = timesInTable(scope).getLast();

        drag(scope, "wait", 0.25, 0.53);

        assertThat(scope.the(RESET)).isEnabled();
        List<Double> zoomed = timesInTable(scope);
        // The last interval in sight may end beyond it; none begins there.
        assertThat(zoomed)
                .hasSizeGreaterThan(1)
                .first(InstanceOfAssertFactories.DOUBLE)
                .isGreaterThan(0.24 * end);
        assertThat(zoomed.get(zoomed.size() - 2)).isLessThan(0.535 * end);
        over(scope, "rates").dblclick();
        assertThat(scope.the(RESET)).isDisabled();
        assertThat(timesInTable(scope).getLast()).isEqualTo(end);
        assertThat(scope.the("#traces [data-mark='A']")).isHidden();
    }

    @Test
    void theFiguresSayWhichIntervalTheyAreOf() throws Exception {
        ScopePage scope = finished();
        long elapsed = get("/api/runs/{id}", scope.shownRun()).jsonPath().getLong("report.elapsedNanos");
        assertThat(scope.the(READOUT)).containsText("Interval to %.3f s.".formatted(elapsed / 1e9));
        assertThat(scope.the("#lock .head p")).hasText("of the whole run");
        scope.fill(Map.of("durationMillis", 60_000));
        scope.the(".plots").press("End");
        assertThat(scope.the(READOUT)).containsText("t ");

        scope.run();

        Pattern interval = Pattern.compile("\\binterval to \\d+\\.\\d{3} s", Pattern.CASE_INSENSITIVE);
        assertThat(scope.the("#lock .head p")).hasText(interval);
        assertThat(scope.the(READOUT)).containsText(interval);
        scope.the("#freeze").click();
        await().untilAsserted(() -> {
            String held = "nterval to %s s".formatted(scope.the("#elapsed").textContent());
            assertThat(scope.the("#lock .head p").textContent()).contains(held);
            assertThat(scope.the(READOUT).textContent()).contains(held);
        });
        scope.the("#freeze").click();
        scope.the("#stop").click();
        scope.awaitState("stopped");
    }

    @Test
    void whatIsSaidAboveTheTracesEndsBeforeTheButtons() throws Exception {
        ScopePage scope = finished();

        scope.the(READOUT).evaluate("readout => readout.textContent = 'long '.repeat(100)");

        assertThat((Boolean) scope.the("#traces .tools")
                        .evaluate("tools => tools.querySelector('.readout').getBoundingClientRect().right"
                                + " <= tools.querySelector('button').getBoundingClientRect().left"))
                .isTrue();
    }

    @Test
    void plusAndMinusZoomAndZeroGoesBack() throws Exception {
        ScopePage scope = finished();
        int all = timesInTable(scope).size();
        scope.the("#traces .plots").focus();

        scope.page().keyboard().press("+");
        assertThat(scope.the(RESET)).isEnabled();
        int half = timesInTable(scope).size();
        assertThat(half).isLessThan(all);
        scope.the("#traces .plots").focus();
        scope.page().keyboard().press("+");
        assertThat(timesInTable(scope).size()).isLessThan(half);
        scope.the("#traces .plots").focus();
        scope.page().keyboard().press("-");
        assertThat(timesInTable(scope)).hasSize(half);
        scope.the("#traces .plots").focus();
        scope.page().keyboard().press("0");

        assertThat(scope.the(RESET)).isDisabled();
        assertThat(timesInTable(scope)).hasSize(all);
    }

    @Test
    void theButtonGoesBackToo() throws Exception {
        ScopePage scope = finished();
        drag(scope, "rates", 0.5, 0.75);

        scope.the(RESET).click();

        assertThat(scope.the(RESET)).isDisabled();
    }

    @Test
    void aZoomHoldsWhileTheRunGoesOn() throws Exception {
        Run run = lab.start(Limits.accept(Map.of("durationMillis", 600_000)));
        ScopePage scope = open();
        scope.awaitRun(run.id());
        await().until(() -> scope.lastSeq() > 5);
        drag(scope, "rates", 0.02, 0.05);
        long seq = scope.lastSeq();
        List<Double> before = timesInTable(scope);

        await().until(() -> scope.lastSeq() > seq + 20);

        assertThat(scope.the(RESET)).isEnabled();
        assertThat(timesInTable(scope)).isEqualTo(before);
    }

    @Test
    void aClickPutsCursorAThenBAndWhatIsBetweenThemIsSaid() throws Exception {
        ScopePage scope = finished();

        click(scope, "fairness", 0.25);
        assertThat(scope.the(READOUT)).containsText(Pattern.compile("A 0\\.[2-9]"));
        click(scope, "rates", 0.75);

        MatchResult measured = measured(scope);
        double a = Double.parseDouble(measured.group(1));
        double b = Double.parseDouble(measured.group(2));
        // Of the axis, which is as long as the run: on a busy machine longer than the second that it was asked to take.
        double seconds = Double.parseDouble(scope.the("#elapsed").textContent());
        assertThat(a / seconds).isCloseTo(0.25, Offset.offset(0.05));
        assertThat((b - a) / seconds).isCloseTo(0.5, Offset.offset(0.05));
        assertThat(Double.parseDouble(measured.group(4))).isCloseTo(1000 * (b - a), Offset.offset(2.0));
        assertThat(measured.group(5)).isEqualTo("ms");
        assertThat(scope.the("#traces [data-mark='A']")).isVisible();
        assertThat(scope.the("#traces [data-mark='B']")).isVisible();
        assertThat(scope.the("#traces [data-trace='reads'] b")).hasText(Pattern.compile("^Δ (≈ )?[+−±][\\d,]+$"));
    }

    @Test
    void cursorsByKeyTellTheDifferenceOfWhatIsReadAtThem() throws Exception {
        ScopePage scope = finished();
        scope.the("#traces .plots").focus();

        long first = readingAt(scope, "Home", "a");
        long last = readingAt(scope, "End", "b");

        assertThat(measured(scope).group(3)).isEmpty();
        Locator difference = scope.the("#traces [data-trace='reads'] b");
        assertThat(difference).hasText(Pattern.compile("^Δ [+−±][\\d,]+$"));
        // Each of the three is rounded by itself.
        long told = Long.parseLong(
                difference.textContent().replaceAll("[Δ +±,]", "").replace('−', '-'));
        assertThat(told).isCloseTo(last - first, Offset.offset(1L));
        scope.page().keyboard().press("Escape");
        assertThat(scope.the("#traces [data-mark='A']")).isHidden();
        assertThat(scope.the("#traces [data-trace='reads'] b")).not().containsText("Δ");
    }

    @Test
    void backFromBToAIsNegative() throws Exception {
        ScopePage scope = finished();

        click(scope, "rates", 0.75);
        click(scope, "rates", 0.25);

        assertThat(measured(scope).group(3)).isEqualTo("−");
    }

    @Test
    void theTableHasEveryTraceAndALineForEachInterval() throws Exception {
        ScopePage scope = finished();

        List<Double> times = timesInTable(scope);

        scope.the(TABLE).click();
        assertThat(scope.the("#traces .plots")).isHidden();
        assertThat(scope.the("#traces thead th"))
                .hasCount(2 + scope.the("#traces [data-trace]").count());
        assertThat(times).hasSize((int) scope.lastSeq()).isSorted();
        assertThat(scope.the("#traces tbody tr:nth-child(3) td").first()).hasText(Pattern.compile("^[\\d,]+$"));
        scope.the(TABLE).click();
        assertThat(scope.the("#traces .plots")).isVisible();
    }

    private ScopePage finished() throws Exception {
        Run run = lab.start(Limits.accept(Map.of("durationMillis", 1_000, "readers", 10, "writers", 2)));
        ScopePage scope = open();
        run.awaitEnd();
        scope.awaitRun(run.id());
        scope.awaitState("finished");
        await().until(() -> "0".equals(scope.the("#traces").getAttribute("data-gaps")) && scope.lastSeq() > 5);
        return scope;
    }

    private static Locator over(ScopePage scope, String chart) {
        return scope.the(OVER.formatted(chart));
    }

    private static void drag(ScopePage scope, String chart, double from, double to) {
        over(scope, chart).scrollIntoViewIfNeeded();
        BoundingBox box = over(scope, chart).boundingBox();
        Mouse mouse = scope.page().mouse();
        mouse.move(box.x + from * box.width, box.y + box.height / 2);
        mouse.down();
        mouse.move(box.x + to * box.width, box.y + box.height / 2, new Mouse.MoveOptions().setSteps(5));
        mouse.up();
    }

    /** Goes there first, as a hand does: a cursor is put where the pointer is. */
    private static void click(ScopePage scope, String chart, double at) {
        over(scope, chart).scrollIntoViewIfNeeded();
        BoundingBox box = over(scope, chart).boundingBox();
        double x = box.x + at * box.width;
        scope.page().mouse().move(x, box.y + box.height / 2);
        assertThat(scope.the(READOUT)).containsText("t ");
        scope.page().mouse().click(x, box.y + box.height / 2);
    }

    private static MatchResult measured(ScopePage scope) {
        assertThat(scope.the(READOUT)).containsText("Δt");
        String readout = scope.the(READOUT).textContent();
        assertThat(readout).containsPattern(MEASURED);
        return MEASURED.matcher(readout).results().findFirst().orElseThrow();
    }

    /** Reads a second where a key leads to, before a measuring cursor is put there. */
    private static long readingAt(ScopePage scope, String to, String cursor) {
        String before = scope.the(READOUT).textContent();
        scope.page().keyboard().press(to);
        assertThat(scope.the(READOUT)).not().hasText(before);
        assertThat(scope.the("#traces [data-trace='reads'] b")).hasText(Pattern.compile("^[\\d,]+$"));
        long reading = scope.number("#traces [data-trace='reads'] b");
        scope.page().keyboard().press(cursor);
        return reading;
    }

    /** When each line of the table ends; the charts are shown again afterwards. */
    private static List<Double> timesInTable(ScopePage scope) {
        scope.the(TABLE).click();
        assertThat(scope.the("#traces tbody tr").first()).isVisible();
        List<Double> times = scope.the("#traces tbody th").allTextContents().stream()
                .map(text -> Double.valueOf(text.replace(" s", "")))
                .toList();
        scope.the(TABLE).click();
        return times;
    }
}
