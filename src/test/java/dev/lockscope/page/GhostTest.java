package dev.lockscope.page;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.microsoft.playwright.Browser;
import dev.lockscope.run.Run;
import dev.lockscope.workload.Limits;
import io.quarkus.test.junit.QuarkusTest;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The traces of a run that are kept behind those of another. */
@QuarkusTest
class GhostTest extends PageTest {
    private static final String PICTURE =
            "(chart) => document.querySelector(`[data-chart='${chart}'] canvas`).toDataURL()";

    @Test
    void aGhostIsDrawnBehindAnotherRunAndNotBehindItself() throws Exception {
        String one = ended(3);
        String other = ended(9);

        ScopePage alone = shown("?run=" + other);
        ScopePage behindAnother = shown("?run=%s&ghost=%s".formatted(other, one));
        ScopePage behindItself = shown("?run=%s&ghost=%s".formatted(other, other));

        // Charts are drawn in turns: what is said of them holds once the last is.
        await().untilAsserted(() -> {
            assertThat(picture(behindAnother, "rates")).isNotEqualTo(picture(alone, "rates"));
            // Parts of a stack can't be told from those of another.
            assertThat(picture(behindAnother, "budget")).isEqualTo(picture(alone, "budget"));
            assertThat(picture(behindItself, "rates")).isEqualTo(picture(alone, "rates"));
            assertThat(picture(behindItself, "budget")).isEqualTo(picture(alone, "budget"));
        });
    }

    @Test
    void itStaysBehindTheNextRunAndInTheAddressUntilItIsLetGo() throws Exception {
        ScopePage scope = open();
        scope.fill(Map.of("durationMillis", 200));
        scope.run();
        scope.awaitState("finished");
        String first = scope.shownRun();

        scope.page().locator("body").press("g");
        assertThat(scope.the("#ghost")).hasText(Pattern.compile("ghost: mutex, " + first));
        scope.run();
        scope.awaitState("finished");
        scope.fill(Map.of("readers", 7));

        assertThat(scope.the("#ghost")).containsText(first);
        assertThat(scope.page()).hasURL(Pattern.compile("\\?ghost=%s&readers=7&durationMillis=200$".formatted(first)));
        scope.the("#ghost").click();
        assertThat(scope.the("#ghost")).hasText("Keep as ghost");
        assertThat(scope.page()).hasURL(Pattern.compile("\\?readers=7&durationMillis=200$"));
    }

    @Test
    void aGhostThatIsGoneIsSaid() throws Exception {
        mayComplain("404");
        ended(5);
        ScopePage scope = prepare(new Browser.NewContextOptions());

        scope.visit(site.resolve("?ghost=nobody"));

        assertThat(scope.the("#ghost-name")).containsText("There is no run nobody");
        scope.the("#ghost").click();
        assertThat(scope.the("#ghost-name")).isEmpty();
    }

    private ScopePage shown(String search) {
        ScopePage scope = prepare(new Browser.NewContextOptions());
        scope.visit(site.resolve(search));
        scope.awaitState("finished");
        if (search.contains("ghost")) {
            assertThat(scope.the("#ghost")).containsText("ghost: mutex");
        }
        return scope;
    }

    /** A chart as it is drawn now. */
    private static String picture(ScopePage scope, String chart) {
        return (String) scope.page().evaluate(PICTURE, chart);
    }

    private String ended(int readers) throws Exception {
        Run run = lab.start(Limits.accept(Map.of("durationMillis", 200, "readers", readers)));
        run.awaitEnd();
        return run.id();
    }
}
