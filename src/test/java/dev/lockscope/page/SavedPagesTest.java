package dev.lockscope.page;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static io.restassured.RestAssured.get;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Download;
import com.microsoft.playwright.Locator;
import dev.lockscope.experiment.Duel;
import dev.lockscope.experiment.Experiment;
import dev.lockscope.experiment.ExperimentPlan;
import dev.lockscope.experiment.SweepPlan;
import dev.lockscope.run.Run;
import dev.lockscope.run.measure.Version;
import dev.lockscope.workload.Limits;
import io.quarkus.test.junit.QuarkusTest;
import java.awt.image.BufferedImage;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Saved comparisons, duels and sweeps: pages that open without a server, and images of their charts. */
@QuarkusTest
class SavedPagesTest extends PageTest {
    private static final Map<String, ?> SHORT = Map.of("durationMillis", 20, "readers", 4, "writers", 0);
    private static final Map<String, ?> OVER_READERS = Map.of("name", "readers", "values", List.of(1, 2, 4, 8));
    private static final Map<String, ?> OVER_LOCKS =
            Map.of("name", "lock", "values", List.of("mutex", "spin", "read-write"));

    @TempDir
    Path folder;

    /** The addresses that the saved pages requested. */
    private final List<String> requested = new ArrayList<>();

    @Test
    void aSavedDuelIsCompleteOffline() throws Exception {
        String id = endedExperiment(
                Duel.accept(Map.of("b", Map.of("lock", "spin"), "slices", 10, "sliceMillis", 20, "warmUp", 1)));

        ScopePage page = openSaved("/api/duels/%s/page.html".formatted(id));

        assertThat(page.locator("#word")).hasText("Finished");
        assertThat(page.locator("#sentence"))
                .hasText(get("/api/duels/{id}", id)
                        .jsonPath()
                        .getString("result.sentence")
                        .replaceAll("(?<=\\d)-(?=\\d)", "\u2011"));
        assertThat(page.locator("#asked p"))
                .hasText(new Pattern[] {Pattern.compile("A: mutex, .*100 readers"), Pattern.compile("B: spin, .*20.ms$")
                });
        assertThat(page.locator(".what"))
                .containsText(Pattern.compile("saved page: duel %s, recorded 20.* Saved by Lockscope ".formatted(id)));
        assertThat(page.locator("#charts .stage canvas")).hasCount(2);
        assertThat(page.locator("#pairs tbody tr")).hasCount(11);
        assertThat(page.locator("#export option"))
                .hasText(new String[] {"All charts", "Operations, A over B", "p99 wait, A over B"});
        assertChartImage(page, "duel-%s-all-charts".formatted(id));
        assertAccessible(page, "duel");
    }

    @Test
    void aSavedSweepIsCompleteOffline() throws Exception {
        String id = endedExperiment(sweep(OVER_READERS));

        ScopePage page = openSaved("/api/sweeps/%s/page.html".formatted(id));

        assertThat(page.locator("#experiment-status")).hasAttribute("data-state", "finished");
        assertThat(page.locator("#sentence"))
                .hasText(get("/api/sweeps/{id}", id).jsonPath().getString("sentence"));
        assertThat(page.locator(".what")).containsText("saved page: sweep " + id);
        assertThat(page.locator(".curve canvas")).isVisible();
        assertThat(page.locator("#law")).containsText("Universal Scalability Law");
        assertThat(page.locator("#point-table tbody tr")).hasCount(4);
        page.locator(".metrics button").last().click();
        assertChartImage(page, "sweep-%s-fairness-by-readers".formatted(id));
        assertAccessible(page, "sweep");
    }

    /** Both are tables, which are drawn onto a canvas for export. */
    @Test
    void rankingsAndHeatMapsAreExportedAsImages() throws Exception {
        String ranking = endedExperiment(sweep(OVER_LOCKS));
        assertChartImage(
                openSaved("/api/sweeps/%s/page.html".formatted(ranking)),
                "sweep-%s-throughput-by-lock".formatted(ranking));
        String heat = endedExperiment(sweep(OVER_READERS, OVER_LOCKS));
        assertChartImage(
                openSaved("/api/sweeps/%s/page.html".formatted(heat)),
                "sweep-%s-throughput-by-readers-and-lock".formatted(heat));
    }

