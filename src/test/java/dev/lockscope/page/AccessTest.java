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

/** In every theme, on every width, by keyboard alone. */
@QuarkusTest
class AccessTest extends PageTest {
    /** Pixels from the left to where the parts of the report end. */
    private static final String FARTHEST_PART = "Math.max(...[...document.querySelectorAll('#report .parts > *')]"
            + ".map((part) => Math.ceil(part.getBoundingClientRect().right)))";

    @ParameterizedTest
    @CsvSource({"320, 640", "390, 844", "768, 1024"})
    void onASmallScreenNothingIsOffToTheSide(int width, int height) {
        ScopePage scope = open(
                new Browser.NewContextOptions().setViewportSize(width, height).setHasTouch(true));
        assertThat(scope.isWiderThanItsWindow()).isFalse();
        scope.the("#run").click();
        scope.awaitState("running");
        assertThat(scope.isWiderThanItsWindow()).isFalse();

        scope.awaitState("finished");

        assertThat(scope.isWiderThanItsWindow()).isFalse();
        assertThat(scope.the("#count-reads")).isVisible();
        assertThat(scope.the("#final")).isVisible();
        assertThat(scope.page().evaluate(FARTHEST_PART))
                .asInstanceOf(InstanceOfAssertFactories.INTEGER)
                .isLessThan(width);
        scope.screenshot("finished-%d-wide".formatted(width));
    }

    @Test
    void aRunIsStartedWatchedAndStoppedByKeyboardAlone() {
        ScopePage scope = open();

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
    void theThemeThatIsChosenIsKept(String theme) {
        ScopePage scope = open(new Browser.NewContextOptions()
                .setColorScheme(theme.equals("dark") ? ColorScheme.LIGHT : ColorScheme.DARK));
        String before = background(scope);

        scope.the("#theme").selectOption(theme);
        String chosen = background(scope);
        scope.visit(site);

        assertThat(chosen).isNotEqualTo(before);
        assertThat(background(scope)).isEqualTo(chosen);
    }

    @Test
    void nothingMovesForWhoWantsNoMotion() {
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
