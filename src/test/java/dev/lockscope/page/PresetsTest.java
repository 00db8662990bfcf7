package dev.lockscope.page;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static io.restassured.RestAssured.get;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import dev.lockscope.run.Run;
import dev.lockscope.workload.Limits;
import dev.lockscope.workload.Preset;
import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Each ready-made workload, by mouse, by key and by address. */
@QuarkusTest
class PresetsTest extends PageTest {
    static Stream<String> ids() {
        return Preset.ALL.stream().map(Preset::id);
    }

    @ParameterizedTest
    @MethodSource("ids")
    void onePressRunsThePresetsOwnWorkload(String id) {
        ScopePage scope = open();
        String before = scope.shownRun();

        scope.the("[data-preset='%s']".formatted(id)).click();
        assertThat(scope.the("#run-id")).not().hasText(before);
        await().until(() -> scope.lastSeq() > 2);
        lab.running().ifPresent(Run::stop);
        await().until(() ->
                List.of("stopped", "finished").contains(scope.the("#run-state").getAttribute("data-state")));

        assertThat(workloadOf(scope.shownRun())).isEqualTo(asked(id));
        assertThat(scope.the("#report")).containsText("Verdict");
        assertThat(scope.the("#look-for"))
                .containsText(get("/api/presets").jsonPath().getString("find {it.id == '%s'}.lookFor".formatted(id)));
    }

    @Test
    void theirKeysOnlyFillThemInWhileARunGoesOn() throws Exception {
        Run run = lab.start(Limits.accept(Map.of("durationMillis", 600_000)));
        ScopePage scope = open();
        scope.awaitRun(run.id());
        scope.awaitState("running");

        for (int key = 1; key <= Preset.ALL.size(); key++) {
            Preset preset = Preset.ALL.get(key - 1);
            scope.page().keyboard().press(String.valueOf(key));

            assertThat(scope.the("[data-preset='%s']".formatted(preset.id()))).hasAttribute("aria-pressed", "true");
            assertThat(scope.the("#presets [aria-pressed='true']")).hasCount(1);
            assertThat(scope.the("#note")).containsText(preset.name());
            assertFilledIn(scope, preset);
        }
        assertThat(scope.shownRun()).isEqualTo(run.id());
    }

    @Test
    void theirAddressesFillThemInAndStartNothing() {
        ScopePage scope = prepare(new Browser.NewContextOptions());

        for (Preset preset : Preset.ALL) {
            scope.visit(site.resolve("?preset=" + preset.id()));

            assertFilledIn(scope, preset);
            assertThat(scope.the("[data-preset='%s']".formatted(preset.id()))).hasAttribute("aria-pressed", "true");
        }
        assertThat(lab.running()).isEmpty();
    }

    @Test
    void aPresetThatIsChangedIsNoLongerIt() {
        ScopePage scope = open();

        scope.fill(Map.of("readers", 7));

        assertThat(scope.the("#presets [aria-pressed='true']")).hasCount(0);
        assertThat(scope.the("#look-for")).containsText("Your own workload");
    }

    private static void assertFilledIn(ScopePage scope, Preset preset) {
        asked(preset.id())
                .forEach((name, value) -> assertThat(scope.the("#param-" + name))
                        .hasValue(value == null ? "" : String.valueOf(value).replaceFirst("\\.0$", "")));
    }

    private static Map<String, Object> workloadOf(String run) {
        return get("/api/runs/{id}", run).jsonPath().getMap("workload");
    }

    private static Map<String, Object> asked(String id) {
        return get("/api/presets").jsonPath().getMap("find {it.id == '%s'}.workload".formatted(id));
    }
}