    @Test
    void aSavedComparisonIsCompleteOffline() throws Exception {
        String runs = "%s,%s".formatted(run(Map.of()), run(Map.of("lock", "read-write", "pacing", "open")));

        ScopePage page = openSaved("/api/comparison/page.html?runs=" + runs);

        assertThat(page.locator("#summary")).containsText("These runs differ in lock and pacing");
        assertThat(page.locator("#chosen li")).hasCount(2);
        assertThat(page.locator("#chosen :is(a, button)")).hasCount(0);
        assertThat(page.locator("#traces .overlay:visible canvas")).hasCount(9);
        assertThat(page.locator("#traces [data-overlay='reads']"))
                .hasAttribute("aria-label", Pattern.compile("A [0-9].*; B [0-9]"));
        assertThat(page.locator("#curves canvas")).hasCount(3);
        assertThat(page.locator(".bars .row")).hasCount(2);
        assertChartImage(page, "comparison-%s-all-charts".formatted(runs.replace(',', '-')));
        page.locator("#export select").selectOption("Time budgets");
        assertChartImage(page, "comparison-%s-time-budgets".formatted(runs.replace(',', '-')));
        assertAccessible(page, "comparison");
    }

    @Test
    void filesAreOfferedOnceTheyExist() throws Exception {
        Experiment running = experimentService.start(Duel.accept(Map.of("slices", 100, "sliceMillis", 300)));
        ScopePage page = newPage();
        page.page().navigate(site.resolve("duel.html?duel=" + running.id()).toString());
        assertThat(page.locator("#export .files")).hasText("JSONCSV of all slicesOne HTML file once it has ended.");

        page.locator("#stop").click();

        assertThat(page.locator("#export a"))
                .hasText(new String[] {"JSON", "CSV of all slices", "One HTML file, opens offline"});
        assertServed(page.locator("#export a"));
        String runs = "%s,%s".formatted(run(Map.of()), run(Map.of()));
        page.page().navigate(site.resolve("compare.html?runs=" + runs).toString());
        assertThat(page.locator("#export a")).hasCount(3);
        assertServed(page.locator("#export a"));
    }

    private static void assertServed(Locator links) {
        assertThat(links.all().stream().map(link -> link.getAttribute("href")).toList())
                .allSatisfy(link -> get(link).then().statusCode(200));
    }

    /** Saves the page of an endpoint to a file and opens it without a network. */
    private ScopePage openSaved(String path) throws Exception {
        Path file = Files.writeString(folder.resolve("saved.html"), get(path).asString());
        ScopePage scope =
                newPage(new Browser.NewContextOptions().setOffline(true).setViewportSize(1440, 900));
        scope.page().onRequest(request -> requested.add(request.url()));
        scope.page().navigate(file.toUri().toString());
        assertThat(scope.locator("#export button")).isVisible();
        assertThat(scope.locator("[data-needs-server], #run, #stored, #export a"))
                .hasCount(0);
        assertThat(scope.locator("footer")).hasText("Lockscope " + Version.CURRENT);
        return scope;
    }

    private void assertChartImage(ScopePage scope, String name) throws Exception {
        Download download = scope.page()
                .waitForDownload(() -> scope.locator("#export button").click());

        assertThat(download.suggestedFilename()).isEqualTo("lockscope-%s.png".formatted(name));
        BufferedImage image = ImageIO.read(download.path().toFile());
        int[] pixels = image.getRGB(0, 0, image.getWidth(), image.getHeight(), null, 0, image.getWidth());
        assertThat(IntStream.of(pixels)).allMatch(pixel -> pixel >>> 24 == 255);
        assertThat(IntStream.of(pixels).distinct().count()).isGreaterThan(20);
    }

    private void assertAccessible(ScopePage scope, String name) {
        for (String theme : List.of("light", "dark")) {
            scope.locator("#theme").selectOption(theme);
            assertThat(theme.equals("dark") ? Axe.contrastViolations(scope) : Axe.seriousViolations(scope))
                    .isEmpty();
            scope.screenshot("saved-%s-%s".formatted(name, theme));
        }
        scope.resize(390, 844);
        assertThat(scope.scrollsSideways()).isFalse();
        assertThat(requested).allMatch(url -> url.matches("(file|data|blob):.*"));
    }

    private String endedExperiment(ExperimentPlan plan) throws Exception {
        Experiment experiment = experimentService.start(plan);
        experiment.awaitEnd();
        return experiment.id();
    }

    private static SweepPlan sweep(Map<?, ?>... parameters) throws Exception {
        return SweepPlan.accept(Map.of("workload", SHORT, "parameters", List.of(parameters), "repeats", 1));
    }

    private String run(Map<String, ?> workload) throws Exception {
        var fields = new HashMap<String, Object>(Map.of("durationMillis", 200, "readers", 8, "writers", 4));
        fields.putAll(workload);
        Run run = runService.start(Limits.accept(fields));
        run.awaitEnd();
        await().until(() -> get("/api/runs/{id}/log", run.id()).statusCode() == 200);
        return run.id();
    }
}
