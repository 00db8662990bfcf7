package dev.lockscope.page;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static io.restassured.RestAssured.get;
import static org.assertj.core.api.Assertions.assertThat;

import dev.lockscope.run.Run;
import dev.lockscope.workload.Limits;
import io.quarkus.test.junit.QuarkusTest;
import java.net.URI;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** Presets, the address, the frozen view, and the controls of a run in progress. */
@QuarkusTest
class ControlsTest extends PageTest {
    @Test
    void oneClickFillsInAndRunsAPreset() {
        ScopePage scope = open();
        String before = scope.shownRunId();

        scope.locator("[data-preset='no-lock']").click();

        assertThat(scope.locator("#run-id")).not().hasText(before);
        scope.awaitState("finished");
        assertThat(scope.locator("#param-lock")).hasValue("unguarded");
        assertThat(scope.locator("#grade")).containsText("forbidden");
        assertThat(scope.locator("#look-for")).containsText("lost");
    }

    @Test
    void theAddressHoldsTheWorkload() {
        ScopePage mine = open();
        mine.fill(Map.of("readers", 7, "keys", 3));
        mine.locator("#param-lock").selectOption("stamped");

        ScopePage yours = newPage();
        yours.visit(URI.create(mine.page().url()));

        assertThat(yours.locator("#param-readers")).hasValue("7");
        assertThat(yours.locator("#param-keys")).hasValue("3");
        assertThat(yours.locator("#param-lock")).hasValue("stamped");
        assertThat(runService.running()).as("an unrequested run").isEmpty();
    }

    @Test
    void theFormAndAddressFollowTheRunUntilTheFormIsEdited() throws Exception {
        Run run = runService.start(Limits.accept(Map.of("durationMillis", 600_000, "readers", 7, "lock", "monitor")));
        ScopePage scope = open();
        scope.awaitRun(run.id());

        assertThat(scope.locator("#param-readers")).hasValue("7");
        assertThat(scope.locator("#param-lock")).hasValue("monitor");
        assertThat(scope.page().url()).contains("lock=monitor", "readers=7");
        run.adjust(Map.of("readers", 8));
        assertThat(scope.locator("#param-readers")).hasValue("8");

        scope.fill(Map.of("keys", 3));
        run.adjust(Map.of("readers", 9));
        assertThat(scope.locator("#live-readers + output")).containsText("9");
        assertThat(scope.locator("#param-readers")).hasValue("8");
    }

    @Test
    void theHintDoesNotSuggestRunDuringARun() throws Exception {
        Run run = start();
        ScopePage scope = open();
        scope.awaitRun(run.id());
        assertThat(scope.locator("#note")).containsText("move Readers");

        run.stop();

        assertThat(scope.locator("#note")).containsText("press Classic");
    }

    @Test
    void tracesOfAnotherWorkloadAreLabelledAsSuch() throws Exception {
        Run run = runService.start(Limits.accept(Map.of("durationMillis", 50)));
        run.awaitEnd();
        ScopePage scope = open();
        scope.awaitRun(run.id());

        scope.fill(Map.of("keys", 3));

        assertThat(scope.locator("#note"))
                .hasText("The picture is of run %s, another workload. Press Run for this one.".formatted(run.id()));
    }

    @Test
    void invalidAddressFieldsAreReportedAndTheRestApplied() {
        ScopePage scope = newPage();

        scope.visit(site.resolve("?readers=7&keys=none&speed=3"));

        assertThat(scope.locator("#param-readers")).hasValue("7");
        assertThat(scope.locator("#param-keys")).hasValue("5");
        assertThat(scope.locator("#refused")).containsText("keys");
        assertThat(scope.locator("#refused")).containsText("speed");
    }

    @Test
    void aFrozenViewCountsItsLagAndCatchesUp() throws Exception {
        ScopePage scope = open();
        Run run = start();
        scope.awaitRun(run.id());
        await().until(() -> scope.lastSeq() > 5);

        scope.locator("#freeze").click();
        assertThat(scope.locator("#note")).containsText(Pattern.compile("[1-9][0-9] snapshots behind"));
        long seq = scope.lastSeq();
        String elapsed = scope.locator("#elapsed").textContent();
        assertThat(scope.locator("#note")).containsText(Pattern.compile("[3-9][0-9] snapshots behind"));

        assertThat(scope.lastSeq()).isEqualTo(seq);
        assertThat(scope.locator("#elapsed")).hasText(elapsed);
        scope.screenshot("frozen");
        scope.locator("#freeze").click();
        await().until(() -> scope.lastSeq() > seq + 10);
    }

    @Test
    void aRunIsPausedAndResumedByOneKey() throws Exception {
        ScopePage scope = open();
        Run run = start();
        scope.awaitRun(run.id());
        scope.awaitState("running");

        scope.page().keyboard().press("p");
        scope.awaitState("paused");
        scope.screenshot("paused");
        scope.page().keyboard().press("p");

        scope.awaitState("running");
    }

    @Test
    void readersAreAddedBySlider() throws Exception {
        ScopePage scope = open();
        Run run = start();
        scope.awaitRun(run.id());
        scope.awaitState("running");

        scope.locator("#live-readers").press("ArrowRight");

        await().until(() -> run.workload().readers() > 100);
        assertThat(get("/api/runs/{id}", run.id()).jsonPath().getInt("workload.readers"))
                .isGreaterThan(100);
        assertThat(scope.locator("#live-settings"))
                .containsText(String.valueOf(run.workload().readers()));
        run.stop();
        assertThat(scope.locator("#report .asked h3")).hasText("What was asked, as changed");
        assertThat(scope.locator("#budget-words")).containsText("The workers had");
    }

    @Test
    void aKeyOpensTheListOfKeys() {
        ScopePage scope = open();

        scope.page().keyboard().press("?");
        assertThat(scope.locator("#keys")).containsText("On the traces");
        scope.screenshot("keys");
        scope.page().keyboard().press("Escape");

        assertThat(scope.locator("#keys")).isHidden();
    }

    private Run start() throws Exception {
        return runService.start(Limits.accept(Map.of("durationMillis", 600_000)));
    }
}
