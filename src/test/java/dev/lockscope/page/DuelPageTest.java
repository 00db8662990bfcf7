package dev.lockscope.page;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import dev.lockscope.experiment.Experiment;
import dev.lockscope.history.ExperimentHistory;
import dev.lockscope.workload.Limits;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The duel page: the form, a duel in progress, and stored duels. */
@QuarkusTest
class DuelPageTest extends DuelTestBase {
    @Inject
    ExperimentHistory experimentHistory;

    @Test
    void aDuelRunsFromThePageAndStatesItsResult() {
        ScopePage page = at("?readers=20&slices=10&sliceMillis=20&warmUp=1");
        assertThat(page.locator("#a-lock")).hasValue("mutex");
        assertThat(page.locator("#b-lock")).hasValue("read-write");
        assertThat(page.locator("#b-readers")).hasValue("20");
        assertThat(page.locator(".unlike .label")).hasText(new String[] {"Lock≠"});

        page.locator("#run").click();

        assertThat(page.locator("#word")).hasText("Finished");
        assertThat(page.locator("#sentence"))
                .containsText(
                        Pattern.compile(
                                "A \\(Mutex\\).* \\(\\d+\\.\\d+\u2011\\d+\\.\\d+\\).* B \\(Read-write lock\\)|B \\(Read-write lock\\).*A \\(Mutex\\)"));
        assertThat(page.locator("#wait-sentence")).containsText("p99 wait");
        assertThat(page.locator("#progress-text")).hasText("22 of 22 slices");
        assertThat(page.locator("#charts .stage").first())
                .hasAttribute("aria-label", Pattern.compile("median .*x, 95% interval .*, 10 pairs"));
        page.locator("#pairs-fold summary").click();
        assertThat(page.locator("#pairs tbody tr")).hasCount(11);
        assertThat(page.locator("#pairs tbody tr").first()).containsText("1, warm-up");
        assertThat(page.locator("#announcement")).containsText("Duel finished.");
        assertThat(page.locator("#stored [aria-current]")).hasText("mutex against read-write");
        assertThat(page.locator("#run")).isEnabled();
        String id = page.page().url().replaceFirst(".*\\?duel=", "");
        assertThat(page.locator("#csv")).hasAttribute("href", "api/duels/%s.csv".formatted(id));

        page.page().reload();
        assertThat(page.locator("#word")).hasText("Finished");
        assertThat(page.locator("#param-slices")).hasValue("10");
        assertThat(page.locator("#a-readers")).hasValue("20");
        page.locator("#b-readers").fill("30");
        assertThat(page.locator(".unlike .label")).hasText(new String[] {"Lock≠", "Readers≠"});
        await().until(() -> page.page()
                .url()
                .endsWith(
                        "?a.lock=mutex&a.readers=20&b.lock=read-write&b.readers=30&slices=10&sliceMillis=20&warmUp=1"));
    }

    @Test
    void aRunningDuelIsShownStoppedDeletedAndRestored() throws Exception {
        Experiment running = started(LONG);
        ScopePage page = at("");
        assertThat(page.locator("#word")).hasText("Running");
        assertThat(page.locator("#progress-text")).containsText(Pattern.compile("of 204 slices, about .* left"));
        assertThat(page.locator("#run")).isDisabled();
        await().until(() -> running.progress().done() > 4);
        assertThat(page.locator("#sentence")).containsText(Pattern.compile("so far|Nothing that counts"));

        page.locator("#stop").click();

        assertThat(page.locator("#word")).hasText("Stopped");
        assertThat(page.locator("#troubles")).containsText("It was ended after");
        assertThat(page.locator("#run")).isFocused();
        page.locator("#stored li button").first().click();
        assertThat(page.locator("#blank")).containsText("There is no duel " + running.id());
        assertThat(page.locator("#experiment-status")).isHidden();
        assertThat(experimentHistory.stored("duel", running.id())).isEmpty();

        page.locator("#undo button:has-text('Undo')").click();
        assertThat(page.locator("#word")).hasText("Stopped");
        assertThat(page.locator("#blank")).isHidden();
        assertThat(page.locator("#undo")).isEmpty();
        assertThat(page.locator("#stored a").first()).isFocused();
        assertThat(experimentHistory.stored("duel", running.id())).isPresent();
    }

    @Test
    void deletingByKeyRetainsTheFocusAndCanBeUndone() throws Exception {
        String older = endedDuel();
        String newer = endedDuel();
        ScopePage page = at("");
        assertThat(page.locator("#blank")).containsText("No duel is shown");
        assertThat(page.locator("#blank")).containsText("open one of those below");
        page.locator(row(newer) + " button").press("Enter");
        assertThat(page.locator(row(newer))).hasCount(0);
        assertThat(page.locator(row(older) + " button")).isFocused();
        assertThat(page.locator("#undo")).containsText("“mutex against spin, ");

        page.locator(row(older) + " button").press("Enter");
        assertThat(page.locator("#undo")).containsText("2 duels were deleted");
        page.locator("#undo button:has-text('Undo all 2')").press("Enter");

        assertThat(page.locator(row(newer) + " a")).isFocused();
        assertThat(page.locator(row(older))).hasCount(1);
        assertThat(Axe.seriousViolations(page)).isEmpty();
    }

    @Test
    void aConflictNamesAndLinksTheBlockingRun() throws Exception {
        ScopePage page = at("");
        String run = runService
                .start(Limits.accept(Map.of("durationMillis", 600_000)))
                .id();
        expectBrowserError("409");
        page.locator("#run").click();
        assertThat(page.locator("#message")).containsText("run " + run + " is running");
        runService.close();

        String duel = started(LONG).id();
        ScopePage scope = open();
        scope.locator("#run").click();
        assertThat(scope.locator("#message")).containsText("duel " + duel + " is running");
        scope.locator("#message a").click();
        assertThat(scope.locator("#word")).hasText("Running");
    }

    @Test
    void serverErrorsAppearBesideTheirFields() {
        expectBrowserError("400");
        ScopePage page = at("?a.lock=mutex");

        page.locator("#a-readers").fill("0");
        page.locator("#a-writers").fill("0");
        page.locator("#run").click();

        assertThat(page.locator("#error-a-readers")).hasText("must be from 1 to 20000 together with writers");
        assertThat(page.locator("#a-readers")).isFocused();
    }
}
