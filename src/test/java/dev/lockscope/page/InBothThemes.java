package dev.lockscope.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;

/** Holds for a page in a state: in both themes, on a desk and a phone. A picture of each is in target/screenshots, to be looked at. */
final class InBothThemes {
    private InBothThemes() {}

    /** Axe finds nothing serious, nothing is off to the side, every figure is one. @param name of the pictures */
    static void allIsWell(ScopePage page, String name) {
        for (String theme : List.of("light", "dark")) {
            InEveryState.use(page, theme);
            for (int width : List.of(1440, 390)) {
                page.page().setViewportSize(width, 900);
                page.page()
                        .evaluate("new Promise((drawn) => requestAnimationFrame(() => requestAnimationFrame(drawn)))");
                page.screenshot("%s-%s-%d".formatted(name, theme, width));
                assertThat(page.isWiderThanItsWindow())
                        .as("wider than " + width)
                        .isFalse();
            }
            assertThat(theme.equals("light") ? Axe.seriousViolations(page) : Axe.contrastViolations(page))
                    .isEmpty();
        }
        assertThat(page.the("body").innerText()).doesNotContainPattern("\\b(NaN|undefined|null|Infinity)\\b");
    }
}
