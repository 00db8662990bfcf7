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
 * In every state, in both themes: axe finds nothing serious, nothing is off to the side, every figure is one. A picture of
 * each, in every size, is in target/screenshots, to be looked at.
 */
@QuarkusTest
class EveryStateTest extends InEveryState {
    private static final List<Size> SIZES = List.of(new Size(1440, 900), new Size(1024, 768), new Size(390, 844));
    private static final String NO_VALUES =
            "document.body.innerText.match(/\\b(NaN|undefined|null|Infinity)\\b/)?.[0] ?? ''";

    private record Size(int width, int height) {}

    @ParameterizedTest
    @EnumSource
    void allIsWell(State state) throws Exception {
        ScopePage scope = pageThatIs(state);

        use(scope, "light");
        assertThat(Axe.seriousViolations(scope)).isEmpty();
        looksRightInEverySize(scope, state, "light");
        use(scope, "dark");
        assertThat(Axe.contrastViolations(scope)).isEmpty();
        looksRightInEverySize(scope, state, "dark");
    }

    private static void looksRightInEverySize(ScopePage scope, State state, String theme) {
        for (Size size : SIZES) {
            scope.page().setViewportSize(size.width, size.height);
            // The charts take their new size in the frame after this one.
            scope.page().evaluate("new Promise((drawn) => requestAnimationFrame(() => requestAnimationFrame(drawn)))");
            scope.screenshot("%s-%s-%d".formatted(state.name().toLowerCase(Locale.ROOT), theme, size.width));
            assertThat(scope.isWiderThanItsWindow())
                    .as("wider than " + size.width)
                    .isFalse();
            assertThat(scope.page().evaluate(NO_VALUES))
                    .as("shown where there is no value")
                    .isEqualTo("");
        }
        scope.page().setViewportSize(SIZES.getFirst().width, SIZES.getFirst().height);
    }

    @ParameterizedTest
    @EnumSource(names = {"IDLE", "RUNNING", "PAUSED", "FROZEN", "LOST"})
    void whatIsLiveIsOnOneScreen(State state) throws Exception {
        ScopePage scope = pageThatIs(state);

        scope.page().setViewportSize(1440, 900);

        scope.page().waitForCondition(() -> scope.isAsHighAsItsWindow());
        assertThat(scope.the("#workers").boundingBox().y).isGreaterThan(600);
    }

    @Test
    void axeNoticesACanary() throws Exception {
        ScopePage scope = pageThatIs(State.IDLE);

        scope.page().evaluate("document.body.append(document.createElement('button'))");

        assertThat(Axe.seriousViolations(scope))
                .anySatisfy(violation -> assertThat(violation).contains("button-name"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"light", "dark"})
    void axeNoticesACanaryOfEachTheme(String theme) throws Exception {
        ScopePage scope = pageThatIs(State.IDLE);
        use(scope, theme);

        scope.page().evaluate("document.getElementById('run-word').style.color = '#80808080'");

        assertThat(Axe.contrastViolations(scope))
                .anySatisfy(violation -> assertThat(violation).contains("run-word"));
    }
}
