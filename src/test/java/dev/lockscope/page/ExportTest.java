package dev.lockscope.page;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static io.restassured.RestAssured.get;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Download;
import dev.lockscope.run.Run;
import dev.lockscope.workload.Limits;
import io.quarkus.test.junit.QuarkusTest;
import java.awt.image.BufferedImage;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import javax.imageio.ImageIO;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Export to files and import of logs. */
@QuarkusTest
class ExportTest extends PageTest {
    private static final String DROP = """
            ([name, text]) => {
              const dataTransfer = new DataTransfer();
              dataTransfer.items.add(new File([text], name));
              document.getElementById('scope').dispatchEvent(new DragEvent('drop', { dataTransfer, bubbles: true, cancelable: true }));
            }""";

    @TempDir
    Path folder;

    /** Created by the first test and shared by those that do not delete it. */
    private static @Nullable String sharedRun;

    private String id = "";

    @BeforeEach
    void createSharedRun() throws Exception {
        if (sharedRun == null) {
            sharedRun = namedRun();
        }
        id = sharedRun;
    }

    private String namedRun() throws Exception {
        Run run = runService.start(Limits.accept(Map.of("durationMillis", 200, "readers", 8, "writers", 4)));
        run.awaitEnd();
        given().contentType("application/json")
                .body(Map.of("name", "<img src=x onerror=alert(1)>"))
                .patch("/api/runs/{id}", run.id())
                .then()
                .statusCode(200);
        return run.id();
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void aDroppedOrChosenLogIsOpened(boolean dropped) throws Exception {
        String deleted = namedRun();
        String log = get("/api/runs/{id}/log", deleted).asString();
        given().delete("/api/runs/{id}", deleted).then().statusCode(204);
        ScopePage scope = open();

        openLog(scope, log, dropped);

        scope.page().waitForURL("**/?run=" + deleted);
        scope.awaitRun(deleted);
        scope.awaitState("finished");
        assertThat(scope.locator("#report .verdict")).isVisible();
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void aMalformedLogIsRefusedWithLineAndReason(boolean dropped) throws Exception {
        expectBrowserError("400 \\(Bad Request\\)");
        String deleted = namedRun();
        String log = get("/api/runs/{id}/log", deleted).asString();
        String last = log.replaceFirst("(?s).*?\"snapshots\":(\\d+).*", "$1");
        given().delete("/api/runs/{id}", deleted).then().statusCode(204);
        ScopePage scope = open();

        openLog(scope, log.replaceFirst("\"seq\":2", "\"seq\":1"), dropped);

        assertThat(scope.locator("#message[role=alert]"))
                .hasText("run.ndjson is not opened. line 4: seq must be a whole number from 2 to %s, was 1"
                        .formatted(last));
        get("/api/runs/{id}", deleted).then().statusCode(404);
    }

    private void openLog(ScopePage scope, String log, boolean dropped) throws Exception {
        if (dropped) {
            scope.page().evaluate(DROP, List.of("run.ndjson", log));
        } else {
            scope.locator("#export").press("Enter");
            scope.locator("#log-file").setInputFiles(Files.writeString(folder.resolve("run.ndjson"), log));
        }
    }

    @Test
    void everyListedFileIsServed() {
        ScopePage scope = showRun();

        scope.locator("#export").click();

        assertThat(scope.locator("#files a")).hasCount(6);
        List<String> links = scope.locator("#files a").all().stream()
                .map(link -> link.getAttribute("href"))
                .toList();
        assertThat(links).allSatisfy(link -> get(link).then().statusCode(200));
        scope.page().keyboard().press("Escape");
        assertThat(scope.locator("#files")).isHidden();
        assertThat(scope.locator("#export")).isFocused();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"All traces", "Throughput", "Time budget", "Fairness", "Distribution", "Heat map", "Capture"})
    void aChartImageIsOpaqueAndNotBlank(String chart) throws Exception {
        ScopePage scope = showRun();
        if (chart.matches("Heat map|Capture")) {
            scope.locator("[role=tab]:has-text('%s')".formatted(chart)).click();
            assertThat(scope.locator("#%s .note".formatted(chart.equals("Capture") ? "capture" : "heat")))
                    .containsText("timed");
        }
        scope.locator("#export").click();
        scope.locator("#picture-of").selectOption(chart);

        Download download = scope.page()
                .waitForDownload(
                        () -> scope.locator("#files button:has-text('PNG')").click());

        assertThat(download.suggestedFilename())
                .isEqualTo(
                        "lockscope-%s-%s.png".formatted(id, chart.toLowerCase().replace(' ', '-')));
        BufferedImage image = ImageIO.read(download.path().toFile());
        int[] pixels = image.getRGB(0, 0, image.getWidth(), image.getHeight(), null, 0, image.getWidth());
        assertThat(IntStream.of(pixels)).allMatch(pixel -> pixel >>> 24 == 255);
        assertThat(IntStream.of(pixels).distinct().count()).isGreaterThan(20);
        assertThat(image.getHeight()).isGreaterThan(100);
    }

    @Test
    void aSavedPageShowsTheWholeRunOffline() throws Exception {
        String html = get("/api/runs/{id}/page.html", id).asString();
        Path file = Files.writeString(folder.resolve("saved.html"), html);
        ScopePage scope = newPage(new Browser.NewContextOptions().setOffline(true));

        scope.page().navigate(file.toUri().toString());

        scope.awaitState("finished");
        scope.awaitConnection("saved");
        scope.awaitRun(id);
        scope.awaitNumber("#count-reads", get("/api/runs/{id}", id).jsonPath().getLong("report.reads"));
        assertThat(scope.locator(".what"))
                .containsText(Pattern.compile(
                        "saved page: run %s, “<img src=x onerror=alert\\(1\\)>”, recorded 20.* Saved by Lockscope "
                                .formatted(id)));
        assertThat(scope.locator("[data-needs-server], #run, #ghost")).hasCount(0);
        assertThat(scope.locator("#traces")).hasAttribute("data-gaps", "0");
        assertThat(scope.locator("#report .verdict")).isVisible();
        assertThat(scope.locator("#facts")).containsText("Pacing");
        scope.locator("#tab-heat").click();
        assertThat(scope.locator("#heat .note")).containsText("waits timed");
        scope.locator("#tab-capture").click();
        assertThat(scope.locator("#capture .note")).containsText("Every operation is timed");
        scope.locator(".plots").press("+");
        assertThat(scope.locator("#traces button:has-text('Reset zoom')")).isEnabled();
        scope.locator("#export").click();
        assertThat(scope.locator("#files a, #log-file")).hasCount(0);
        scope.page()
                .waitForDownload(
                        () -> scope.locator("#files button:has-text('PNG')").click());
        scope.page().keyboard().press("Escape");
        for (String theme : List.of("light", "dark")) {
            scope.locator("#theme").selectOption(theme);
            assertThat(theme.equals("dark") ? Axe.contrastViolations(scope) : Axe.seriousViolations(scope))
                    .isEmpty();
            scope.screenshot("saved-" + theme);
        }
        scope.resize(390, 844);
        assertThat(scope.scrollsSideways()).isFalse();
        scope.screenshot("saved-390");
    }

    @Test
    void aSavedPageRunsOnlyItsOwnScripts() throws Exception {
        expectBrowserError("Content Security Policy");
        String html = get("/api/runs/{id}/page.html", id)
                .asString()
                .replace("</body>", "<script>document.title = 'taken over'</script></body>");
        Path file = Files.writeString(folder.resolve("saved.html"), html);
        ScopePage scope = newPage(new Browser.NewContextOptions().setOffline(true));

        scope.page().navigate(file.toUri().toString());

        scope.awaitState("finished");
        assertThat(scope.page()).not().hasTitle("taken over");
        assertThat(browserErrors().unexpected()).isEmpty();
    }

    @Test
    void theExportListIsAccessible() {
        ScopePage scope = showRun();
        scope.locator("#export").click();
        assertThat(scope.locator("#files")).isVisible();

        ScopePageStates.selectTheme(scope, "light");
        scope.screenshot("export-light");
        assertThat(Axe.seriousViolations(scope)).isEmpty();
        ScopePageStates.selectTheme(scope, "dark");
        assertThat(Axe.contrastViolations(scope)).isEmpty();
        scope.resize(390, 844);
        scope.screenshot("export-390");
        assertThat(scope.scrollsSideways()).isFalse();
    }

    private ScopePage showRun() {
        ScopePage scope = newPage();
        scope.visit(URI.create(site + "?run=" + id));
        scope.awaitState("finished");
        return scope;
    }
}
