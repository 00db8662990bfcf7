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
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What leaves the page as a file and what comes to it as one. */
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

    private String id;

    @BeforeEach
    void record() throws Exception {
        Run run = lab.start(Limits.accept(Map.of("durationMillis", 200, "readers", 8, "writers", 4)));
        run.awaitEnd();
        id = run.id();
        given().contentType("application/json")
                .body(Map.of("name", "<img src=x onerror=alert(1)>"))
                .patch("/api/runs/{id}", id)
                .then()
                .statusCode(200);
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void aLogThatIsDroppedOrChosenIsOpened(boolean dropped) throws Exception {
        String log = get("/api/runs/{id}/log", id).asString();
        given().delete("/api/runs/{id}", id).then().statusCode(204);
        ScopePage scope = open();

        give(scope, log, dropped);

        scope.page().waitForURL("**/?run=" + id);
        scope.awaitRun(id);
        scope.awaitState("finished");
        assertThat(scope.the("#report .verdict")).isVisible();
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void aDamagedLogIsRefusedByItsLineAndTheReason(boolean dropped) throws Exception {
        mayComplain("400 \\(Bad Request\\)");
        String log = get("/api/runs/{id}/log", id).asString().replaceFirst("\"seq\":2", "\"seq\":4");
        given().delete("/api/runs/{id}", id).then().statusCode(204);
        ScopePage scope = open();

        give(scope, log, dropped);

        assertThat(scope.the("#message[role=alert]")).hasText("run.ndjson is not opened. line 4: seq must be 2, was 4");
        get("/api/runs/{id}", id).then().statusCode(404);
    }

    private void give(ScopePage scope, String log, boolean dropped) throws Exception {
        if (dropped) {
            scope.page().evaluate(DROP, List.of("run.ndjson", log));
        } else {
            scope.the("#export").press("Enter");
            scope.the("#log-file").setInputFiles(Files.writeString(folder.resolve("run.ndjson"), log));
        }
    }

    @Test
    void everyFileOfTheListIsThere() {
        ScopePage scope = shown();

        scope.the("#export").click();

        assertThat(scope.the("#files a")).hasCount(6);
        List<String> links = scope.the("#files a").all().stream()
                .map(link -> link.getAttribute("href"))
                .toList();
        assertThat(links).allSatisfy(link -> get(link).then().statusCode(200));
        scope.page().keyboard().press("Escape");
        assertThat(scope.the("#files")).isHidden();
        assertThat(scope.the("#export")).isFocused();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"All traces", "Throughput", "Time budget", "Fairness", "Distribution", "Heat map", "Capture"})
    void aPictureOfAChartIsOpaqueAndHasSomethingInIt(String of) throws Exception {
        ScopePage scope = shown();
        if (of.matches("Heat map|Capture")) {
            scope.the("[role=tab]:has-text('%s')".formatted(of)).click();
            assertThat(scope.the("#%s .note".formatted(of.equals("Capture") ? "capture" : "heat")))
                    .containsText("timed");
        }
        scope.the("#export").click();
        scope.the("#picture-of").selectOption(of);

        Download download = scope.page()
                .waitForDownload(
                        () -> scope.the("#files button:has-text('PNG')").click());

        assertThat(download.suggestedFilename())
                .isEqualTo("lockscope-%s-%s.png".formatted(id, of.toLowerCase().replace(' ', '-')));
        Path file =
                Path.of("target", "screenshots", "picture-" + of.toLowerCase().replace(' ', '-') + ".png");
        download.saveAs(file);
        BufferedImage picture = ImageIO.read(file.toFile());
        int[] pixels = picture.getRGB(0, 0, picture.getWidth(), picture.getHeight(), null, 0, picture.getWidth());
        assertThat(IntStream.of(pixels)).allMatch(pixel -> pixel >>> 24 == 255);
        assertThat(IntStream.of(pixels).distinct().count()).isGreaterThan(20);
        assertThat(picture.getHeight()).isGreaterThan(100);
    }

    /** From a file, and with no network. */
    @Test
    void aSavedPageShowsAllOfTheRunWithoutAServer() throws Exception {
        String html = get("/api/runs/{id}/page.html", id).asString();
        Path file = Files.writeString(folder.resolve("saved.html"), html);
        ScopePage scope = prepare(new Browser.NewContextOptions().setOffline(true));

        scope.page().navigate(file.toUri().toString());

        scope.awaitState("finished");
        scope.awaitConnection("saved");
        scope.awaitRun(id);
        scope.awaitNumber("#count-reads", get("/api/runs/{id}", id).jsonPath().getLong("report.reads"));
        assertThat(scope.the(".what"))
                .containsText(Pattern.compile(
                        "saved page: run %s, “<img src=x onerror=alert\\(1\\)>”, recorded 20.* Saved by Lockscope "
                                .formatted(id)));
        assertThat(scope.the("[data-live], #run, #ghost")).hasCount(0);
        assertThat(scope.the("#traces")).hasAttribute("data-gaps", "0");
        assertThat(scope.the("#report .verdict")).isVisible();
        assertThat(scope.the("#facts")).containsText("Pacing");
        scope.the("#tab-heat").click();
        assertThat(scope.the("#heat .note")).containsText("waits timed");
        scope.the("#tab-capture").click();
        assertThat(scope.the("#capture .note")).containsText("Every operation is timed");
        scope.the(".plots").press("+");
        assertThat(scope.the("#traces button:has-text('Reset zoom')")).isEnabled();
        scope.the("#export").click();
        assertThat(scope.the("#files a, #log-file")).hasCount(0);
        scope.page()
                .waitForDownload(
                        () -> scope.the("#files button:has-text('PNG')").click());
        scope.page().keyboard().press("Escape");
        for (String theme : List.of("light", "dark")) {
            scope.the("#theme").selectOption(theme);
            assertThat(theme.equals("dark") ? Axe.contrastViolations(scope) : Axe.seriousViolations(scope))
                    .isEmpty();
            scope.screenshot("saved-" + theme);
        }
        scope.page().setViewportSize(390, 844);
        assertThat(scope.isWiderThanItsWindow()).isFalse();
        scope.screenshot("saved-390");
    }

    @Test
    void aSavedPageRunsNothingButItsOwnScripts() throws Exception {
        mayComplain("Content Security Policy");
        String html = get("/api/runs/{id}/page.html", id)
                .asString()
                .replace("</body>", "<script>document.title = 'taken over'</script></body>");
        Path file = Files.writeString(folder.resolve("saved.html"), html);
        ScopePage scope = prepare(new Browser.NewContextOptions().setOffline(true));

        scope.page().navigate(file.toUri().toString());

        scope.awaitState("finished");
        assertThat(scope.page()).not().hasTitle("taken over");
        assertThat(complaints().unexpected()).isEmpty();
    }

    @Test
    void theListLooksWellAndAxeFindsNothing() {
        ScopePage scope = shown();
        scope.the("#export").click();
        assertThat(scope.the("#files")).isVisible();

        InEveryState.use(scope, "light");
        scope.screenshot("export-light");
        assertThat(Axe.seriousViolations(scope)).isEmpty();
        InEveryState.use(scope, "dark");
        assertThat(Axe.contrastViolations(scope)).isEmpty();
        scope.page().setViewportSize(390, 844);
        scope.screenshot("export-390");
        assertThat(scope.isWiderThanItsWindow()).isFalse();
    }

    private ScopePage shown() {
        ScopePage scope = prepare(new Browser.NewContextOptions());
        scope.visit(URI.create(site + "?run=" + id));
        scope.awaitState("finished");
        return scope;
    }
}
