package dev.lockscope.page;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.microsoft.playwright.Browser;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A test of the page in every state that it can be in, but for what only lasts a moment. */
abstract class InEveryState extends PageTest {
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

    /** A page that is in that state, its mark seen. */
    ScopePage pageThatIs(State state) throws Exception {
        return switch (state) {
            case IDLE -> told(List.of(), "none");
            case RUNNING -> going();
            case PAUSED -> {
                ScopePage scope = going();
                scope.the("#pause").click();
                scope.awaitState("paused");
                yield scope;
            }
            case FROZEN -> {
                ScopePage scope = going();
                scope.the("#freeze").click();
                assertThat(scope.the("#note")).containsText("behind");
                yield scope;
            }
            case FINISHED -> finished();
            case STOPPED -> told(recording().ending("stopped", Optional.empty()), "stopped");
            case FAILED ->
                told(
                        recording().ending("failed", Optional.of("java.lang.IllegalStateException: the lock broke")),
                        "failed");
            case LOST -> lost();
            case GONE -> {
                ScopePage scope = prepare(new Browser.NewContextOptions());
                scope.page().navigate(site.resolve("?run=nobody").toString());
                scope.awaitConnection("gone");
                yield scope;
            }
            case WRONG -> {
                ScopePage scope = finished();
                scope.fill(Map.of("keys", 0));
                scope.the("#run").click();
                assertThat(scope.the("#error-keys")).not().isEmpty();
                yield scope;
            }
            case HEAT -> look("heat");
            case CAPTURE -> look("capture");
            case TABLE -> {
                ScopePage scope = finished();
                scope.the(AS_TABLE).click();
                assertThat(scope.the("#traces tbody tr").first()).isVisible();
                yield scope;
            }
            case KEYS -> {
                ScopePage scope = finished();
                scope.the("#keys-open").click();
                assertThat(scope.the("#keys")).isVisible();
                yield scope;
            }
        };
    }

    /** Chooses a theme, be its control covered by a dialog. */
    static void use(ScopePage scope, String theme) {
        scope.page().evaluate("""
                (chosen) => {
                  const theme = document.getElementById('theme');
                  theme.value = chosen;
                  theme.dispatchEvent(new Event('change'));
                }""", theme);
    }

    private ScopePage going() {
        ScopePage scope = open();
        scope.fill(Map.of("durationMillis", 600_000));
        scope.run();
        await().until(() -> scope.lastSeq() > 10);
        return scope;
    }

    private ScopePage finished() throws Exception {
        return told(recording().whole(), "finished");
    }

    private ScopePage look(String look) throws Exception {
        ScopePage scope = finished();
        scope.the("#tab-" + look).click();
        assertThat(scope.the("#%s .empty".formatted(look))).isHidden();
        return scope;
    }

    /** Sent away again each time it calls. */
    private ScopePage lost() throws Exception {
        Recording told = recording();
        ScopePage scope = prepare(new Browser.NewContextOptions());
        FakeFeedServer server = new FakeFeedServer(scope.page(), told.upTo(5));
        scope.visit(site);
        scope.awaitDrawn(5);
        server.refuse();
        scope.awaitConnection("lost");
        return scope;
    }

    private ScopePage told(List<? extends JsonNode> messages, String state) {
        ScopePage scope = prepare(new Browser.NewContextOptions());
        new FakeFeedServer(scope.page(), messages);
        scope.visit(site);
        scope.awaitState(state);
        return scope;
    }

    private Recording recording() throws Exception {
        return Recording.of(lab, site, 600);
    }
}
