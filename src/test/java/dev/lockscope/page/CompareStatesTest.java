package dev.lockscope.page;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Route;
import dev.lockscope.workload.Limits;
import io.quarkus.test.junit.QuarkusTest;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The page of comparisons where nothing can be compared, or not all that was asked for. */
@QuarkusTest
class CompareStatesTest extends PageTest {
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
    void isFitToBeUsed(State state) throws Exception {
        ScopePage page = prepare(new Browser.NewContextOptions());
        mayComplain("404|ERR_|Failed to load");

        bring(page, state);

        InBothThemes.allIsWell(page, "compare-" + state.name().toLowerCase(Locale.ROOT));
    }

    private void bring(ScopePage page, State state) throws Exception {
        switch (state) {
            case EMPTY -> {
                page.page().route("**/api/runs", route -> route.fulfill(json(200, "[]")));
                visit(page, "");
                assertThat(page.the("#blank")).containsText("Choose two to six kept runs");
            }
            case LOADING -> {
                page.page().route("**/snapshots", held -> {});
                visit(page, "?runs=%s,%s".formatted(kept(), kept()));
                assertThat(page.the("#blank")).containsText("Loading");
            }
            case ONE -> {
                visit(page, "?runs=" + kept());
                assertThat(page.the("#blank")).containsText("Choose one more run");
            }
            case ONE_OF_TWO -> {
                visit(page, "?runs=%s,nobody".formatted(kept()));
                assertThat(page.the("#blank")).containsText("Only one of these runs is there");
            }
            case NONE_OF_TWO -> {
                visit(page, "?runs=nobody,neither");
                assertThat(page.the("#blank")).containsText("None of these runs is there");
            }
            case ONE_IS_GONE -> {
                visit(page, "?runs=%s,nobody,%s".formatted(kept(), kept()));
                assertThat(page.the("#missing")).containsText("There is no run nobody");
                assertThat(page.the("#comparison")).isVisible();
            }
            case TOO_MANY -> {
                visit(page, "?runs=%s,%s,c,d,e,f,g,h".formatted(kept(), kept()));
                assertThat(page.the("#missing")).containsText("left out: g, h");
                assertThat(page.the("#comparison")).isVisible();
            }
            case REFUSED -> {
                mayComplain("503");
                page.page()
                        .route(
                                "**/api/comparison**",
                                route -> route.fulfill(
                                        json(503, "{\"detail\":\"The kept runs can't be read or written now\"}")));
                visit(page, "?runs=%s,%s".formatted(kept(), kept()));
                assertThat(page.the("#blank")).containsText("They can’t be compared now");
            }
            case UNREACHABLE -> {
                page.page().route("**/api/**", Route::abort);
                visit(page, "?runs=one,another");
                assertThat(page.the("#blank")).containsText("The runs can’t be loaded now");
                assertThat(page.the("#kept")).containsText("can’t be reached");
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

    private String kept() throws Exception {
        var run = lab.start(Limits.accept(Map.of("durationMillis", 60, "readers", 2, "writers", 1)));
        run.awaitEnd();
        return run.id();
    }
}
