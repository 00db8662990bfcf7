package dev.lockscope.page;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import dev.lockscope.metric.ExtraMetric;
import io.quarkus.test.junit.QuarkusTest;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** A metric that is added to the catalogue alone is in the page's report and in the help of a chart that draws it. */
@QuarkusTest
class NewMetricPageTest extends PageTest {
    private static final String REPORT = """
            async () => {
              const { lockSection } = await import('/view/run/report-sections.js');
              const report = { utilisation: 0.5, retries: 3, collections: { count: 2, millis: 1 }, mostCarriers: null, lock: { spins: 1234 } };
              return Object.fromEntries([...lockSection(report)[0].children].map((row) => [row.firstChild.textContent, `${row.lastChild.textContent}, ${row.title}`]));
            }""";

    private static final String CHART = """
            async () => {
              const { chartHelp } = await import('/view/traces/chart-help.js');
              return chartHelp({ id: 'spins', traces: [{ key: 'spins', metric: 'spins', name: 'spins', ink: 'text', width: 1 }] });
            }""";

    @Test
    void aNewMetricIsInTheReport() {
        assertThat(report(withCatalogue(ExtraMetric.json())))
                .containsEntry("Spins", "1,234 turns, " + ExtraMetric.HELP);
    }

    @Test
    void aNewMetricHasHelpInItsChart() {
        assertThat(withCatalogue(ExtraMetric.json()).evaluate(CHART))
                .isEqualTo("lock.spins, turns: " + ExtraMetric.HELP);
    }

    @Test
    void theCanaryIsNotInTheReportOfTheCurrentCatalogue() {
        assertThat(report(moduleHost())).containsKey("Held").doesNotContainKey("Spins");
    }

    @SuppressWarnings("unchecked")
    private static Map<String, String> report(Page page) {
        return (Map<String, String>) page.evaluate(REPORT);
    }

    private Page withCatalogue(String json) {
        Page page = moduleHost();
        page.route(
                "**/model/metrics.json",
                route -> route.fulfill(new Route.FulfillOptions()
                        .setContentType("application/json")
                        .setBody(json)));
        return page;
    }

    /** An empty page that can import the page's modules. */
    private Page moduleHost() {
        Page page = newPage().page();
        page.route(
                "**/modules",
                route -> route.fulfill(new Route.FulfillOptions()
                        .setContentType("text/html")
                        .setBody("<!doctype html><title>Modules</title>")));
        page.navigate(site.resolve("/modules").toString());
        return page;
    }
}
