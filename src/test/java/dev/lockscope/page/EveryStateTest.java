package dev.lockscope.page;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Every state of the scope page in both themes and every size: axe finds nothing serious, the page does not scroll sideways,
 * and no missing value is shown as text. {@link ScopePage#screenshot} captures each.
 */
@QuarkusTest
class EveryStateTest extends ScopePageStates {
    private static final List<Size> SIZES = List.of(new Size(1440, 900), new Size(1024, 768), new Size(390, 844));
    private static final String NO_VALUES =
            "document.body.innerText.match(/\\b(NaN|undefined|null|Infinity)\\b/)?.[0] ?? ''";

    private record Size(int width, int height) {}

    @ParameterizedTest
    @EnumSource
    void isAccessibleAndFitsEverySize(State state) throws Exception {
        ScopePage scope = pageThatIs(state);

        selectTheme(scope, "light");
        assertThat(Axe.seriousViolations(scope)).isEmpty();
        assertFitsEverySize(scope, state, "light");
        selectTheme(scope, "dark");
        assertThat(Axe.contrastViolations(scope)).isEmpty();
        assertFitsEverySize(scope, state, "dark");
    }

    private static void assertFitsEverySize(ScopePage scope, State state, String theme) {
        for (Size size : SIZES) {
            scope.resize(size.width, size.height);
            scope.screenshot("%s-%s-%d".formatted(state.name().toLowerCase(Locale.ROOT), theme, size.width));
            assertThat(scope.scrollsSideways()).as("wider than " + size.width).isFalse();
            assertThat(scope.page().evaluate(NO_VALUES))
                    .as("missing value shown as text")
                    .isEqualTo("");
        }
        scope.page().setViewportSize(SIZES.getFirst().width, SIZES.getFirst().height);
    }

    @ParameterizedTest
    @EnumSource(names = {"IDLE", "RUNNING", "PAUSED", "FROZEN", "LOST"})
    void liveContentFitsOneScreen(State state) throws Exception {
        ScopePage scope = pageThatIs(state);

        scope.page().setViewportSize(1440, 900);

        scope.page().waitForCondition(() -> scope.fitsWindowHeight());
        assertThat(scope.locator("#workers").boundingBox().y).isGreaterThan(600);
    }

    @Test
    void axeReportsACanary() throws Exception {
        ScopePage scope = pageThatIs(State.IDLE);

        scope.page().evaluate("document.body.append(document.createElement('button'))");

        assertThat(Axe.seriousViolations(scope))
                .anySatisfy(violation -> assertThat(violation).contains("button-name"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"light", "dark"})
    void axeReportsAContrastCanaryInEachTheme(String theme) throws Exception {
        ScopePage scope = pageThatIs(State.IDLE);
        selectTheme(scope, theme);

        scope.page().evaluate("document.getElementById('run-word').style.color = '#80808080'");

        assertThat(Axe.contrastViolations(scope))
                .anySatisfy(violation -> assertThat(violation).contains("run-word"));
    }
}
