package dev.lockscope.page;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.lockscope.run.Run;
import dev.lockscope.workload.Limits;
import io.quarkus.test.junit.QuarkusTest;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The ghost: the traces of an earlier run behind those of the current one. */
@QuarkusTest
class GhostTest extends PageTest {
    private static final String CHART_IMAGE =
            "(chart) => document.querySelector(`[data-chart='${chart}'] canvas`).toDataURL()";

    @Test
    void aGhostIsDrawnBehindAnotherRunButNotItself() throws Exception {
        String one = ended(3);
        String other = ended(9);

        ScopePage alone = show("?run=" + other);
        ScopePage behindAnother = show("?run=%s&ghost=%s".formatted(other, one));
        ScopePage behindItself = show("?run=%s&ghost=%s".formatted(other, other));

        // Charts are drawn one after another: the assertions hold after the last.
        await().untilAsserted(() -> {
            assertThat(image(behindAnother, "rates")).isNotEqualTo(image(alone, "rates"));
            // Two stacks behind each other would be indistinguishable.
            assertThat(image(behindAnother, "budget")).isEqualTo(image(alone, "budget"));
            assertThat(image(behindItself, "rates")).isEqualTo(image(alone, "rates"));
            assertThat(image(behindItself, "budget")).isEqualTo(image(alone, "budget"));
        });
    }

    @Test
    void theGhostPersistsAcrossRunsUntilRemoved() throws Exception {
        ScopePage scope = open();
        scope.fill(Map.of("durationMillis", 200));
        scope.run();
        scope.awaitState("finished");
        String first = scope.shownRunId();

        scope.page().locator("body").press("g");
        assertThat(scope.locator("#ghost")).hasText(Pattern.compile("ghost: mutex, " + first));
        scope.run();
        scope.awaitState("finished");
        scope.fill(Map.of("readers", 7));

        assertThat(scope.locator("#ghost")).containsText(first);
        assertThat(scope.page()).hasURL(Pattern.compile("\\?ghost=%s&readers=7&durationMillis=200$".formatted(first)));
        scope.locator("#ghost").click();
        assertThat(scope.locator("#ghost")).hasText("Keep as ghost");
        assertThat(scope.page()).hasURL(Pattern.compile("\\?readers=7&durationMillis=200$"));
    }

    @Test
    void aMissingGhostIsReported() throws Exception {
        expectBrowserError("404");
        ended(5);
        ScopePage scope = newPage();

        scope.visit(site.resolve("?ghost=nobody"));

        assertThat(scope.locator("#ghost-name")).containsText("There is no run nobody");
        scope.locator("#ghost").click();
        assertThat(scope.locator("#ghost-name")).isEmpty();
    }

    private ScopePage show(String search) {
        ScopePage scope = newPage();
        scope.visit(site.resolve(search));
        scope.awaitState("finished");
        if (search.contains("ghost")) {
            assertThat(scope.locator("#ghost")).containsText("ghost: mutex");
        }
        return scope;
    }

    /** The current image of a chart. */
    private static String image(ScopePage scope, String chart) {
        return (String) scope.page().evaluate(CHART_IMAGE, chart);
    }

    private String ended(int readers) throws Exception {
        Run run = runService.start(Limits.accept(Map.of("durationMillis", 200, "readers", readers)));
        run.awaitEnd();
        return run.id();
    }
}
