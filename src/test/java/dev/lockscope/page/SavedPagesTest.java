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

/** Comparisons, duels and sweeps taken elsewhere: pages that open without a server, and pictures of their charts. */
@QuarkusTest
class SavedPagesTest extends PageTest {
    private static final Map<String, ?> SHORT = Map.of("durationMillis", 20, "readers", 4, "writers", 0);
    private static final Map<String, ?> OVER_READERS = Map.of("name", "readers", "values", List.of(1, 2, 4, 8));
    private static final Map<String, ?> OVER_LOCKS =
            Map.of("name", "lock", "values", List.of("mutex", "spin", "read-write"));

    @TempDir
    Path folder;

    /** All that a saved page asked for that is not in it. */
    private final List<String> asked = new ArrayList<>();

    @Test
    void aSavedDuelShowsAllOfItWithoutAServer() throws Exception {
        String id =
                ended(Duel.accept(Map.of("b", Map.of("lock", "spin"), "slices", 10, "sliceMillis", 20, "warmUp", 1)));

        ScopePage page = saved("/api/duels/%s/page.html".formatted(id));

        assertThat(page.the("#word")).hasText("Finished");
        assertThat(page.the("#sentence"))
                .hasText(get("/api/duels/{id}", id)
                        .jsonPath()
                        .getString("result.sentence")
                        .replaceAll("(?<=\\d)-(?=\\d)", "\u2011"));
        assertThat(page.the("#asked p"))
                .hasText(new Pattern[] {Pattern.compile("A: mutex, .*100 readers"), Pattern.compile("B: spin, .*20.ms$")
                });
        assertThat(page.the(".what"))
                .containsText(Pattern.compile("saved page: duel %s, recorded 20.* Saved by Lockscope ".formatted(id)));
        assertThat(page.the("#charts .stage canvas")).hasCount(2);
        assertThat(page.the("#pairs tbody tr")).hasCount(11);
        assertThat(page.the("#export option"))
                .hasText(new String[] {"All charts", "Operations, A over B", "p99 wait, A over B"});
        assertPicture(page, "duel-%s-all-charts".formatted(id));
        assertLooks(page, "duel");
    }

    @Test
    void aSavedSweepShowsAllOfItWithoutAServer() throws Exception {
        String id = ended(sweep(OVER_READERS));

        ScopePage page = saved("/api/sweeps/%s/page.html".formatted(id));

        assertThat(page.the("#stand")).hasAttribute("data-state", "finished");
        assertThat(page.the("#sentence"))
                .hasText(get("/api/sweeps/{id}", id).jsonPath().getString("sentence"));
        assertThat(page.the(".what")).containsText("saved page: sweep " + id);
        assertThat(page.the(".curve canvas")).isVisible();
        assertThat(page.the("#law")).containsText("Universal Scalability Law");
        assertThat(page.the("#point-table tbody tr")).hasCount(4);
        page.the(".metrics button").last().click();
        assertPicture(page, "sweep-%s-fairness-by-readers".formatted(id));
        assertLooks(page, "sweep");
    }

    /** These are tables, which are painted as they stand. */
    @Test
    void picturesAreMadeOfARankingAndOfAHeatMapToo() throws Exception {
        String ranking = ended(sweep(OVER_LOCKS));
        assertPicture(
                saved("/api/sweeps/%s/page.html".formatted(ranking)), "sweep-%s-throughput-by-lock".formatted(ranking));
        String heat = ended(sweep(OVER_READERS, OVER_LOCKS));
        assertPicture(
                saved("/api/sweeps/%s/page.html".formatted(heat)),
                "sweep-%s-throughput-by-readers-and-lock".formatted(heat));
    }

    @Test
    void aSavedComparisonShowsAllOfItWithoutAServer() throws Exception {
        String runs = "%s,%s".formatted(run(Map.of()), run(Map.of("lock", "read-write", "pacing", "open")));

        ScopePage page = saved("/api/comparison/page.html?runs=" + runs);

        assertThat(page.the("#summary")).containsText("These runs differ in lock and pacing");
        assertThat(page.the("#chosen li")).hasCount(2);
        assertThat(page.the("#chosen :is(a, button)")).hasCount(0);
        assertThat(page.the("#traces .overlay:visible canvas")).hasCount(9);
        assertThat(page.the("#traces [data-overlay='reads']"))
                .hasAttribute("aria-label", Pattern.compile("A [0-9].*; B [0-9]"));
        assertThat(page.the("#curves canvas")).hasCount(3);
        assertThat(page.the(".bars .row")).hasCount(2);
        assertPicture(page, "comparison-%s-all-charts".formatted(runs.replace(',', '-')));
        page.the("#export select").selectOption("Time budgets");
        assertPicture(page, "comparison-%s-time-budgets".formatted(runs.replace(',', '-')));
        assertLooks(page, "comparison");
    }

