package dev.lockscope.page;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A picture of every state, in every size and theme, to be looked at: in target/screenshots. */
@QuarkusTest
class ScreenshotsTest extends InEveryState {
    private static final List<Size> SIZES = List.of(new Size(1440, 900), new Size(1024, 768), new Size(390, 844));
    private static final String NO_VALUES = "document.body.innerText.match(/\\b(NaN|undefined|null|Infinity)\\b/)?.[0] ?? ''";

    private record Size(int width, int height) {}

    @ParameterizedTest
    @EnumSource
    void nothingIsOffToTheSideAndEveryFigureIsOne(State state) throws Exception {
        Scope scope = pageThatIs(state);

        for (String theme : List.of("light", "dark")) {
            use(scope, theme);
            for (Size size : SIZES) {
                scope.page().setViewportSize(size.width, size.height);
                // The charts take their new size in the frame after this one.
                scope.page().evaluate("new Promise((drawn) => requestAnimationFrame(() => requestAnimationFrame(drawn)))");
                scope.screenshot("%s-%s-%d".formatted(state.name().toLowerCase(Locale.ROOT), theme, size.width));
                assertThat(scope.isWiderThanItsWindow()).as("wider than " + size.width).isFalse();
                assertThat(scope.page().evaluate(NO_VALUES)).as("shown where there is no value").isEqualTo("");
            }
        }
    }
}
