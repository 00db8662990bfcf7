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

/** Filters and order of the list of stored runs, and their query parameters. */
@QuarkusTest
class RunsPageOrderTest extends PageTest {
    /** A window wide enough for the table instead of the cards. */
    private ScopePage wide() {
        return newPage(new Browser.NewContextOptions().setViewportSize(1440, 900));
    }

    private RunsPage list(String... locks) {
        return RunsPage.of(runService, site, wide(), locks);
    }

    @Test
    void aColumnHeaderSortsTheListAndUpdatesTheAddress() {
        RunsPage list = list("mutex", "striped", "spin");
        assertThat(list.locator("th.when")).hasAttribute("aria-sort", "descending");

        list.locator("th.lock button").click();

        list.assertOrder(1, 3, 2);
        assertThat(list.locator("th.lock")).hasAttribute("aria-sort", "ascending");
        assertThat(list.locator("th.when")).hasAttribute("aria-sort", "none");
        list.locator("th.lock button").click();
        list.assertOrder(2, 3, 1);
        assertThat(list.scope().page()).hasURL(Pattern.compile("\\?q=%s&sort=-lock$".formatted(list.mark())));

        RunsPage copy = new RunsPage(newPage(), list.mark(), list.ids());
        copy.scope().page().navigate(list.scope().page().url());
        copy.assertOrder(2, 3, 1);
        assertThat(copy.locator("#q")).hasValue(list.mark());
    }

    @Test
    void theFocusStaysInItsRowWhenTheOrderChanges() {
        RunsPage list = list("mutex", "mutex", "mutex");
        list.row(3).locator("button:has-text('Note')").focus();

        list.locator("#sort")
                .evaluate("sort => { sort.value = 'startedAt'; sort.dispatchEvent(new Event('change')); }");

        list.assertOrder(1, 2, 3);
        assertThat(list.row(3).locator("button:has-text('Note')")).isFocused();
    }

    @Test
    void filtersNarrowTheListAndUpdateTheAddress() {
        RunsPage list = list("mutex", "striped");
        RunsPage.label(list.ids().get(0), Map.of("pinned", true));

        list.locator("#lock").selectOption(new SelectOption().setValue("striped"));
        list.assertOrder(2);
        assertThat(list.locator("#count")).hasText("1 run");
        list.locator("#lock").selectOption("");
        list.locator("#pinned").check();
        list.assertOrder(1);
        assertThat(list.scope().page()).hasURL(Pattern.compile("\\?q=%s&pinned=true$".formatted(list.mark())));
        list.locator("#preset").selectOption(new SelectOption().setValue("herd"));
        assertThat(list.locator("#blank")).containsText("No matching run");
        assertThat(list.locator("#count")).hasText(Pattern.compile("^0 of [\\d,]+ runs$"));

        list.locator("#blank button").click();

        assertThat(list.locator("#q")).isFocused();
        assertThat(list.locator("#pinned")).not().isChecked();
        list.type(list.mark() + " 2");
        list.assertOrder(2);
    }

    @Test
    void aRefusedQueryIsReported() {
        expectBrowserError("400");
        ScopePage scope = newPage();

        scope.page().navigate(site.resolve("runs.html?lock=brick").toString());

        assertThat(scope.locator("#blank")).containsText("lock must be one of");
        assertThat(scope.locator("#connection-text")).hasText("refused (400), retrying");
        scope.locator("#blank button").click();
        assertThat(scope.locator("#blank")).not().containsText("lock must be");
    }

    @Test
    void theAddressFragmentFocusesARun() {
        RunsPage list = list("mutex", "mutex");

        list.open(site, "?q=%s#%s".formatted(list.mark(), list.ids().getFirst()));
        assertThat(list.row(1)).isFocused();

        list.open(site, "?sort=reads&q=%s#nobody".formatted(list.mark()));
        assertThat(list.locator("#count")).hasText("2 runs; nobody is not among them");

        ScopePage scope = newPage();
        scope.visit(site.resolve("?run=" + list.ids().getFirst()));
        scope.awaitRun(list.ids().getFirst());
        scope.locator("#run-id").click();
        assertThat(new RunsPage(scope, list.mark(), list.ids()).row(1)).isFocused();
    }

    @Test
    void aLongListIsLoadedInPages() {
        ScopePage scope = newPage();
        new FakeRunList(scope.page(), 230);
        scope.page().navigate(site.resolve("runs.html").toString());
        assertThat(scope.locator("#list tbody")).hasCount(100);
        assertThat(scope.locator("#count")).hasText("1–100 of 230 runs");
        scope.locator("#more").scrollIntoViewIfNeeded();
        double before = scope.locator("#list tbody").nth(99).boundingBox().y;

        scope.locator("#more").click();

        assertThat(scope.locator("#count")).hasText("1–200 of 230 runs");
        assertThat(scope.locator("#list tbody").nth(99).boundingBox().y).isEqualTo(before);
        scope.locator("#more").click();
        assertThat(scope.locator("#list tbody")).hasCount(230);
        assertThat(scope.locator("#more")).isHidden();
        List<String> ids = scope.locator("#list tbody").evaluateAll("all => all.map(one => one.dataset.run)")
                        instanceof List<?> all
                ? all.stream().map(String::valueOf).toList()
                : List.of();
        assertThat(ids).doesNotHaveDuplicates().startsWith("run0").endsWith("run229");
    }
}
