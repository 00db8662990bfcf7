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

/** Runs that an application before this one has left: listed, and shown as when they were live. */
@QuarkusTest
@TestProfile(RestartTest.AfterAnother.class)
class RestartTest extends PageTest {
    /** An application that finds runs in its folder. */
    public static class AfterAnother implements QuarkusTestProfile {
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
    void eachIsOpenedFromTheListAndShownAsWhenItWasLive() {
        for (RunState state :
                new RunState[] {RunState.FINISHED, RunState.STOPPED, RunState.FAILED, RunState.INTERRUPTED}) {
            String word = state.name().toLowerCase(Locale.ROOT);
            ScopePage scope = prepare(new Browser.NewContextOptions().setViewportSize(1440, 900));
            scope.page().navigate(site.resolve("runs.html").toString());
            assertThat(scope.the("#list tbody")).hasCount(4);
            assertThat(scope.the("#list tbody", "once " + word).locator("td.state"))
                    .containsText(word);

            scope.the("#list a.name", "once " + word).click();

            scope.awaitState(word);
            assertThat(scope.the("#traces")).hasAttribute("data-gaps", "0");
            assertThat(scope.the("#traces")).hasAttribute("data-last-seq", Pattern.compile("[1-9]\\d*"));
            assertThat(scope.the("#count-reads")).hasText(Pattern.compile("[1-9][\\d,]*"));
            assertThat(scope.the("#map [data-key]")).not().hasCount(0);
            assertThat(scope.the("#param-readers")).hasValue("4");
            if (state == RunState.INTERRUPTED) {
                assertThat(scope.the("#outcome")).containsText("the server ended before it did");
            } else {
                assertThat(scope.the("#grade")).isVisible();
                assertThat(scope.the("#audit")).containsText("checked");
            }
            assertThat(scope.the("#outcome")).containsText(state == RunState.FAILED ? "the lock broke" : "");
            scope.the("#tab-heat").click();
            assertThat(scope.the("#heat .empty")).isHidden();
            scope.screenshot("old-" + word);
        }
    }
}
