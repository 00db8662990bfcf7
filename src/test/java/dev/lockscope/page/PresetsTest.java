package dev.lockscope.page;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static io.restassured.RestAssured.get;
import static org.assertj.core.api.Assertions.assertThat;

import dev.lockscope.run.Run;
import dev.lockscope.workload.Limits;
import dev.lockscope.workload.Preset;
import io.quarkus.test.junit.QuarkusTest;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The presets, by mouse, by key and by address. */
@QuarkusTest
class PresetsTest extends PageTest {
    static Stream<String> ids() {
        return Preset.ALL.stream().map(Preset::id);
    }

    @ParameterizedTest
    @MethodSource("ids")
    void oneClickRunsThePresetsWorkload(String id) {
        ScopePage scope = open();
        String before = scope.shownRunId();

        scope.locator("[data-preset='%s']".formatted(id)).click();
        assertThat(scope.locator("#run-id")).not().hasText(before);
        await().until(() -> scope.lastSeq() > 2);
        runService.running().ifPresent(Run::stop);
        await().until(() -> List.of("stopped", "finished")
                .contains(scope.locator("#run-state").getAttribute("data-state")));

        assertThat(workloadOfRun(scope.shownRunId())).isEqualTo(workloadOfPreset(id));
        assertThat(scope.locator("#report")).containsText("Verdict");
        assertThat(scope.locator("#look-for"))
                .containsText(get("/api/presets").jsonPath().getString("find {it.id == '%s'}.lookFor".formatted(id)));
    }

    @Test
    void presetKeysOnlyFillInTheFormDuringARun() throws Exception {
        Run run = runService.start(Limits.accept(Map.of("durationMillis", 600_000)));
        ScopePage scope = open();
        scope.awaitRun(run.id());
        scope.awaitState("running");

        for (int key = 1; key <= Preset.ALL.size(); key++) {
            Preset preset = Preset.ALL.get(key - 1);
            scope.page().keyboard().press(String.valueOf(key));

            assertThat(scope.locator("[data-preset='%s']".formatted(preset.id())))
                    .hasAttribute("aria-pressed", "true");
            assertThat(scope.locator("#presets [aria-pressed='true']")).hasCount(1);
            assertThat(scope.locator("#note")).containsText(preset.name());
            assertFilledIn(scope, preset);
        }
        assertThat(scope.shownRunId()).isEqualTo(run.id());
    }

    @Test
    void presetAddressesFillInTheFormAndStartNothing() {
        ScopePage scope = newPage();

        for (Preset preset : Preset.ALL) {
            scope.visit(site.resolve("?preset=" + preset.id()));

            assertFilledIn(scope, preset);
            assertThat(scope.locator("[data-preset='%s']".formatted(preset.id())))
                    .hasAttribute("aria-pressed", "true");
        }
        assertThat(runService.running()).isEmpty();
    }

    @Test
    void anEditedPresetIsNoLongerSelected() {
        ScopePage scope = open();

        scope.fill(Map.of("readers", 7));

        assertThat(scope.locator("#presets [aria-pressed='true']")).hasCount(0);
        assertThat(scope.locator("#look-for")).containsText("Your own workload");
    }

    private static void assertFilledIn(ScopePage scope, Preset preset) {
        Map<String, Object> fields = new HashMap<>(workloadOfPreset(preset.id()));
        // The only JVM of this server is no choice.
        assertThat(fields.remove("jvm")).isEqualTo("default");
        assertThat(scope.locator("#param-jvm")).hasCount(0);
        fields.forEach((name, value) -> assertThat(scope.locator("#param-" + name))
                .hasValue(value == null ? "" : String.valueOf(value).replaceFirst("\\.0$", "")));
    }

    private static Map<String, Object> workloadOfRun(String run) {
        return get("/api/runs/{id}", run).jsonPath().getMap("workload");
    }

    private static Map<String, Object> workloadOfPreset(String id) {
        return get("/api/presets").jsonPath().getMap("find {it.id == '%s'}.workload".formatted(id));
    }
}
