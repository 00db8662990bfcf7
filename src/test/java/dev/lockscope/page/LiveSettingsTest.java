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

/** What can be changed while a run goes on. */
@QuarkusTest
class LiveSettingsTest extends PageTest {
    @ParameterizedTest
    @ValueSource(strings = {"readers", "writers", "pauseMicros", "holdMicros"})
    void aDialChangesTheRunAndLeavesAMarkAtItsTime(String parameter) throws Exception {
        ScopePage scope = running();
        int before = valueOf(scope, parameter);

        scope.the("#live-" + parameter).press("ArrowRight");

        await().until(() -> valueOf(scope, parameter) > before);
        String changed = "%s %,d → %,d%s"
                .formatted(
                        parameter.replace("Micros", ""),
                        before,
                        valueOf(scope, parameter),
                        parameter.endsWith("Micros") ? " µs" : "");
        assertThat(scope.the("#live-%s + output".formatted(parameter)))
                .containsText("%,d".formatted(valueOf(scope, parameter)));
        assertThat(scope.the("#param-" + parameter)).hasValue(String.valueOf(valueOf(scope, parameter)));
        assertThat(scope.page().url()).contains("%s=%d".formatted(parameter, valueOf(scope, parameter)));
        scope.the("#traces .tools button:last-child").click();
        assertThat(scope.the("#traces .table")).containsText(changed);
    }

    @Test
    void aDialThatIsDraggedEndsWhereItWasLetGo() throws Exception {
        ScopePage scope = running();

        for (int step = 0; step < 20; step++) {
            scope.the("#live-readers").press("ArrowLeft");
        }

        String shown = scope.the("#live-readers").getAttribute("aria-valuetext");
        await().until(() -> "%,d workers".formatted(valueOf(scope, "readers")).equals(shown));
        assertThat(scope.the("#live-readers + output")).hasText(shown);
    }

    @Test
    void aDialFollowsWhatIsChangedElsewhere() throws Exception {
        ScopePage scope = running();

        lab.running().orElseThrow().adjust(Map.of("writers", 25));

        assertThat(scope.the("#live-writers + output")).hasText("25 workers");
    }

    @Test
    void aChangeThatIsRefusedIsSaidBesideItsDialWhichGoesBack() throws Exception {
        mayComplain("status of 400");
        ScopePage scope = running();
        scope.page()
                .route(
                        "**/api/runs/*",
                        route -> route.fulfill(new Route.FulfillOptions()
                                .setStatus(400)
                                .setContentType("application/problem+json")
                                .setBody("""
                        {"title":"x","status":400,"detail":"x","errors":[{"field":"readers","detail":"must be fewer"}]}""")));

        scope.the("#live-readers").press("ArrowRight");

        assertThat(scope.the("#live-readers-error")).containsText("must be fewer");
        assertThat(scope.the("#live-readers + output")).hasText("100 workers");
    }

    @Test
    void theDialsAreThereOnlyWhileARunGoesOn() throws Exception {
        ScopePage scope = running();
        assertThat(scope.the("#live")).isVisible();

        scope.the("#stop").click();
        scope.awaitState("stopped");

        assertThat(scope.the("#live")).isHidden();
    }

    private ScopePage running() throws Exception {
        Run run = lab.start(Limits.accept(Map.of("durationMillis", 600_000)));
        ScopePage scope = open();
        scope.awaitRun(run.id());
        scope.awaitState("running");
        await().until(() -> scope.lastSeq() > 2);
        return scope;
    }

    private static int valueOf(ScopePage scope, String parameter) {
        return get("/api/runs/{id}", scope.shownRun()).jsonPath().getInt("workload." + parameter);
    }
}
