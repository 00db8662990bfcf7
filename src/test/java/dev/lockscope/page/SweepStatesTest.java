package dev.lockscope.page;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.microsoft.playwright.Route;
import dev.lockscope.experiment.SweepPlan;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The sweep page in the states without a complete result. */
@QuarkusTest
class SweepStatesTest extends PageTest {
    private static final JsonMapper JSON = new JsonMapper();

    /** Created lazily and shared by the tests of this class, which do not change it. */
    private static @Nullable String sharedSweep;

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
    void isAccessibleInBothThemes(State state) throws Exception {
        ThemeChecks.assertAccessible(pageThatIs(state), "sweep-" + state.name().toLowerCase(Locale.ROOT));
    }

    private ScopePage pageThatIs(State state) throws Exception {
        ScopePage page = newPage();
        switch (state) {
            case EMPTY -> {
                page.page()
                        .route(
                                "**/api/sweeps",
                                route -> route.fulfill(new Route.FulfillOptions()
                                        .setContentType("application/json")
                                        .setBody("[]")));
                visit(page, "");
                assertThat(page.locator("#stored")).containsText("None yet");
            }
            case STOPPED -> {
                String id = experimentService.start(plan(60_000)).id();
                experimentService.close();
                visit(page, "?sweep=" + id);
                assertThat(page.locator("#word")).hasText("Stopped");
                assertThat(page.locator("#blank")).containsText("Nothing was measured");
                assertThat(page.locator("#sentence")).hasText("Nothing was measured.");
            }
            case FAILED -> {
                showMessage(
                        page,
                        frame(sharedSweep())
                                .put("state", "failed")
                                .put("failure", "run 3 of 5 could not be made: the lock broke"),
                        "Failed");
                assertThat(page.locator("#troubles")).containsText("the lock broke");
            }
            case FAILED_AT_ONCE -> {
                String id = experimentService.start(plan(60_000)).id();
                experimentService.close();
                showMessage(
                        page,
                        frame(id).put("state", "failed").put("failure", "run 1 of 5 could not be made: the lock broke"),
                        "Failed");
                assertThat(page.locator("#troubles")).containsText("the lock broke");
                assertThat(page.locator("#sentence")).hasText("Nothing was measured.");
            }
            case INTERRUPTED -> {
                showMessage(
                        page, frame(sharedSweep()).put("state", "interrupted").put("done", 3), "Interrupted");
                assertThat(page.locator("#troubles")).containsText("The server ended before the sweep did");
            }
            case GONE -> {
                visit(page, "?sweep=nobody");
                assertThat(page.locator("#blank")).containsText("No such sweep");
            }
            case DELETED -> {
                String id = endedSweep();
                visit(page, "?sweep=" + id);
                page.locator("#stored-table tr:has(a[href$='=%s']) button".formatted(id))
                        .click();
                assertThat(page.locator("#undo")).containsText("was deleted");
                assertThat(page.locator("#blank")).containsText("No such sweep");
            }
            case LOST -> {
                expectBrowserError("ERR_|Failed to load|WebSocket");
                String id = sharedSweep();
                FakeFeedServer server = new FakeFeedServer(page.page(), List.of(frame(id)));
                visit(page, "?sweep=" + id);
                assertThat(page.locator("#word")).hasText("Finished");
                server.refuseConnections();
                page.awaitConnection("lost");
            }
            case UNREACHABLE -> {
                expectBrowserError("ERR_|Failed to load");
                page.page().route("**/api/**", route -> route.abort());
                visit(page, "");
                assertThat(page.locator("#blank")).containsText("can’t be reached");
            }
        }
        return page;
    }

    private void showMessage(ScopePage page, ObjectNode frame, String word) {
        new FakeFeedServer(page.page(), List.of(frame));
        visit(page, "?sweep=" + frame.get("id").textValue());
        assertThat(page.locator("#word")).hasText(word);
    }

    /** The message of the live feed about a sweep. */
    private static ObjectNode frame(String id) throws Exception {
        return ((ObjectNode) JSON.readTree(RestAssured.get("/api/sweeps/" + id).asString())).put("type", "experiment");
    }

    private void visit(ScopePage page, String search) {
        page.page().navigate(site.resolve("sweep.html" + search).toString());
    }

    private String sharedSweep() throws Exception {
        if (sharedSweep == null) {
            sharedSweep = endedSweep();
        }
        return sharedSweep;
    }

    private String endedSweep() throws Exception {
        var experiment = experimentService.start(plan(20));
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
