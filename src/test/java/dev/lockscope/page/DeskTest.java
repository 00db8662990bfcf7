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

/** The buttons, and the keys that do the same. */
@QuarkusTest
class DeskTest extends PageTest {
    private static final Pattern BEHIND = Pattern.compile("Frozen, [1-9]\\d* snapshots behind\\.");

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void aRunIsStartedPausedFrozenAndStopped(boolean byKey) {
        ScopePage scope = open();
        scope.fill(Map.of("durationMillis", 600_000));
        scope.the("#param-durationMillis").blur();
        String before = scope.shownRun();

        press(scope, byKey, "run", "r");
        assertThat(scope.the("#run-id")).not().hasText(before);
        scope.awaitState("running");

        press(scope, byKey, "pause", "p");
        scope.awaitState("paused");
        assertThat(scope.the("#pause")).hasText("Resume");
        assertThat(get("/api/runs/{id}", scope.shownRun()).jsonPath().getString("state"))
                .isEqualTo("paused");
        press(scope, byKey, "pause", "p");
        scope.awaitState("running");
        assertThat(scope.the("#pause")).hasText("Pause");

        press(scope, byKey, "freeze", "f");
        assertThat(scope.the("#freeze")).hasAttribute("aria-pressed", "true");
        assertThat(scope.the("#note")).containsText("Frozen");
        press(scope, byKey, "freeze", "f");
        assertThat(scope.the("#freeze")).hasAttribute("aria-pressed", "false");

        press(scope, byKey, "stop", "s");
        scope.awaitState("stopped");
        assertThat(scope.the("#pause")).isDisabled();
        assertThat(scope.the("#stop")).isDisabled();
    }

    @Test
    void whatIsFrozenHoldsWhenTheRunEndsAndAllOfItIsThereAfterwards() throws Exception {
        ScopePage scope = open();
        Run run = start();
        scope.awaitRun(run.id());
        await().until(() -> scope.lastSeq() > 5);

        scope.the("#freeze").click();
        assertThat(scope.the("#note")).hasText(BEHIND);
        scope.the("#stop").click();
        assertThat(scope.the("#note")).containsText("run stopped");
        long taken =
                get("/api/runs/{id}/snapshots", run.id()).asString().lines().count();
        scope.awaitDrawn(taken - scope.number("#note"));
        assertThat(scope.the("#report .verdict")).isHidden();
        scope.the("#freeze").click();

        assertThat(scope.the("#report .verdict")).isVisible();
        assertThat(scope.the("#traces")).hasAttribute("data-gaps", "0");
        scope.awaitNumber("#count-reads", run.report().orElseThrow().reads());
    }

    @Test
    void everyKeyOfTheListIsThere() {
        ScopePage scope = open();

        scope.the("#keys-open").click();
        assertThat(scope.the("#keys dl:first-of-type kbd"))
                .hasText(new String[] {"r", "s", "p", "f", "g", "1–9", "/", "t", "?"});
        scope.the("#keys button").click();

        assertThat(scope.the("#keys")).isHidden();
        scope.page().keyboard().press("/");
        assertThat(scope.the("#param-lock")).isFocused();
        scope.page().keyboard().press("Escape");
        assertThat(scope.the("#param-lock")).not().isFocused();
    }

    @Test
    void whoTypesStartsNothing() {
        ScopePage scope = open();
        List<String> sent = posts(scope.page());

        scope.the("#param-seed").focus();
        scope.page().keyboard().type("rsp1f?");

        assertThat(scope.the("#keys")).isHidden();
        assertThat(scope.the("#param-seed")).hasValue("rsp1f?");
        assertThat(sent).isEmpty();
    }

    @Test
    void keysThatAreTurnedOffStayOff() {
        ScopePage scope = open();
        scope.page().keyboard().press("?");
        scope.the("#keys-on").uncheck();
        scope.page().keyboard().press("Escape");

        scope.visit(site);
        List<String> sent = posts(scope.page());
        scope.page().keyboard().press("?");
        scope.page().keyboard().press("r");

        assertThat(scope.the("#keys")).isHidden();
        assertThat(sent).isEmpty();
        scope.the("#keys-open").click();
        assertThat(scope.the("#keys-on")).not().isChecked();
    }

    @Test
    void aLockThatIsChosenTellsItsTradeOff() {
        ScopePage scope = open();
        List<Map<String, String>> locks = get("/api/locks").jsonPath().getList("$");
        assertThat(scope.the("#param-lock option")).hasCount(locks.size());

        for (Map<String, String> lock : locks) {
            scope.the("#param-lock").selectOption(lock.get("id"));

            assertThat(scope.the("#lock-about")).containsText(lock.get("sentence"));
            assertThat(scope.the("#lock-about")).containsText(lock.get("tradeOff"));
        }
    }

    @Test
    void theThemeFollowsTheSystemUntilOneIsChosenByKey() {
        ScopePage scope = open(new Browser.NewContextOptions().setColorScheme(ColorScheme.LIGHT));
        String light = background(scope);
        scope.page().emulateMedia(new Page.EmulateMediaOptions().setColorScheme(ColorScheme.DARK));
        await().until(() -> !background(scope).equals(light));
        String dark = background(scope);

        scope.page().keyboard().press("t");
        assertThat(scope.the("#theme")).hasValue("light");
        assertThat(background(scope)).isEqualTo(light);
        scope.page().keyboard().press("t");
        assertThat(background(scope)).isEqualTo(dark);
        scope.page().keyboard().press("t");

        assertThat(scope.the("#theme")).hasValue("system");
    }

    @Test
    void theFirstMinuteIsToldStepByStep() {
        ScopePage scope = open();
        assertThat(scope.the("#note")).containsText(Pattern.compile("press (Run|Classic)", Pattern.CASE_INSENSITIVE));
        scope.fill(Map.of("durationMillis", 50));

        scope.run();
        scope.awaitState("finished");

        assertThat(scope.the("#note")).hasText(Pattern.compile("“No lock”"));
    }

    private static void press(ScopePage scope, boolean byKey, String button, String key) {
        if (byKey) {
            scope.page().keyboard().press(key);
        } else {
            scope.the("#" + button).click();
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
        return lab.start(Limits.accept(Map.of("durationMillis", 600_000)));
    }
}
