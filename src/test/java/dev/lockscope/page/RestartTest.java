package dev.lockscope.page;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import dev.lockscope.api.WireJson;
import dev.lockscope.history.OldDatabases;
import dev.lockscope.run.RunState;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** Runs stored by a previous process: they are listed, and shown as they were live. */
@QuarkusTest
@TestProfile(RestartTest.WithStoredRuns.class)
class RestartTest extends PageTest {
    /** An application whose folder holds stored runs. */
    public static class WithStoredRuns implements QuarkusTestProfile {
        @Override
        public Map<String, String> getConfigOverrides() {
            try {
                Path folder = Files.createTempDirectory("lockscope-old-runs");
                OldDatabases.leaveIn(folder, WireJson.mapper());
                return Map.of("lockscope.data", folder.toString());
            } catch (Exception impossible) {
                throw new AssertionError(impossible);
            }
        }
    }

    @Test
    void oldRunsOpenFromTheListAsTheyWereLive() {
        for (RunState state :
                new RunState[] {RunState.FINISHED, RunState.STOPPED, RunState.FAILED, RunState.INTERRUPTED}) {
            String word = state.name().toLowerCase(Locale.ROOT);
            ScopePage scope = newPage(new Browser.NewContextOptions().setViewportSize(1440, 900));
            scope.page().navigate(site.resolve("runs.html").toString());
            assertThat(scope.locator("#list tbody")).hasCount(4);
            assertThat(scope.locator("#list tbody", "once " + word).locator("td.state"))
                    .containsText(word);

            scope.locator("#list a.name", "once " + word).click();

            scope.awaitState(word);
            assertThat(scope.locator("#traces")).hasAttribute("data-gaps", "0");
            assertThat(scope.locator("#traces")).hasAttribute("data-last-seq", Pattern.compile("[1-9]\\d*"));
            assertThat(scope.locator("#count-reads")).hasText(Pattern.compile("[1-9][\\d,]*"));
            assertThat(scope.locator("#map [data-key]")).not().hasCount(0);
            assertThat(scope.locator("#param-readers")).hasValue("4");
            if (state == RunState.INTERRUPTED) {
                assertThat(scope.locator("#outcome")).containsText("the server ended before it did");
            } else {
                assertThat(scope.locator("#grade")).isVisible();
                assertThat(scope.locator("#audit")).containsText("checked");
            }
            assertThat(scope.locator("#outcome")).containsText(state == RunState.FAILED ? "the lock broke" : "");
            scope.locator("#tab-heat").click();
            assertThat(scope.locator("#heat .empty")).isHidden();
            scope.screenshot("old-" + word);
        }
    }
}
