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

/** The page of duels: what is asked for, what is drawn while one goes, and what is kept. */
@QuarkusTest
class DuelPageTest extends DuelPage {
    @Inject
    ExperimentHistory experiments;

    @Test
    void aDuelIsFoughtFromThePageAndSaysInPlainWordsWhatCameOut() {
        ScopePage page = at("?readers=20&slices=10&sliceMillis=20&warmUp=1");
        assertThat(page.the("#a-lock")).hasValue("mutex");
        assertThat(page.the("#b-lock")).hasValue("read-write");
        assertThat(page.the("#b-readers")).hasValue("20");
        assertThat(page.the(".unlike .label")).hasText(new String[] {"Lock≠"});

        page.the("#run").click();

        assertThat(page.the("#word")).hasText("Finished");
        assertThat(page.the("#sentence"))
                .containsText(
                        Pattern.compile(
                                "A \\(Mutex\\).* \\(\\d+\\.\\d+\u2011\\d+\\.\\d+\\).* B \\(Read-write lock\\)|B \\(Read-write lock\\).*A \\(Mutex\\)"));
        assertThat(page.the("#wait-sentence")).containsText("p99 wait");
        assertThat(page.the("#progress-text")).hasText("22 of 22 slices");
        assertThat(page.the("#charts .stage").first())
                .hasAttribute("aria-label", Pattern.compile("median .*x, 95% interval .*, 10 pairs"));
        page.the("#pairs-fold summary").click();
        assertThat(page.the("#pairs tbody tr")).hasCount(11);
        assertThat(page.the("#pairs tbody tr").first()).containsText("1, warm-up");
        assertThat(page.the("#announcement")).containsText("Duel finished.");
        assertThat(page.the("#kept [aria-current]")).hasText("mutex against read-write");
        assertThat(page.the("#run")).isEnabled();
        String id = page.page().url().replaceFirst(".*\\?duel=", "");
        assertThat(page.the("#csv")).hasAttribute("href", "api/duels/%s.csv".formatted(id));

        page.page().reload();
        assertThat(page.the("#word")).hasText("Finished");
        assertThat(page.the("#param-slices")).hasValue("10");
        assertThat(page.the("#a-readers")).hasValue("20");
        page.the("#b-readers").fill("30");
        assertThat(page.the(".unlike .label")).hasText(new String[] {"Lock≠", "Readers≠"});
        await().until(() -> page.page()
                .url()
                .endsWith(
                        "?a.lock=mutex&a.readers=20&b.lock=read-write&b.readers=30&slices=10&sliceMillis=20&warmUp=1"));
    }

    @Test
    void oneThatGoesIsShownToWhoeverComesAndCanBeStoppedAndDeleted() throws Exception {
        Experiment going = started(LONG);
        ScopePage page = at("");
        assertThat(page.the("#word")).hasText("Running");
        assertThat(page.the("#progress-text")).containsText(Pattern.compile("of 204 slices, about .* left"));
        assertThat(page.the("#run")).isDisabled();
        await().until(() -> going.progress().done() > 4);
        assertThat(page.the("#sentence")).containsText(Pattern.compile("so far|Nothing that counts"));

        page.the("#stop").click();

        assertThat(page.the("#word")).hasText("Stopped");
        assertThat(page.the("#troubles")).containsText("It was ended after");
        assertThat(page.the("#run")).isFocused();
        page.the("#kept li button").first().click();
        assertThat(page.the("#blank")).containsText("There is no duel " + going.id());
        assertThat(page.the("#stand")).isHidden();
        assertThat(experiments.kept("duel", going.id())).isEmpty();

        page.the("#undo button:has-text('Undo')").click();
        assertThat(page.the("#word")).hasText("Stopped");
        assertThat(page.the("#blank")).isHidden();
        assertThat(page.the("#undo")).isEmpty();
        assertThat(page.the("#kept a").first()).isFocused();
        assertThat(experiments.kept("duel", going.id())).isPresent();
    }

    @Test
    void whatIsDeletedByKeyLeavesTheKeyboardInTheListAndComesBack() throws Exception {
        String older = ended();
        String newer = ended();
        ScopePage page = at("");
        assertThat(page.the("#blank")).containsText("No duel is shown");
        assertThat(page.the("#blank")).containsText("open one of those below");
        page.the(row(newer) + " button").press("Enter");
        assertThat(page.the(row(newer))).hasCount(0);
        assertThat(page.the(row(older) + " button")).isFocused();
        assertThat(page.the("#undo")).containsText("“mutex against spin, ");

        page.the(row(older) + " button").press("Enter");
        assertThat(page.the("#undo")).containsText("2 duels were deleted");
        page.the("#undo button:has-text('Undo all 2')").press("Enter");

        assertThat(page.the(row(newer) + " a")).isFocused();
        assertThat(page.the(row(older))).hasCount(1);
        assertThat(Axe.seriousViolations(page)).isEmpty();
    }

    @Test
    void whatIsInTheWayIsNamedAndLedTo() throws Exception {
        ScopePage page = at("");
        String run = lab.start(Limits.accept(Map.of("durationMillis", 600_000))).id();
        mayComplain("409");
        page.the("#run").click();
        assertThat(page.the("#message")).containsText("run " + run + " is running");
        lab.close();

        String duel = started(LONG).id();
        ScopePage scope = open();
        scope.the("#run").click();
        assertThat(scope.the("#message")).containsText("duel " + duel + " is running");
        scope.the("#message a").click();
        assertThat(scope.the("#word")).hasText("Running");
    }

    @Test
    void whatTheServerObjectsToStandsBesideItsField() {
        mayComplain("400");
        ScopePage page = at("?a.lock=mutex");

        page.the("#a-readers").fill("0");
        page.the("#a-writers").fill("0");
        page.the("#run").click();

        assertThat(page.the("#error-a-readers")).hasText("must be from 1 to 20000 together with writers");
        assertThat(page.the("#a-readers")).isFocused();
    }
}
