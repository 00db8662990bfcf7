package dev.lockscope.page;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Route;
import dev.lockscope.experiment.SweepPlan;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The page of sweeps where there is no result, or not all of one. */
@QuarkusTest
class SweepStatesTest extends PageTest {
    private static final JsonMapper JSON = new JsonMapper();

    enum State {
        EMPTY,
        STOPPED,
        FAILED,
        FAILED_AT_ONCE,
        INTERRUPTED,
        GONE,
        DELETED,
        LOST,
        UNREACHABLE
    }

    @ParameterizedTest
    @EnumSource
    void isFitToBeUsed(State state) throws Exception {
        InBothThemes.allIsWell(pageThatIs(state), "sweep-" + state.name().toLowerCase(Locale.ROOT));
    }

    private ScopePage pageThatIs(State state) throws Exception {
        ScopePage page = prepare(new Browser.NewContextOptions());
        switch (state) {
            case EMPTY -> {
                page.page()
                        .route(
                                "**/api/sweeps",
                                route -> route.fulfill(new Route.FulfillOptions()
                                        .setContentType("application/json")
                                        .setBody("[]")));
                visit(page, "");
                assertThat(page.the("#kept")).containsText("None yet");
            }
            case STOPPED -> {
                String id = experimenter.start(plan(60_000)).id();
                experimenter.close();
                visit(page, "?sweep=" + id);
                assertThat(page.the("#word")).hasText("Stopped");
                assertThat(page.the("#blank")).containsText("Nothing was measured");
                assertThat(page.the("#sentence")).hasText("Nothing was measured.");
            }
            case FAILED -> {
                broken(
                        page,
                        frame(ended())
                                .put("state", "failed")
                                .put("failure", "run 3 of 5 could not be made: the lock broke"),
                        "Failed");
                assertThat(page.the("#troubles")).containsText("the lock broke");
            }
            case FAILED_AT_ONCE -> {
                String id = experimenter.start(plan(60_000)).id();
                experimenter.close();
                broken(
                        page,
                        frame(id).put("state", "failed").put("failure", "run 1 of 5 could not be made: the lock broke"),
                        "Failed");
                assertThat(page.the("#troubles")).containsText("the lock broke");
                assertThat(page.the("#sentence")).hasText("Nothing was measured.");
            }
            case INTERRUPTED -> {
                broken(page, frame(ended()).put("state", "interrupted").put("done", 3), "Interrupted");
                assertThat(page.the("#troubles")).containsText("The server ended before the sweep did");
            }
            case GONE -> {
                visit(page, "?sweep=nobody");
                assertThat(page.the("#blank")).containsText("No such sweep");
            }
            case DELETED -> {
                String id = ended();
                visit(page, "?sweep=" + id);
                page.the("#kept-table tr:has(a[href$='=%s']) button".formatted(id))
                        .click();
                assertThat(page.the("#undo")).containsText("was deleted");
                assertThat(page.the("#blank")).containsText("No such sweep");
            }
            case LOST -> {
                mayComplain("ERR_|Failed to load|WebSocket");
                String id = ended();
                FakeFeedServer server = new FakeFeedServer(page.page(), List.of(frame(id)));
                visit(page, "?sweep=" + id);
                assertThat(page.the("#word")).hasText("Finished");
                server.refuse();
                page.awaitConnection("lost");
            }
            case UNREACHABLE -> {
                mayComplain("ERR_|Failed to load");
                page.page().route("**/api/**", route -> route.abort());
                visit(page, "");
                assertThat(page.the("#blank")).containsText("can’t be reached");
            }
        }
        return page;
    }

    private void broken(ScopePage page, ObjectNode frame, String word) {
        new FakeFeedServer(page.page(), List.of(frame));
        visit(page, "?sweep=" + frame.get("id").textValue());
        assertThat(page.the("#word")).hasText(word);
    }

    /** What the live socket says of a sweep. */
    private static ObjectNode frame(String id) throws Exception {
        return ((ObjectNode) JSON.readTree(RestAssured.get("/api/sweeps/" + id).asString())).put("type", "experiment");
    }

    private void visit(ScopePage page, String search) {
        page.page().navigate(site.resolve("sweep.html" + search).toString());
    }

    private String ended() throws Exception {
        var experiment = experimenter.start(plan(20));
        experiment.awaitEnd();
        return experiment.id();
    }

    private static SweepPlan plan(int durationMillis) throws Exception {
        return SweepPlan.accept(Map.of(
                "workload",
                Map.of("durationMillis", durationMillis, "readers", 2),
                "parameters",
                List.of(Map.of("name", "keys", "values", List.of(1, 2))),
                "repeats",
                2));
    }
}
