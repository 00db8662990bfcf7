package dev.lockscope.page;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.options.SelectOption;
import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** Which kept runs are listed, in which order, and how the address says so. */
@QuarkusTest
class RunsPageOrderTest extends PageTest {
    /** A viewer who sees the table and not the cards. */
    private ScopePage wide() {
        return prepare(new Browser.NewContextOptions().setViewportSize(1440, 900));
    }

    private RunsPage list(String... locks) {
        return RunsPage.of(lab, site, wide(), locks);
    }

    @Test
    void aColumnIsSortedByItsHeadAndTheAddressSaysHow() {
        RunsPage list = list("mutex", "striped", "spin");
        assertThat(list.the("th.when")).hasAttribute("aria-sort", "descending");

        list.the("th.lock button").click();

        list.assertOrder(1, 3, 2);
        assertThat(list.the("th.lock")).hasAttribute("aria-sort", "ascending");
        assertThat(list.the("th.when")).hasAttribute("aria-sort", "none");
        list.the("th.lock button").click();
        list.assertOrder(2, 3, 1);
        assertThat(list.scope().page()).hasURL(Pattern.compile("\\?q=%s&sort=-lock$".formatted(list.mark())));

        RunsPage copy = new RunsPage(prepare(new Browser.NewContextOptions()), list.mark(), list.ids());
        copy.scope().page().navigate(list.scope().page().url());
        copy.assertOrder(2, 3, 1);
        assertThat(copy.the("#q")).hasValue(list.mark());
    }

    @Test
    void whoIsInARowStaysThereWhenTheOrderChanges() {
        RunsPage list = list("mutex", "mutex", "mutex");
        list.row(3).locator("button:has-text('Note')").focus();

        list.the("#sort").evaluate("sort => { sort.value = 'startedAt'; sort.dispatchEvent(new Event('change')); }");

        list.assertOrder(1, 2, 3);
        assertThat(list.row(3).locator("button:has-text('Note')")).isFocused();
    }

    @Test
    void theListIsFilteredAndTheAddressSaysHow() {
        RunsPage list = list("mutex", "striped");
        RunsPage.label(list.ids().get(0), Map.of("pinned", true));

        list.the("#lock").selectOption(new SelectOption().setValue("striped"));
        list.assertOrder(2);
        assertThat(list.the("#count")).hasText("1 run");
        list.the("#lock").selectOption("");
        list.the("#pinned").check();
        list.assertOrder(1);
        assertThat(list.scope().page()).hasURL(Pattern.compile("\\?q=%s&pinned=true$".formatted(list.mark())));
        list.the("#preset").selectOption(new SelectOption().setValue("herd"));
        assertThat(list.the("#blank")).containsText("No run is like that");
        assertThat(list.the("#count")).hasText(Pattern.compile("^0 of [\\d,]+ runs$"));

        list.the("#blank button").click();

        assertThat(list.the("#q")).isFocused();
        assertThat(list.the("#pinned")).not().isChecked();
        list.type(list.mark() + " 2");
        list.assertOrder(2);
    }

    @Test
    void aQuestionThatTheServerRefusesIsSaid() {
        mayComplain("400");
        ScopePage scope = prepare(new Browser.NewContextOptions());

        scope.page().navigate(site.resolve("runs.html?lock=brick").toString());

        assertThat(scope.the("#blank")).containsText("lock must be one of");
        assertThat(scope.the("#connection-text")).hasText("refused (400), retrying");
        scope.the("#blank button").click();
        assertThat(scope.the("#blank")).not().containsText("lock must be");
    }

    @Test
    void aRunIsNamedByTheAddressOfItsRow() {
        RunsPage list = list("mutex", "mutex");

        list.open(site, "?q=%s#%s".formatted(list.mark(), list.ids().getFirst()));
        assertThat(list.row(1)).isFocused();

        list.open(site, "?sort=reads&q=%s#nobody".formatted(list.mark()));
        assertThat(list.the("#count")).hasText("2 runs; nobody is not among them");

        ScopePage scope = prepare(new Browser.NewContextOptions());
        scope.visit(site.resolve("?run=" + list.ids().getFirst()));
        scope.awaitRun(list.ids().getFirst());
        scope.the("#run-id").click();
        assertThat(new RunsPage(scope, list.mark(), list.ids()).row(1)).isFocused();
    }

    @Test
    void aListThatIsLongComesInParts() {
        ScopePage scope = prepare(new Browser.NewContextOptions());
        new ManyRuns(scope.page(), 230);
        scope.page().navigate(site.resolve("runs.html").toString());
        assertThat(scope.the("#list tbody")).hasCount(100);
        assertThat(scope.the("#count")).hasText("1–100 of 230 runs");
        scope.the("#more").scrollIntoViewIfNeeded();
        double before = scope.the("#list tbody").nth(99).boundingBox().y;

        scope.the("#more").click();

        assertThat(scope.the("#count")).hasText("1–200 of 230 runs");
        assertThat(scope.the("#list tbody").nth(99).boundingBox().y).isEqualTo(before);
        scope.the("#more").click();
        assertThat(scope.the("#list tbody")).hasCount(230);
        assertThat(scope.the("#more")).isHidden();
        List<String> ids =
                scope.the("#list tbody").evaluateAll("all => all.map(one => one.dataset.run)") instanceof List<?> all
                        ? all.stream().map(String::valueOf).toList()
                        : List.of();
        assertThat(ids).doesNotHaveDuplicates().startsWith("run0").endsWith("run229");
    }
}
