package dev.lockscope.page;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static io.restassured.RestAssured.get;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import dev.lockscope.run.Run;
import dev.lockscope.workload.Limits;
import io.quarkus.test.junit.QuarkusTest;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The buttons and their keyboard shortcuts. */
@QuarkusTest
class ButtonsAndKeysTest extends PageTest {
    private static final Pattern BEHIND = Pattern.compile("Frozen, [1-9]\\d* snapshots behind\\.");

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void aRunIsStartedPausedFrozenAndStopped(boolean byKey) {
        ScopePage scope = open();
        scope.fill(Map.of("durationMillis", 600_000));
        scope.locator("#param-durationMillis").blur();
        String before = scope.shownRunId();

        press(scope, byKey, "run", "r");
        assertThat(scope.locator("#run-id")).not().hasText(before);
        scope.awaitState("running");

        press(scope, byKey, "pause", "p");
        scope.awaitState("paused");
        assertThat(scope.locator("#pause")).hasText("Resume");
        assertThat(get("/api/runs/{id}", scope.shownRunId()).jsonPath().getString("state"))
                .isEqualTo("paused");
        press(scope, byKey, "pause", "p");
        scope.awaitState("running");
        assertThat(scope.locator("#pause")).hasText("Pause");

        press(scope, byKey, "freeze", "f");
        assertThat(scope.locator("#freeze")).hasAttribute("aria-pressed", "true");
        assertThat(scope.locator("#note")).containsText("Frozen");
        press(scope, byKey, "freeze", "f");
        assertThat(scope.locator("#freeze")).hasAttribute("aria-pressed", "false");

        press(scope, byKey, "stop", "s");
        scope.awaitState("stopped");
        assertThat(scope.locator("#pause")).isDisabled();
        assertThat(scope.locator("#stop")).isDisabled();
    }

    @Test
    void aFrozenViewHoldsPastTheEndAndLosesNothing() throws Exception {
        ScopePage scope = open();
        Run run = start();
        scope.awaitRun(run.id());
        await().until(() -> scope.lastSeq() > 5);

        scope.locator("#freeze").click();
        assertThat(scope.locator("#note")).hasText(BEHIND);
        scope.locator("#stop").click();
        assertThat(scope.locator("#note")).containsText("run stopped");
        long snapshots =
                get("/api/runs/{id}/snapshots", run.id()).asString().lines().count();
        scope.awaitDrawn(snapshots - scope.number("#note"));
        assertThat(scope.locator("#report .verdict")).isHidden();
        scope.locator("#freeze").click();

        assertThat(scope.locator("#report .verdict")).isVisible();
        assertThat(scope.locator("#traces")).hasAttribute("data-gaps", "0");
        scope.awaitNumber("#count-reads", run.report().orElseThrow().reads());
    }

    @Test
    void everyShortcutIsListed() {
        ScopePage scope = open();

        scope.locator("#keys-open").click();
        assertThat(scope.locator("#keys dl:first-of-type kbd"))
                .hasText(new String[] {"r", "s", "p", "f", "g", "1–9", "/", "t", "?"});
        scope.locator("#keys button").click();

        assertThat(scope.locator("#keys")).isHidden();
        scope.page().keyboard().press("/");
        assertThat(scope.locator("#param-lock")).isFocused();
        scope.page().keyboard().press("Escape");
        assertThat(scope.locator("#param-lock")).not().isFocused();
    }

    @Test
    void typingInAFieldTriggersNoShortcut() {
        ScopePage scope = open();
        List<String> sent = posts(scope.page());

        scope.locator("#param-seed").focus();
        scope.page().keyboard().type("rsp1f?");

        assertThat(scope.locator("#keys")).isHidden();
        assertThat(scope.locator("#param-seed")).hasValue("rsp1f?");
        assertThat(sent).isEmpty();
    }

    @Test
    void disabledShortcutsStayDisabled() {
        ScopePage scope = open();
        scope.page().keyboard().press("?");
        scope.locator("#keys-on").uncheck();
        scope.page().keyboard().press("Escape");

        scope.visit(site);
        List<String> sent = posts(scope.page());
        scope.page().keyboard().press("?");
        scope.page().keyboard().press("r");

        assertThat(scope.locator("#keys")).isHidden();
        assertThat(sent).isEmpty();
        scope.locator("#keys-open").click();
        assertThat(scope.locator("#keys-on")).not().isChecked();
    }

    @Test
    void theSelectedLockShowsItsTradeOff() {
        ScopePage scope = open();
        List<Map<String, String>> locks = get("/api/locks").jsonPath().getList("$");
        assertThat(scope.locator("#param-lock option")).hasCount(locks.size());

        for (Map<String, String> lock : locks) {
            scope.locator("#param-lock").selectOption(lock.get("id"));

            assertThat(scope.locator("#lock-about")).containsText(lock.get("sentence"));
            assertThat(scope.locator("#lock-about")).containsText(lock.get("tradeOff"));
        }
    }

    @Test
    void theThemeFollowsTheSystemUntilOneIsChosen() {
        ScopePage scope = open(new Browser.NewContextOptions().setColorScheme(ColorScheme.LIGHT));
        String light = background(scope);
        scope.page().emulateMedia(new Page.EmulateMediaOptions().setColorScheme(ColorScheme.DARK));
        await().until(() -> !background(scope).equals(light));
        String dark = background(scope);

        scope.page().keyboard().press("t");
        assertThat(scope.locator("#theme")).hasValue("light");
        assertThat(background(scope)).isEqualTo(light);
        scope.page().keyboard().press("t");
        assertThat(background(scope)).isEqualTo(dark);
        scope.page().keyboard().press("t");

        assertThat(scope.locator("#theme")).hasValue("system");
    }

    @Test
    void theHintGuidesTheFirstSteps() {
        ScopePage scope = open();
        assertThat(scope.locator("#note"))
                .containsText(Pattern.compile("press (Run|Classic)", Pattern.CASE_INSENSITIVE));
        scope.fill(Map.of("durationMillis", 50));

        scope.run();
        scope.awaitState("finished");

        assertThat(scope.locator("#note")).hasText(Pattern.compile("“No lock”"));
    }

    private static void press(ScopePage scope, boolean byKey, String button, String key) {
        if (byKey) {
            scope.page().keyboard().press(key);
        } else {
            scope.locator("#" + button).click();
        }
    }

    private static List<String> posts(Page page) {
        List<String> sent = new ArrayList<>();
        page.onRequest(request -> {
            if (request.method().equals("POST")) {
                sent.add(request.url());
            }
        });
        return sent;
    }

    private static String background(ScopePage scope) {
        return (String) scope.page().evaluate("getComputedStyle(document.body).backgroundColor");
    }

    private Run start() throws Exception {
        return runService.start(Limits.accept(Map.of("durationMillis", 600_000)));
    }
}
