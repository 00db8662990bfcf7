package dev.lockscope.page;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.lockscope.experiment.Experiment;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Every state of the duel page, including those without a complete result. */
@QuarkusTest
class DuelStatesTest extends DuelTestBase {
    private static final JsonMapper JSON = new JsonMapper();

    enum State {
        EMPTY,
        RUNNING,
        FINISHED,
        STOPPED,
        FAILED,
        INTERRUPTED,
        WRONG,
        GONE,
        DELETED,
        UNREACHABLE
    }

    @ParameterizedTest
    @EnumSource
    void isAccessibleInBothThemes(State state) throws Exception {
        ThemeChecks.assertAccessible(pageThatIs(state), "duel-" + state.name().toLowerCase(Locale.ROOT));
    }

    private ScopePage pageThatIs(State state) throws Exception {
        return switch (state) {
            case EMPTY -> at("");
            case RUNNING -> {
                Experiment running = started(LONG);
                await().until(() -> running.progress().done() > 5);
                ScopePage page = at("?duel=" + running.id());
                assertThat(page.locator("#word")).hasText("Running");
                yield page;
            }
            case FINISHED -> {
                ScopePage page = at("?duel=" + sharedDuel());
                assertThat(page.locator("#word")).hasText("Finished");
                page.locator("#pairs-fold summary").click();
                yield page;
            }
            case STOPPED -> {
                Experiment running = started(LONG);
                running.stop();
                running.awaitEnd();
                ScopePage page = at("?duel=" + running.id());
                assertThat(page.locator("#word")).hasText("Stopped");
                yield page;
            }
            case DELETED -> {
                String id = endedDuel();
                ScopePage page = at("?duel=" + id);
                assertThat(page.locator("#word")).hasText("Finished");
                page.locator(row(id) + " button").click();
                assertThat(page.locator("#undo")).containsText("was deleted");
                assertThat(page.locator("#blank")).containsText("There is no duel " + id);
                yield page;
            }
            case FAILED -> {
                ScopePage page = showMessage(frame(sharedDuel())
                        .put("state", "failed")
                        .put("failure", "no run could be made: the lock broke"));
                assertThat(page.locator("#word")).hasText("Failed");
                assertThat(page.locator("#troubles")).containsText("the lock broke");
                yield page;
            }
            case INTERRUPTED -> {
                ScopePage page = showMessage(
                        frame(sharedDuel()).put("state", "interrupted").put("done", 9));
                assertThat(page.locator("#word")).hasText("Interrupted");
                assertThat(page.locator("#troubles")).containsText("The server ended before the duel did");
                yield page;
            }
            case WRONG -> {
                ScopePage page = at("?b.readers=many");
                page.locator("#b-writers").fill("-1");
                page.locator("#param-slices").fill("3");
                page.locator("#run").click();
                assertThat(page.locator("#param-slices")).isFocused();
                assertThat(page.locator("#refused")).containsText("b.readers “many”");
                assertThat(page.locator("#error-b-writers")).containsText("must be a whole number");
                yield page;
            }
            case GONE -> {
                ScopePage page = newPage();
                page.page().navigate(site.resolve("duel.html?duel=nobody").toString());
                page.awaitConnection("gone");
                assertThat(page.locator("#blank")).containsText("There is no duel nobody");
                yield page;
            }
            case UNREACHABLE -> {
                expectBrowserError("ERR_|Failed to load");
                ScopePage page = newPage();
                page.page().route("**/api/**", route -> route.abort());
                page.page().navigate(site.resolve("duel.html").toString());
                page.awaitConnection("lost");
                assertThat(page.locator("#blank")).containsText("can’t be reached");
                yield page;
            }
        };
    }

    /** The message of the live feed about a duel. */
    private static ObjectNode frame(String id) throws Exception {
        return ((ObjectNode) JSON.readTree(RestAssured.get("/api/duels/" + id).asString())).put("type", "experiment");
    }

    private ScopePage showMessage(ObjectNode frame) {
        ScopePage page = newPage();
        new FakeFeedServer(page.page(), List.of(frame));
        page.page()
                .navigate(site.resolve("duel.html?duel=" + frame.get("id").textValue())
                        .toString());
        return page;
    }
}
