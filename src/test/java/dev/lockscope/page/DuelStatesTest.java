package dev.lockscope.page;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.microsoft.playwright.Browser;
import dev.lockscope.experiment.Experiment;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The page of duels in each of its states, also where there is no result, or not all of one. */
@QuarkusTest
class DuelStatesTest extends DuelPage {
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
    void isFitToBeUsed(State state) throws Exception {
        InBothThemes.allIsWell(pageThatIs(state), "duel-" + state.name().toLowerCase(Locale.ROOT));
    }

    private ScopePage pageThatIs(State state) throws Exception {
        return switch (state) {
            case EMPTY -> at("");
            case RUNNING -> {
                Experiment going = started(LONG);
                await().until(() -> going.progress().done() > 5);
                ScopePage page = at("?duel=" + going.id());
                assertThat(page.the("#word")).hasText("Running");
                yield page;
            }
            case FINISHED -> {
                ScopePage page = at("?duel=" + ended());
                assertThat(page.the("#word")).hasText("Finished");
                page.the("#pairs-fold summary").click();
                yield page;
            }
            case STOPPED -> {
                Experiment going = started(LONG);
                going.stop();
                going.awaitEnd();
                ScopePage page = at("?duel=" + going.id());
                assertThat(page.the("#word")).hasText("Stopped");
                yield page;
            }
            case DELETED -> {
                String id = ended();
                ScopePage page = at("?duel=" + id);
                assertThat(page.the("#word")).hasText("Finished");
                page.the(row(id) + " button").click();
                assertThat(page.the("#undo")).containsText("was deleted");
                assertThat(page.the("#blank")).containsText("There is no duel " + id);
                yield page;
            }
            case FAILED -> {
                ScopePage page = told(
                        frame(ended()).put("state", "failed").put("failure", "no run could be made: the lock broke"));
                assertThat(page.the("#word")).hasText("Failed");
                assertThat(page.the("#troubles")).containsText("the lock broke");
                yield page;
            }
            case INTERRUPTED -> {
                ScopePage page = told(frame(ended()).put("state", "interrupted").put("done", 9));
                assertThat(page.the("#word")).hasText("Interrupted");
                assertThat(page.the("#troubles")).containsText("The server ended before the duel did");
                yield page;
            }
            case WRONG -> {
                ScopePage page = at("?b.readers=many");
                page.the("#b-writers").fill("-1");
                page.the("#param-slices").fill("3");
                page.the("#run").click();
                assertThat(page.the("#param-slices")).isFocused();
                assertThat(page.the("#refused")).containsText("b.readers “many”");
                assertThat(page.the("#error-b-writers")).containsText("must be a whole number");
                yield page;
            }
            case GONE -> {
                ScopePage page = prepare(new Browser.NewContextOptions());
                page.page().navigate(site.resolve("duel.html?duel=nobody").toString());
                page.awaitConnection("gone");
                assertThat(page.the("#blank")).containsText("There is no duel nobody");
                yield page;
            }
            case UNREACHABLE -> {
                mayComplain("ERR_|Failed to load");
                ScopePage page = prepare(new Browser.NewContextOptions());
                page.page().route("**/api/**", route -> route.abort());
                page.page().navigate(site.resolve("duel.html").toString());
                page.awaitConnection("lost");
                assertThat(page.the("#blank")).containsText("can’t be reached");
                yield page;
            }
        };
    }

    /** What the live socket says of a duel. */
    private static ObjectNode frame(String id) throws Exception {
        return ((ObjectNode) JSON.readTree(RestAssured.get("/api/duels/" + id).asString())).put("type", "experiment");
    }

    private ScopePage told(ObjectNode frame) {
        ScopePage page = prepare(new Browser.NewContextOptions());
        new FakeFeedServer(page.page(), List.of(frame));
        page.page()
                .navigate(site.resolve("duel.html?duel=" + frame.get("id").textValue())
                        .toString());
        return page;
    }
}
