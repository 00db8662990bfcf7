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
    void theClassicValuesAreTheDefaults() {
        ScopePage scope = open();

        assertThat(scope.locator("#param-lock")).hasValue("mutex");
        assertThat(scope.locator("#param-threads")).hasValue("virtual");
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
                .forEach((name, value) ->
                        assertThat(scope.locator("#param-" + name)).hasValue(value));
    }

    @Test
    void aParametersHelpIsShownOnFocusAndHover() {
        ScopePage scope = open();

        scope.locator("#param-keys").focus();
        assertThat(scope.locator("#help")).containsText("Keys: ");
        scope.locator("#param-holdMicros").hover();
        assertThat(scope.locator("#help")).containsText("Hold: ");
    }

    @Test
    void aBadValueIsReportedBesideItsFieldAndNotSent() {
        ScopePage scope = open();
        List<String> sent = recordPosts(scope.page());

        BAD_VALUES.forEach((name, values) -> values.forEach(value -> {
            String classic = scope.locator("#param-" + name).inputValue();
            assertThat(scope.locator("#error-" + name)).isEmpty();

            scope.fill(Map.of(name, value));
            scope.locator("#run").click();

            assertThat(scope.locator("#error-" + name)).containsText("must be");
            assertThat(scope.locator("#param-" + name)).hasAttribute("aria-invalid", "true");
            assertThat(scope.locator("#param-" + name)).isFocused();
            scope.fill(Map.of(name, classic));
        }));
        assertThat(sent).isEmpty();
    }

    @Test
    void anErrorDisappearsWhenItsValueIsCorrected() {
        ScopePage scope = open();
        scope.fill(Map.of("keys", 0, "durationMillis", 50));
        scope.locator("#run").click();
        assertThat(scope.locator("#error-keys")).not().isEmpty();
        scope.screenshot("bad-input");

        scope.fill(Map.of("keys", 1));
        assertThat(scope.locator("#error-keys")).isEmpty();
        scope.run();

        scope.awaitState("finished");
    }

    @Test
    void serverValidationErrorsAppearBesideTheirField() {
        expectBrowserError("status of 400");
        ScopePage scope = open();
        scope.fill(Map.of("readers", 0, "writers", 0));

        scope.locator("#run").click();

        assertThat(scope.locator("#error-readers")).containsText("must be from 1 to");
    }

    @Test
    void errorsOfUnknownFieldsAreShownAsAMessage() {
        expectBrowserError("status of 400");
        ScopePage scope = open();
        scope.page()
                .route(
                        "**/api/runs",
                        route -> route.fulfill(new Route.FulfillOptions()
                                .setStatus(400)
                                .setContentType("application/problem+json")
                                .setBody("""
                        {"title":"x","status":400,"detail":"x","errors":[{"field":"speed","detail":"must be slower"}]}""")));

        scope.locator("#run").click();

        assertThat(scope.locator("#message")).containsText("speed");
        assertThat(scope.locator("#message")).containsText("must be slower");
    }

    @Test
    void aServerErrorIsReportedInWords() {
        expectBrowserError("status of 500");
        ScopePage scope = open();
        scope.page()
                .route(
                        "**/api/runs",
                        route -> route.fulfill(new Route.FulfillOptions()
                                .setStatus(500)
                                .setContentType("text/html")
                                .setBody("<h1>oops</h1>")));

        scope.locator("#run").click();

        assertThat(scope.locator("#message")).containsText("500");
    }

    @Test
    void theRunThatBlocksAnotherIsNamed() throws Exception {
        expectBrowserError("status of 409");
        Run running = runService.start(Limits.accept(Map.of("durationMillis", 600_000)));
        ScopePage scope = open();
        scope.awaitRun(running.id());
        scope.awaitState("running");

        scope.locator("#param-keys").press("Enter");

        assertThat(scope.locator("#message")).containsText(running.id());
        scope.screenshot("busy");
    }

    @Test
    void theMessageIsClearedByTheNextRun() throws Exception {
        expectBrowserError("status of 409");
        runService.start(Limits.accept(Map.of("durationMillis", 600_000)));
        ScopePage scope = open();
        scope.awaitState("running");
        scope.locator("#param-keys").press("Enter");
        assertThat(scope.locator("#message")).not().isEmpty();

        scope.locator("#stop").click();
        scope.awaitState("stopped");
        scope.fill(Map.of("durationMillis", 300));
        scope.run();

        assertThat(scope.locator("#message")).hasText(Pattern.compile("^\\s*$"));
        scope.awaitState("finished");
    }

    private static List<String> recordPosts(Page page) {
        List<String> sent = new ArrayList<>();
        page.onRequest(request -> {
            if (request.method().equals("POST")) {
                sent.add(request.url());
            }
        });
        return sent;
    }
}