    @Test
    void everyFileIsOfferedOnceItIsThere() throws Exception {
        Experiment going = experimenter.start(Duel.accept(Map.of("slices", 100, "sliceMillis", 300)));
        ScopePage page = prepare(new Browser.NewContextOptions());
        page.page().navigate(site.resolve("duel.html?duel=" + going.id()).toString());
        assertThat(page.the("#export .files")).hasText("JSONCSV of all slicesOne HTML file once it has ended.");

        page.the("#stop").click();

        assertThat(page.the("#export a"))
                .hasText(new String[] {"JSON", "CSV of all slices", "One HTML file, opens offline"});
        assertThereAre(page.the("#export a"));
        String runs = "%s,%s".formatted(run(Map.of()), run(Map.of()));
        page.page().navigate(site.resolve("compare.html?runs=" + runs).toString());
        assertThat(page.the("#export a")).hasCount(3);
        assertThereAre(page.the("#export a"));
    }

    private static void assertThereAre(Locator links) {
        assertThat(links.all().stream().map(link -> link.getAttribute("href")).toList())
                .allSatisfy(link -> get(link).then().statusCode(200));
    }

    /** The page behind a door, from a file and with no network. */
    private ScopePage saved(String door) throws Exception {
        Path file = Files.writeString(folder.resolve("saved.html"), get(door).asString());
        ScopePage scope = prepare(new Browser.NewContextOptions().setOffline(true).setViewportSize(1440, 900));
        scope.page().onRequest(request -> asked.add(request.url()));
        scope.page().navigate(file.toUri().toString());
        assertThat(scope.the("#export button")).isVisible();
        assertThat(scope.the("[data-live], #run, #kept, #export a")).hasCount(0);
        return scope;
    }

    private void assertPicture(ScopePage scope, String name) throws Exception {
        Download download =
                scope.page().waitForDownload(() -> scope.the("#export button").click());

        assertThat(download.suggestedFilename()).isEqualTo("lockscope-%s.png".formatted(name));
        BufferedImage picture = ImageIO.read(download.path().toFile());
        int[] pixels = picture.getRGB(0, 0, picture.getWidth(), picture.getHeight(), null, 0, picture.getWidth());
        assertThat(IntStream.of(pixels)).allMatch(pixel -> pixel >>> 24 == 255);
        assertThat(IntStream.of(pixels).distinct().count()).isGreaterThan(20);
    }

    private void assertLooks(ScopePage scope, String name) {
        for (String theme : List.of("light", "dark")) {
            scope.the("#theme").selectOption(theme);
            assertThat(theme.equals("dark") ? Axe.contrastViolations(scope) : Axe.seriousViolations(scope))
                    .isEmpty();
            scope.screenshot("saved-%s-%s".formatted(name, theme));
        }
        scope.page().setViewportSize(390, 844);
        assertThat(scope.isWiderThanItsWindow()).isFalse();
        assertThat(asked).allMatch(url -> url.matches("(file|data|blob):.*"));
    }

    private String ended(ExperimentPlan plan) throws Exception {
        Experiment experiment = experimenter.start(plan);
        experiment.awaitEnd();
        return experiment.id();
    }

    private static SweepPlan sweep(Map<?, ?>... parameters) throws Exception {
        return SweepPlan.accept(Map.of("workload", SHORT, "parameters", List.of(parameters), "repeats", 1));
    }

    private String run(Map<String, ?> workload) throws Exception {
        var brief = new HashMap<String, Object>(Map.of("durationMillis", 200, "readers", 8, "writers", 4));
        brief.putAll(workload);
        Run run = lab.start(Limits.accept(brief));
        run.awaitEnd();
        await().until(() -> get("/api/runs/{id}/log", run.id()).statusCode() == 200);
        return run.id();
    }
}
