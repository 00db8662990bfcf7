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
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** The traces: zoom, cursors, and the table. */
@QuarkusTest
class TracesTest extends PageTest {
    private static final String OVER = "#traces [data-chart='%s'] .u-over";
    private static final String RESET = "#traces .tools button:has-text('Reset zoom')";
    private static final String TABLE = "#traces .tools button:has-text('table')";
    private static final String READOUT = "#traces .readout";
    private static final Pattern MEASURED =
            Pattern.compile("A (\\d+\\.\\d+) s +B (\\d+\\.\\d+) s +Δt (−?)([\\d.,]+) (s|ms|µs)");

    /** Created lazily and shared by the tests of this class, which do not change it. */
    private static @Nullable String sharedRun;

    @Test
    void aDragZoomsAllChartsAndADoubleClickResets() throws Exception {
        ScopePage scope = finishedPage();
        assertThat(scope.locator(RESET)).isDisabled();

        double end = timesInTable(scope).getLast();

        drag(scope, "wait", 0.25, 0.53);

        assertThat(scope.locator(RESET)).isEnabled();
        List<Double> zoomed = timesInTable(scope);
        // The last visible interval may end outside the zoomed range; none starts there.
        assertThat(zoomed)
                .hasSizeGreaterThan(1)
                .first(InstanceOfAssertFactories.DOUBLE)
                .isGreaterThan(0.24 * end);
        assertThat(zoomed.get(zoomed.size() - 2)).isLessThan(0.535 * end);
        over(scope, "rates").dblclick();
        assertThat(scope.locator(RESET)).isDisabled();
        assertThat(timesInTable(scope).getLast()).isEqualTo(end);
        assertThat(scope.locator("#traces [data-mark='A']")).isHidden();
    }

    @Test
    void metricsNameTheirInterval() throws Exception {
        ScopePage scope = finishedPage();
        long elapsed = get("/api/runs/{id}", scope.shownRunId()).jsonPath().getLong("report.elapsedNanos");
        assertThat(scope.locator(READOUT)).containsText("Interval to %.3f s.".formatted(elapsed / 1e9));
        assertThat(scope.locator("#lock .head p")).hasText("of the whole run");
        scope.fill(Map.of("durationMillis", 60_000));
        scope.locator(".plots").press("End");
        assertThat(scope.locator(READOUT)).containsText("t ");

        scope.run();

        Pattern interval = Pattern.compile("\\binterval to \\d+\\.\\d{3} s", Pattern.CASE_INSENSITIVE);
        assertThat(scope.locator("#lock .head p")).hasText(interval);
        assertThat(scope.locator(READOUT)).containsText(interval);
        scope.locator("#freeze").click();
        await().untilAsserted(() -> {
            String held = "nterval to %s s".formatted(scope.locator("#elapsed").textContent());
            assertThat(scope.locator("#lock .head p").textContent()).contains(held);
            assertThat(scope.locator(READOUT).textContent()).contains(held);
        });
        scope.locator("#freeze").click();
        scope.locator("#stop").click();
        scope.awaitState("stopped");
    }

    @Test
    void theReadoutDoesNotOverlapTheButtons() throws Exception {
        ScopePage scope = finishedPage();

        scope.locator(READOUT).evaluate("readout => readout.textContent = 'long '.repeat(100)");

        assertThat((Boolean) scope.locator("#traces .tools")
                        .evaluate("tools => tools.querySelector('.readout').getBoundingClientRect().right"
                                + " <= tools.querySelector('button').getBoundingClientRect().left"))
                .isTrue();
    }

    @Test
    void plusAndMinusZoomAndZeroResets() throws Exception {
        ScopePage scope = finishedPage();
        int all = timesInTable(scope).size();
        scope.locator("#traces .plots").focus();

        scope.page().keyboard().press("+");
        assertThat(scope.locator(RESET)).isEnabled();
        int half = timesInTable(scope).size();
        assertThat(half).isLessThan(all);
        scope.locator("#traces .plots").focus();
        scope.page().keyboard().press("+");
        assertThat(timesInTable(scope).size()).isLessThan(half);
        scope.locator("#traces .plots").focus();
        scope.page().keyboard().press("-");
        assertThat(timesInTable(scope)).hasSize(half);
        scope.locator("#traces .plots").focus();
        scope.page().keyboard().press("0");

        assertThat(scope.locator(RESET)).isDisabled();
        assertThat(timesInTable(scope)).hasSize(all);
    }

    @Test
    void theButtonResetsTheZoom() throws Exception {
        ScopePage scope = finishedPage();
        drag(scope, "rates", 0.5, 0.75);

        scope.locator(RESET).click();

        assertThat(scope.locator(RESET)).isDisabled();
    }

    @Test
    void aZoomHoldsDuringTheRun() throws Exception {
        Run run = runService.start(Limits.accept(Map.of("durationMillis", 600_000)));
        ScopePage scope = open();
        scope.awaitRun(run.id());
        await().until(() -> scope.lastSeq() > 5);
        drag(scope, "rates", 0.02, 0.05);
        long seq = scope.lastSeq();
        List<Double> before = timesInTable(scope);

        await().until(() -> scope.lastSeq() > seq + 20);

        assertThat(scope.locator(RESET)).isEnabled();
        assertThat(timesInTable(scope)).isEqualTo(before);
    }

