package dev.lockscope.page;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.ReducedMotion;
import io.quarkus.test.junit.QuarkusTest;
import java.util.Map;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Themes, widths, reduced motion, and use by keyboard alone. */
@QuarkusTest
class AccessibilityTest extends PageTest {
    /** The right edge of the report, in pixels. */
    private static final String REPORT_RIGHT_EDGE = "Math.max(...[...document.querySelectorAll('#report .parts > *')]"
            + ".map((part) => Math.ceil(part.getBoundingClientRect().right)))";

    @ParameterizedTest
    @CsvSource({"320, 640", "390, 844", "768, 1024"})
    void smallScreensDoNotScrollSideways(int width, int height) {
        ScopePage scope = open(
                new Browser.NewContextOptions().setViewportSize(width, height).setHasTouch(true));
        assertThat(scope.scrollsSideways()).isFalse();
        scope.locator("#run").click();
        scope.awaitState("running");
        assertThat(scope.scrollsSideways()).isFalse();

        scope.awaitState("finished");

        assertThat(scope.scrollsSideways()).isFalse();
        assertThat(scope.locator("#count-reads")).isVisible();
        assertThat(scope.locator("#final")).isVisible();
        assertThat(scope.page().evaluate(REPORT_RIGHT_EDGE))
                .asInstanceOf(InstanceOfAssertFactories.INTEGER)
                .isLessThan(width);
        scope.screenshot("finished-%d-wide".formatted(width));
    }

    @Test
    void aRunIsStartedAndStoppedByKeyboardAlone() {
        ScopePage scope = open();

        tabTo(scope, "param-durationMillis");
        scope.page().keyboard().press("ControlOrMeta+a");
        scope.page().keyboard().type("600000");
        scope.page().keyboard().press("Enter");
        scope.awaitState("running");
        tabTo(scope, "stop");
        scope.page().keyboard().press("Space");
        scope.awaitState("stopped");

        // The focus does not return to the top of the page.
        assertThat(focused(scope)).isNotEmpty();
    }

    @Test
    void theFocusedElementHasAVisibleOutline() {
        ScopePage scope = open();

        tabTo(scope, "run");

        String outline = (String)
                scope.page()
                        .evaluate(
                                "(({outlineStyle, boxShadow}) => outlineStyle + boxShadow)(getComputedStyle(document.activeElement))");
        assertThat(outline).isNotEqualTo("nonenone");
    }

    @ParameterizedTest
    @ValueSource(strings = {"light", "dark"})
    void theChosenThemeSurvivesAReload(String theme) {
        ScopePage scope = open(new Browser.NewContextOptions()
                .setColorScheme(theme.equals("dark") ? ColorScheme.LIGHT : ColorScheme.DARK));
        String before = background(scope);

        scope.locator("#theme").selectOption(theme);
        String chosen = background(scope);
        scope.visit(site);

        assertThat(chosen).isNotEqualTo(before);
        assertThat(background(scope)).isEqualTo(chosen);
    }

    @Test
    void nothingMovesUnderReducedMotion() {
        ScopePage scope = open(new Browser.NewContextOptions().setReducedMotion(ReducedMotion.REDUCE));
        scope.fill(Map.of("durationMillis", 600_000));
        scope.run();
        await().until(() -> scope.lastSeq() > 10);

        Object moving = scope.page().evaluate("document.getAnimations().filter(a => a.playState === 'running').length");

        assertThat(moving).isEqualTo(0);
    }

    private static void tabTo(ScopePage scope, String id) {
        for (int step = 0; step < 60 && !focused(scope).equals(id); step++) {
            scope.page().keyboard().press("Tab");
        }
        assertThat(focused(scope)).isEqualTo(id);
    }

    private static String focused(ScopePage scope) {
        return (String) scope.page().evaluate("document.activeElement?.id ?? ''");
    }

    private static String background(ScopePage scope) {
        return (String) scope.page().evaluate("getComputedStyle(document.body).backgroundColor");
    }
}
