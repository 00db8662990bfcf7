package dev.lockscope.page;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Route;
import dev.lockscope.run.Run;
import dev.lockscope.workload.Limits;
import io.quarkus.test.junit.QuarkusTest;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The comparison page in the states in which it compares nothing, or not all of the requested runs. */
@QuarkusTest
class CompareStatesTest extends PageTest {
    /** Created lazily and shared by all tests of this class: no test changes them. */
    private static final List<String> RUNS = new ArrayList<>();

    enum State {
        EMPTY,
        LOADING,
        ONE,
        ONE_OF_TWO,
        NONE_OF_TWO,
        ONE_IS_GONE,
        TOO_MANY,
        REFUSED,
        UNREACHABLE
    }

    @ParameterizedTest
    @EnumSource
    void isAccessibleInBothThemes(State state) throws Exception {
        ScopePage page = newPage();
        expectBrowserError("404|ERR_|Failed to load");

        show(page, state);

        ThemeChecks.assertAccessible(page, "compare-" + state.name().toLowerCase(Locale.ROOT));
    }

    private void show(ScopePage page, State state) throws Exception {
        switch (state) {
            case EMPTY -> {
                page.page().route("**/api/runs", route -> route.fulfill(json(200, "[]")));
                visit(page, "");
                assertThat(page.locator("#blank")).containsText("Choose two to six stored runs");
            }
            case LOADING -> {
                page.page().route("**/snapshots", unanswered -> {});
                visit(page, "?runs=%s,%s".formatted(run(0), run(1)));
                assertThat(page.locator("#blank")).containsText("Loading");
            }
            case ONE -> {
                visit(page, "?runs=" + run(0));
                assertThat(page.locator("#blank")).containsText("Choose one more run");
            }
            case ONE_OF_TWO -> {
                visit(page, "?runs=%s,nobody".formatted(run(0)));
                assertThat(page.locator("#blank")).containsText("Only one of these runs is there");
            }
            case NONE_OF_TWO -> {
                visit(page, "?runs=nobody,neither");
                assertThat(page.locator("#blank")).containsText("None of these runs is there");
            }
            case ONE_IS_GONE -> {
                visit(page, "?runs=%s,nobody,%s".formatted(run(0), run(1)));
                assertThat(page.locator("#missing")).containsText("There is no run nobody");
                assertThat(page.locator("#comparison")).isVisible();
            }
            case TOO_MANY -> {
                visit(page, "?runs=%s,%s,c,d,e,f,g,h".formatted(run(0), run(1)));
                assertThat(page.locator("#missing")).containsText("left out: g, h");
                assertThat(page.locator("#comparison")).isVisible();
            }
            case REFUSED -> {
                expectBrowserError("503");
                page.page()
                        .route(
                                "**/api/comparison**",
                                route -> route.fulfill(json(
                                        503, "{\"detail\":\"The stored runs can't be read or written at present\"}")));
                visit(page, "?runs=%s,%s".formatted(run(0), run(1)));
                assertThat(page.locator("#blank")).containsText("They can’t be compared now");
            }
            case UNREACHABLE -> {
                page.page().route("**/api/**", Route::abort);
                visit(page, "?runs=one,another");
                assertThat(page.locator("#blank")).containsText("The runs can’t be loaded now");
                assertThat(page.locator("#stored")).containsText("can’t be reached");
            }
        }
    }

    private void visit(ScopePage page, String search) {
        page.page().navigate(site.resolve("compare.html" + search).toString());
    }

    private static Route.FulfillOptions json(int status, String body) {
        return new Route.FulfillOptions()
                .setStatus(status)
                .setContentType("application/json")
                .setBody(body);
    }

    private String run(int index) throws Exception {
        while (RUNS.size() <= index) {
            Run run = runService.start(Limits.accept(Map.of("durationMillis", 60, "readers", 2, "writers", 1)));
            run.awaitEnd();
            RUNS.add(run.id());
        }
        return RUNS.get(index);
    }
}