    @Test
    void clicksPlaceTheCursorsAndShowTheirDifference() throws Exception {
        ScopePage scope = finishedPage();

        click(scope, "fairness", 0.25);
        assertThat(scope.locator(READOUT)).containsText(Pattern.compile("A 0\\.[2-9]"));
        click(scope, "rates", 0.75);

        MatchResult measured = measured(scope);
        double a = Double.parseDouble(measured.group(1));
        double b = Double.parseDouble(measured.group(2));
        // The axis is as long as the run, which on a busy machine takes longer than the requested second.
        double seconds = Double.parseDouble(scope.locator("#elapsed").textContent());
        assertThat(a / seconds).isCloseTo(0.25, Offset.offset(0.05));
        assertThat((b - a) / seconds).isCloseTo(0.5, Offset.offset(0.05));
        assertThat(Double.parseDouble(measured.group(4))).isCloseTo(1000 * (b - a), Offset.offset(2.0));
        assertThat(measured.group(5)).isEqualTo("ms");
        assertThat(scope.locator("#traces [data-mark='A']")).isVisible();
        assertThat(scope.locator("#traces [data-mark='B']")).isVisible();
        assertThat(scope.locator("#traces [data-trace='reads'] b")).hasText(Pattern.compile("^Δ (≈ )?[+−±][\\d,]+$"));
    }

    @Test
    void cursorsPlacedByKeyShowTheirDifference() throws Exception {
        ScopePage scope = finishedPage();
        scope.locator("#traces .plots").focus();

        long first = readingAt(scope, "Home", "a");
        long last = readingAt(scope, "End", "b");

        assertThat(measured(scope).group(3)).isEmpty();
        Locator shown = scope.locator("#traces [data-trace='reads'] b");
        assertThat(shown).hasText(Pattern.compile("^Δ [+−±][\\d,]+$"));
        // Each of the three is rounded separately.
        long difference =
                Long.parseLong(shown.textContent().replaceAll("[Δ +±,]", "").replace('−', '-'));
        assertThat(difference).isCloseTo(last - first, Offset.offset(1L));
        scope.page().keyboard().press("Escape");
        assertThat(scope.locator("#traces [data-mark='A']")).isHidden();
        assertThat(scope.locator("#traces [data-trace='reads'] b")).not().containsText("Δ");
    }

    @Test
    void aBackwardIntervalIsNegative() throws Exception {
        ScopePage scope = finishedPage();

        click(scope, "rates", 0.75);
        click(scope, "rates", 0.25);

        assertThat(measured(scope).group(3)).isEqualTo("−");
    }

    @Test
    void theTableHasEveryTraceAndARowPerInterval() throws Exception {
        ScopePage scope = finishedPage();

        List<Double> times = timesInTable(scope);

        scope.locator(TABLE).click();
        assertThat(scope.locator("#traces .plots")).isHidden();
        assertThat(scope.locator("#traces thead th"))
                .hasCount(2 + scope.locator("#traces [data-trace]").count());
        assertThat(times).hasSize((int) scope.lastSeq()).isSorted();
        assertThat(scope.locator("#traces tbody tr:nth-child(3) td").first()).hasText(Pattern.compile("^[\\d,]+$"));
        scope.locator(TABLE).click();
        assertThat(scope.locator("#traces .plots")).isVisible();
    }

    private ScopePage finishedPage() throws Exception {
        if (sharedRun == null) {
            Run run = runService.start(Limits.accept(Map.of("durationMillis", 1_000, "readers", 10, "writers", 2)));
            run.awaitEnd();
            sharedRun = run.id();
        }
        ScopePage scope = newPage();
        scope.visit(site.resolve("?run=" + sharedRun));
        scope.awaitState("finished");
        await().until(() -> "0".equals(scope.locator("#traces").getAttribute("data-gaps")) && scope.lastSeq() > 5);
        return scope;
    }

    private static Locator over(ScopePage scope, String chart) {
        return scope.locator(OVER.formatted(chart));
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

    /** Moves the pointer before the click, because a cursor is placed where the pointer is. */
    private static void click(ScopePage scope, String chart, double at) {
        over(scope, chart).scrollIntoViewIfNeeded();
        BoundingBox box = over(scope, chart).boundingBox();
        double x = box.x + at * box.width;
        scope.page().mouse().move(x, box.y + box.height / 2);
        assertThat(scope.locator(READOUT)).containsText("t ");
        scope.page().mouse().click(x, box.y + box.height / 2);
    }

    private static MatchResult measured(ScopePage scope) {
        assertThat(scope.locator(READOUT)).containsText("Δt");
        String readout = scope.locator(READOUT).textContent();
        assertThat(readout).containsPattern(MEASURED);
        return MEASURED.matcher(readout).results().findFirst().orElseThrow();
    }

    /** The reads per second at the position that a key moves to; then places a cursor there. */
    private static long readingAt(ScopePage scope, String to, String cursor) {
        String before = scope.locator(READOUT).textContent();
        scope.page().keyboard().press(to);
        assertThat(scope.locator(READOUT)).not().hasText(before);
        assertThat(scope.locator("#traces [data-trace='reads'] b")).hasText(Pattern.compile("^[\\d,]+$"));
        long reading = scope.number("#traces [data-trace='reads'] b");
        scope.page().keyboard().press(cursor);
        return reading;
    }

    /** The end of each row of the table, in seconds; then shows the charts again. */
    private static List<Double> timesInTable(ScopePage scope) {
        scope.locator(TABLE).click();
        assertThat(scope.locator("#traces tbody tr").first()).isVisible();
        List<Double> times = scope.locator("#traces tbody th").allTextContents().stream()
                .map(text -> Double.valueOf(text.replace(" s", "")))
                .toList();
        scope.locator(TABLE).click();
        return times;
    }
}
