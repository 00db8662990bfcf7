package dev.lockscope.page;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Base of the tests of the scope page in each of its states, except those that last only a moment. */
abstract class ScopePageStates extends PageTest {
    private static final String AS_TABLE = "#traces .tools button:has-text('table')";

    enum State {
        IDLE,
        RUNNING,
        PAUSED,
        FROZEN,
        FINISHED,
        STOPPED,
        FAILED,
        LOST,
        GONE,
        WRONG,
        HEAT,
        CAPTURE,
        TABLE,
        KEYS
    }

    /** Opens a page and waits until it shows the state. */
    ScopePage pageThatIs(State state) throws Exception {
        return switch (state) {
            case IDLE -> showMessages(List.of(), "none");
            case RUNNING -> runningPage();
            case PAUSED -> {
                ScopePage scope = runningPage();
                scope.locator("#pause").click();
                scope.awaitState("paused");
                yield scope;
            }
            case FROZEN -> {
                ScopePage scope = runningPage();
                scope.locator("#freeze").click();
                assertThat(scope.locator("#note")).containsText("behind");
                yield scope;
            }
            case FINISHED -> finishedPage();
            case STOPPED -> showMessages(recording().ending("stopped", Optional.empty()), "stopped");
            case FAILED ->
                showMessages(
                        recording().ending("failed", Optional.of("java.lang.IllegalStateException: the lock broke")),
                        "failed");
            case LOST -> lostPage();
            case GONE -> {
                ScopePage scope = newPage();
                scope.page().navigate(site.resolve("?run=nobody").toString());
                scope.awaitConnection("gone");
                yield scope;
            }
            case WRONG -> {
                ScopePage scope = finishedPage();
                scope.fill(Map.of("keys", 0));
                scope.locator("#run").click();
                assertThat(scope.locator("#error-keys")).not().isEmpty();
                yield scope;
            }
            case HEAT -> tab("heat");
            case CAPTURE -> tab("capture");
            case TABLE -> {
                ScopePage scope = finishedPage();
                scope.locator(AS_TABLE).click();
                assertThat(scope.locator("#traces tbody tr").first()).isVisible();
                yield scope;
            }
            case KEYS -> {
                ScopePage scope = finishedPage();
                scope.locator("#keys-open").click();
                assertThat(scope.locator("#keys")).isVisible();
                yield scope;
            }
        };
    }

    /** Selects a theme, even if a dialog covers the control. */
    static void selectTheme(ScopePage scope, String theme) {
        scope.page().evaluate("""
                (chosen) => {
                  const theme = document.getElementById('theme');
                  theme.value = chosen;
                  theme.dispatchEvent(new Event('change'));
                }""", theme);
    }

    private ScopePage runningPage() {
        ScopePage scope = open();
        scope.fill(Map.of("durationMillis", 600_000));
        scope.run();
        await().until(() -> scope.lastSeq() > 10);
        return scope;
    }

    private ScopePage finishedPage() throws Exception {
        return showMessages(recording().whole(), "finished");
    }

    private ScopePage tab(String tab) throws Exception {
        ScopePage scope = finishedPage();
        scope.locator("#tab-" + tab).click();
        assertThat(scope.locator("#%s .empty".formatted(tab))).isHidden();
        return scope;
    }

    /** A page whose connection is closed and whose reconnections are refused. */
    private ScopePage lostPage() throws Exception {
        Recording recording = recording();
        ScopePage scope = newPage();
        FakeFeedServer server = new FakeFeedServer(scope.page(), recording.upTo(5));
        scope.visit(site);
        scope.awaitDrawn(5);
        server.refuseConnections();
        scope.awaitConnection("lost");
        return scope;
    }

    private ScopePage showMessages(List<? extends JsonNode> messages, String state) {
        ScopePage scope = newPage();
        new FakeFeedServer(scope.page(), messages);
        scope.visit(site);
        scope.awaitState(state);
        return scope;
    }

    private Recording recording() throws Exception {
        return Recording.shared(runService, site);
    }
}
