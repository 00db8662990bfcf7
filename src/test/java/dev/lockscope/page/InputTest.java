package dev.lockscope.page;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import dev.lockscope.run.Run;
import dev.lockscope.workload.Limits;
import io.quarkus.test.junit.QuarkusTest;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

@QuarkusTest
class InputTest extends PageTest {
    private static final Map<String, List<String>> BAD_VALUES = Map.of(
            "readers", List.of("-1", "many", ""),
            "writers", List.of("20001"),
            "keys", List.of("0", "1.5", "1e2"),
            "values", List.of("0x10"),
            "pauseMicros", List.of("99999999999999999999"),
            "durationMillis", List.of("9"),
            "seed", List.of("9007199254740992"));

    @Test
    void theClassicValuesAreFilledIn() {
        ScopePage scope = open();

        assertThat(scope.the("#param-lock")).hasValue("mutex");
        assertThat(scope.the("#param-threads")).hasValue("virtual");
        Map.of(
                        "readers",
                        "100",
                        "writers",
                        "10",
                        "keys",
                        "5",
                        "values",
                        "100",
                        "pauseMicros",
                        "1000",
                        "durationMillis",
                        "1000",
                        "seed",
                        "")
                .forEach(
                        (name, value) -> assertThat(scope.the("#param-" + name)).hasValue(value));
    }

    @Test
    void whatAParameterDoesIsSaidToWhoGoesIntoItAndToWhoPointsAtIt() {
        ScopePage scope = open();

        scope.the("#param-keys").focus();
        assertThat(scope.the("#help")).containsText("Keys: ");
        scope.the("#param-holdMicros").hover();
        assertThat(scope.the("#help")).containsText("Hold: ");
    }

    @Test
    void aBadValueIsSaidBesideItsFieldAndNotSent() {
        ScopePage scope = open();
        List<String> sent = listenToPosts(scope.page());

        BAD_VALUES.forEach((name, values) -> values.forEach(value -> {
            String classic = scope.the("#param-" + name).inputValue();
            assertThat(scope.the("#error-" + name)).isEmpty();

            scope.fill(Map.of(name, value));
            scope.the("#run").click();

            assertThat(scope.the("#error-" + name)).containsText("must be");
            assertThat(scope.the("#param-" + name)).hasAttribute("aria-invalid", "true");
            assertThat(scope.the("#param-" + name)).isFocused();
            scope.fill(Map.of(name, classic));
        }));
        assertThat(sent).isEmpty();
    }

    @Test
    void whatIsWrongGoesAwayWhenItIsPutRight() {
        ScopePage scope = open();
        scope.fill(Map.of("keys", 0, "durationMillis", 50));
        scope.the("#run").click();
        assertThat(scope.the("#error-keys")).not().isEmpty();
        scope.screenshot("bad-input");

        scope.fill(Map.of("keys", 1));
        assertThat(scope.the("#error-keys")).isEmpty();
        scope.run();

        scope.awaitState("finished");
    }

    @Test
    void whatOnlyTheServerKnowsToBeWrongIsSaidBesideItsField() {
        mayComplain("status of 400");
        ScopePage scope = open();
        scope.fill(Map.of("readers", 0, "writers", 0));

        scope.the("#run").click();

        assertThat(scope.the("#error-readers")).containsText("must be from 1 to");
    }

    @Test
    void whatTheServerSaysOfAFieldThatThePageDoesNotHaveIsShownAsWell() {
        mayComplain("status of 400");
        ScopePage scope = open();
        scope.page()
                .route(
                        "**/api/runs",
                        route -> route.fulfill(new Route.FulfillOptions()
                                .setStatus(400)
                                .setContentType("application/problem+json")
                                .setBody("""
                        {"title":"x","status":400,"detail":"x","errors":[{"field":"speed","detail":"must be slower"}]}""")));

        scope.the("#run").click();

        assertThat(scope.the("#message")).containsText("speed");
        assertThat(scope.the("#message")).containsText("must be slower");
    }

    @Test
    void aServerThatBreaksIsReportedInWords() {
        mayComplain("status of 500");
        ScopePage scope = open();
        scope.page()
                .route(
                        "**/api/runs",
                        route -> route.fulfill(new Route.FulfillOptions()
                                .setStatus(500)
                                .setContentType("text/html")
                                .setBody("<h1>oops</h1>")));

        scope.the("#run").click();

        assertThat(scope.the("#message")).containsText("500");
    }

    @Test
    void whenAnotherRunIsGoingThatIsSaid() throws Exception {
        mayComplain("status of 409");
        Run running = lab.start(Limits.accept(Map.of("durationMillis", 600_000)));
        ScopePage scope = open();
        scope.awaitRun(running.id());
        scope.awaitState("running");

        scope.the("#param-keys").press("Enter");

        assertThat(scope.the("#message")).containsText(running.id());
        scope.screenshot("busy");
    }

    @Test
    void whatWasSaidGoesAwayWithTheNextRun() throws Exception {
        mayComplain("status of 409");
        lab.start(Limits.accept(Map.of("durationMillis", 600_000)));
        ScopePage scope = open();
        scope.awaitState("running");
        scope.the("#param-keys").press("Enter");
        assertThat(scope.the("#message")).not().isEmpty();

        scope.the("#stop").click();
        scope.awaitState("stopped");
        scope.fill(Map.of("durationMillis", 300));
        scope.run();

        assertThat(scope.the("#message")).hasText(Pattern.compile("^\\s*$"));
        scope.awaitState("finished");
    }

    private static List<String> listenToPosts(Page page) {
        List<String> sent = new ArrayList<>();
        page.onRequest(request -> {
            if (request.method().equals("POST")) {
                sent.add(request.url());
            }
        });
        return sent;
    }
}
