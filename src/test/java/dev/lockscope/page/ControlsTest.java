package dev.lockscope.page;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static io.restassured.RestAssured.get;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import dev.lockscope.run.Run;
import dev.lockscope.workload.Limits;
import io.quarkus.test.junit.QuarkusTest;
import java.net.URI;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** Presets, the address, holding the view still, and what can be done while a run goes on. */
@QuarkusTest
class ControlsTest extends PageTest {
    @Test
    void aPresetIsFilledInAndRunByOneClick() {
        ScopePage scope = open();
        String before = scope.shownRun();

        scope.the("[data-preset='no-lock']").click();

        assertThat(scope.the("#run-id")).not().hasText(before);
        scope.awaitState("finished");
        assertThat(scope.the("#param-lock")).hasValue("unguarded");
        assertThat(scope.the("#grade")).containsText("forbidden");
        assertThat(scope.the("#look-for")).containsText("lost");
    }

    @Test
    void theAddressHoldsTheWorkload() {
        ScopePage mine = open();
        mine.fill(Map.of("readers", 7, "keys", 3));
        mine.the("#param-lock").selectOption("stamped");

        ScopePage yours = prepare(new Browser.NewContextOptions());
        yours.visit(URI.create(mine.page().url()));

        assertThat(yours.the("#param-readers")).hasValue("7");
        assertThat(yours.the("#param-keys")).hasValue("3");
        assertThat(yours.the("#param-lock")).hasValue("stamped");
        assertThat(lab.running()).as("a run that nobody asked for").isEmpty();
    }

    @Test
    void theFormAndTheAddressFollowARunThatGoesOnUntilAnotherIsAskedFor() throws Exception {
        Run run = lab.start(Limits.accept(Map.of("durationMillis", 600_000, "readers", 7, "lock", "monitor")));
        ScopePage scope = open();
        scope.awaitRun(run.id());

        assertThat(scope.the("#param-readers")).hasValue("7");
        assertThat(scope.the("#param-lock")).hasValue("monitor");
        assertThat(scope.page().url()).contains("lock=monitor", "readers=7");
        run.adjust(Map.of("readers", 8));
        assertThat(scope.the("#param-readers")).hasValue("8");

        scope.fill(Map.of("keys", 3));
        run.adjust(Map.of("readers", 9));
        assertThat(scope.the("#live-readers + output")).containsText("9");
        assertThat(scope.the("#param-readers")).hasValue("8");
    }

    @Test
    void nobodyIsToldToPressRunWhileSomethingRuns() throws Exception {
        Run run = start();
        ScopePage scope = open();
        scope.awaitRun(run.id());
        assertThat(scope.the("#note")).containsText("move Readers");

        run.stop();

        assertThat(scope.the("#note")).containsText("press Classic");
    }

    @Test
    void aPictureOfAnotherWorkloadIsSaidToBeOne() throws Exception {
        Run run = lab.start(Limits.accept(Map.of("durationMillis", 50)));
        run.awaitEnd();
        ScopePage scope = open();
        scope.awaitRun(run.id());

        scope.fill(Map.of("keys", 3));

        assertThat(scope.the("#note"))
                .hasText("The picture is of run %s, another workload. Press Run for this one.".formatted(run.id()));
    }

    @Test
    void whatIsWrongInAnAddressIsSaidAndTheRestIsKept() {
        ScopePage scope = prepare(new Browser.NewContextOptions());

        scope.visit(site.resolve("?readers=7&keys=none&speed=3"));

        assertThat(scope.the("#param-readers")).hasValue("7");
        assertThat(scope.the("#param-keys")).hasValue("5");
        assertThat(scope.the("#refused")).containsText("keys");
        assertThat(scope.the("#refused")).containsText("speed");
    }

    @Test
    void aFrozenViewHoldsStillSaysHowFarItIsBehindAndCatchesUp() throws Exception {
        ScopePage scope = open();
        Run run = start();
        scope.awaitRun(run.id());
        await().until(() -> scope.lastSeq() > 5);

        scope.the("#freeze").click();
        assertThat(scope.the("#note")).containsText(Pattern.compile("[1-9][0-9] snapshots behind"));
        long seq = scope.lastSeq();
        String elapsed = scope.the("#elapsed").textContent();
        assertThat(scope.the("#note")).containsText(Pattern.compile("[3-9][0-9] snapshots behind"));

        assertThat(scope.lastSeq()).isEqualTo(seq);
        assertThat(scope.the("#elapsed")).hasText(elapsed);
        scope.screenshot("frozen");
        scope.the("#freeze").click();
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
    void readersAreHiredBySlider() throws Exception {
        ScopePage scope = open();
        Run run = start();
        scope.awaitRun(run.id());
        scope.awaitState("running");

        scope.the("#live-readers").press("ArrowRight");

        await().until(() -> run.workload().readers() > 100);
        assertThat(get("/api/runs/{id}", run.id()).jsonPath().getInt("workload.readers"))
                .isGreaterThan(100);
        assertThat(scope.the("#live"))
                .containsText(String.valueOf(run.workload().readers()));
        run.stop();
        assertThat(scope.the("#report .asked h3")).hasText("What was asked, as changed");
        assertThat(scope.the("#budget-words")).containsText("The workers had");
    }

    @Test
    void theKeysAreListedByAKey() {
        ScopePage scope = open();

        scope.page().keyboard().press("?");
        assertThat(scope.the("#keys")).containsText("On the traces");
        scope.screenshot("keys");
        scope.page().keyboard().press("Escape");

        assertThat(scope.the("#keys")).isHidden();
    }

    private Run start() throws Exception {
        return lab.start(Limits.accept(Map.of("durationMillis", 600_000)));
    }
}
