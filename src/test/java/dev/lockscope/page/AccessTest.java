package dev.lockscope.page;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.args.AxeRunOptions;
import com.deque.html.axecore.playwright.AxeBuilder;
import com.deque.html.axecore.results.CheckedNode;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.ReducedMotion;
import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** In every theme, on every width, by keyboard alone. */
@QuarkusTest
class AccessTest extends PageTest {
    private static final Set<String> SERIOUS = Set.of("serious", "critical");

    @ParameterizedTest
    @EnumSource(names = {"LIGHT", "DARK"})
    void axeFindsNothingSeriousBeforeThereIsARun(ColorScheme theme) {
        Scope scope = prepare(new Browser.NewContextOptions().setColorScheme(theme));
        // A server that has nothing to tell.
        scope.page().routeWebSocket("**/live*", silent -> {});

        scope.visit(site);
        scope.awaitState("none");

        assertAccessible(scope, "idle", theme);
    }

    @ParameterizedTest
    @EnumSource(names = {"LIGHT", "DARK"})
    void axeFindsNothingSeriousWhileOneRunsNorWhenItIsStopped(ColorScheme theme) {
        Scope scope = open(new Browser.NewContextOptions().setColorScheme(theme));
        scope.fill(Map.of("durationMillis", 600_000));

        scope.run();
        await().until(() -> scope.lastSeq() > 10);
        assertAccessible(scope, "running", theme);

        scope.the("#stop").click();
        scope.awaitState("stopped");
        assertAccessible(scope, "stopped", theme);
    }

    @ParameterizedTest
    @EnumSource(names = {"LIGHT", "DARK"})
    void axeFindsNothingSeriousWhenOneHasFinished(ColorScheme theme) {
        Scope scope = open(new Browser.NewContextOptions().setColorScheme(theme));

        scope.run();
        scope.awaitState("finished");

        assertAccessible(scope, "finished", theme);
    }

    @ParameterizedTest
    @EnumSource(names = {"LIGHT", "DARK"})
    void axeFindsNothingSeriousWhenAValueIsWrong(ColorScheme theme) {
        Scope scope = open(new Browser.NewContextOptions().setColorScheme(theme));

        scope.fill(Map.of("keys", 0));
        scope.the("#run").click();
        assertThat(scope.the("#error-keys")).not().isEmpty();

        assertAccessible(scope, "wrong", theme);
    }

    @Test
    void axeNoticesACanary() {
        Scope scope = open();

        scope.page().evaluate("document.body.append(document.createElement('button'))");

        assertThat(seriousViolations(scope)).anySatisfy(violation -> assertThat(violation).contains("button-name"));
    }

    @ParameterizedTest
    @CsvSource({"320, 640", "390, 844", "768, 1024"})
    void onASmallScreenNothingIsOffToTheSide(int width, int height) {
        Scope scope = open(new Browser.NewContextOptions().setViewportSize(width, height).setHasTouch(true));
        assertThat(scope.isWiderThanItsWindow()).isFalse();
        scope.the("#run").click();
        scope.awaitState("running");
        assertThat(scope.isWiderThanItsWindow()).isFalse();

        scope.awaitState("finished");

        assertThat(scope.isWiderThanItsWindow()).isFalse();
        assertThat(scope.the("#count-reads")).isVisible();
        assertThat(scope.the("#final")).isVisible();
        scope.screenshot("finished-%d-wide".formatted(width));
    }

    @Test
    void aRunIsStartedWatchedAndStoppedByKeyboardAlone() {
        Scope scope = open();

        tabTo(scope, "param-durationMillis");
        scope.page().keyboard().press("ControlOrMeta+a");
        scope.page().keyboard().type("600000");
        scope.page().keyboard().press("Enter");
        scope.awaitState("running");
        tabTo(scope, "stop");
        scope.page().keyboard().press("Space");
        scope.awaitState("stopped");

        // Who stopped it by keyboard is not thrown back to the top of the page.
        assertThat(focused(scope)).isNotEmpty();
    }

    @Test
    void whatTheKeyboardIsAtIsSeen() {
        Scope scope = open();

        tabTo(scope, "run");

        String outline = (String) scope.page().evaluate(
                "(({outlineStyle, boxShadow}) => outlineStyle + boxShadow)(getComputedStyle(document.activeElement))");
        assertThat(outline).isNotEqualTo("nonenone");
    }

    @ParameterizedTest
    @ValueSource(strings = {"light", "dark"})
    void theThemeThatIsChosenIsKept(String theme) {
        Scope scope = open(new Browser.NewContextOptions().setColorScheme(theme.equals("dark") ? ColorScheme.LIGHT : ColorScheme.DARK));
        String before = background(scope);

        scope.the("#theme").selectOption(theme);
        String chosen = background(scope);
        scope.visit(site);

        assertThat(chosen).isNotEqualTo(before);
        assertThat(background(scope)).isEqualTo(chosen);
    }

    @Test
    void nothingMovesForWhoWantsNoMotion() {
        Scope scope = open(new Browser.NewContextOptions().setReducedMotion(ReducedMotion.REDUCE));
        scope.fill(Map.of("durationMillis", 600_000));
        scope.run();
        await().until(() -> scope.lastSeq() > 10);

        Object moving = scope.page().evaluate("document.getAnimations().filter(a => a.playState === 'running').length");

        assertThat(moving).isEqualTo(0);
    }

    private static void assertAccessible(Scope scope, String state, ColorScheme theme) {
        scope.screenshot(state + "-" + theme.name().toLowerCase(Locale.ROOT));
        assertThat(seriousViolations(scope)).as(state).isEmpty();
    }

    private static List<String> seriousViolations(Scope scope) {
        return new AxeBuilder(scope.page())
                .setLegacyMode(true)
                .options(new WithoutPreload())
                .analyze().getViolations().stream()
                .filter(rule -> SERIOUS.contains(rule.getImpact()))
                .map(rule -> rule.getId() + ": " + rule.getNodes().stream().map(AccessTest::inWords).toList())
                .toList();
    }

    /** The style sheets stay as they are: axe would inline what they import, which the page's policy forbids. */
    private static final class WithoutPreload extends AxeRunOptions {
        @SuppressWarnings("unused") // read when it is handed to axe
        public boolean getPreload() {
            return false;
        }
    }

    private static String inWords(CheckedNode node) {
        return node.getTarget() + " " + node.getFailureSummary();
    }

    private static void tabTo(Scope scope, String id) {
        for (int step = 0; step < 60 && !focused(scope).equals(id); step++) {
            scope.page().keyboard().press("Tab");
        }
        assertThat(focused(scope)).isEqualTo(id);
    }

    private static String focused(Scope scope) {
        return (String) scope.page().evaluate("document.activeElement?.id ?? ''");
    }

    private static String background(Scope scope) {
        return (String) scope.page().evaluate("getComputedStyle(document.body).backgroundColor");
    }
}
