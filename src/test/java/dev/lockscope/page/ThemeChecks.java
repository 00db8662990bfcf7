package dev.lockscope.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;

/** Checks of a page in both themes, at the widths of a desktop and a phone. */
final class ThemeChecks {
    private ThemeChecks() {}

    /**
     * Asserts that axe finds nothing serious, the page does not scroll sideways, and no missing value is shown as text.
     *
     * @param name the prefix of the screenshots
     */
    static void assertAccessible(ScopePage page, String name) {
        for (String theme : List.of("light", "dark")) {
            ScopePageStates.selectTheme(page, theme);
            for (int width : List.of(1440, 390)) {
                page.resize(width, 900);
                page.screenshot("%s-%s-%d".formatted(name, theme, width));
                assertThat(page.scrollsSideways()).as("wider than " + width).isFalse();
            }
            assertThat(theme.equals("light") ? Axe.seriousViolations(page) : Axe.contrastViolations(page))
                    .isEmpty();
        }
        assertThat(page.locator("body").innerText()).doesNotContainPattern("\\b(NaN|undefined|null|Infinity)\\b");
    }
}
