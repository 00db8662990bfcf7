package dev.lockscope.page;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static io.restassured.RestAssured.get;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Route;
import dev.lockscope.run.Run;
import dev.lockscope.workload.Limits;
import io.quarkus.test.junit.QuarkusTest;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The settings that can be changed during a run. */
@QuarkusTest
class LiveSettingsTest extends PageTest {
    @ParameterizedTest
    @ValueSource(strings = {"readers", "writers", "pauseMicros", "holdMicros"})
    void aSliderChangesTheRunAndMarksTheTime(String parameter) throws Exception {
        ScopePage scope = pageOfARun();
        int before = valueOf(scope, parameter);

        scope.locator("#live-" + parameter).press("ArrowRight");

        await().until(() -> valueOf(scope, parameter) > before);
        String changed = "%s %,d → %,d%s"
                .formatted(
                        parameter.replace("Micros", ""),
                        before,
                        valueOf(scope, parameter),
                        parameter.endsWith("Micros") ? " µs" : "");
        assertThat(scope.locator("#live-%s + output".formatted(parameter)))
                .containsText("%,d".formatted(valueOf(scope, parameter)));
        assertThat(scope.locator("#param-" + parameter)).hasValue(String.valueOf(valueOf(scope, parameter)));
        assertThat(scope.page().url()).contains("%s=%d".formatted(parameter, valueOf(scope, parameter)));
        scope.locator("#traces .tools button:last-child").click();
        assertThat(scope.locator("#traces .table")).containsText(changed);
    }

    @Test
    void aDraggedSliderEndsWhereItWasReleased() throws Exception {
        ScopePage scope = pageOfARun();

        for (int step = 0; step < 20; step++) {
            scope.locator("#live-readers").press("ArrowLeft");
        }

        String shown = scope.locator("#live-readers").getAttribute("aria-valuetext");
        await().until(() -> "%,d workers".formatted(valueOf(scope, "readers")).equals(shown));
        assertThat(scope.locator("#live-readers + output")).hasText(shown);
    }

    @Test
    void aSliderFollowsChangesMadeElsewhere() throws Exception {
        ScopePage scope = pageOfARun();

        runService.running().orElseThrow().adjust(Map.of("writers", 25));

        assertThat(scope.locator("#live-writers + output")).hasText("25 workers");
    }

    @Test
    void aRefusedChangeIsReportedAndTheSliderReverts() throws Exception {
        expectBrowserError("status of 400");
        ScopePage scope = pageOfARun();
        scope.page()
                .route(
                        "**/api/runs/*",
                        route -> route.fulfill(new Route.FulfillOptions()
                                .setStatus(400)
                                .setContentType("application/problem+json")
                                .setBody("""
                        {"title":"x","status":400,"detail":"x","errors":[{"field":"readers","detail":"must be fewer"}]}""")));

        scope.locator("#live-readers").press("ArrowRight");

        assertThat(scope.locator("#live-readers-error")).containsText("must be fewer");
        assertThat(scope.locator("#live-readers + output")).hasText("100 workers");
    }

    @Test
    void slidersAreShownOnlyDuringARun() throws Exception {
        ScopePage scope = pageOfARun();
        assertThat(scope.locator("#live-settings")).isVisible();

        scope.locator("#stop").click();
        scope.awaitState("stopped");

        assertThat(scope.locator("#live-settings")).isHidden();
    }

    private ScopePage pageOfARun() throws Exception {
        Run run = runService.start(Limits.accept(Map.of("durationMillis", 600_000)));
        ScopePage scope = open();
        scope.awaitRun(run.id());
        scope.awaitState("running");
        await().until(() -> scope.lastSeq() > 2);
        return scope;
    }

    private static int valueOf(ScopePage scope, String parameter) {
        return get("/api/runs/{id}", scope.shownRunId()).jsonPath().getInt("workload." + parameter);
    }
}
