package dev.lockscope.page;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static io.restassured.RestAssured.get;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.microsoft.playwright.options.BoundingBox;
import dev.lockscope.run.Run;
import dev.lockscope.workload.Limits;
import io.quarkus.test.junit.QuarkusTest;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The warm-up before a run: live, late, stored, imported and saved. */
@QuarkusTest
class WarmUpTest extends PageTest {
    private static final JsonMapper JSON = new JsonMapper();
    private static final Pattern BEFORE_THE_RUN = Pattern.compile("t −0\\.\\d+ s, before the run");
    private static final String READOUT = "#traces .readout";
    private static final String READS = "#traces [data-trace='reads'] b";

    /** The most frequent colour of a chart around some places, which are shares of its width: its background there. */
    private static final String BACKGROUNDS = """
            ([chart, shares]) => {
              const box = document.querySelector(`[data-chart='${chart}']`);
              const [canvas, over] = [box.querySelector('canvas'), box.querySelector('.u-over')];
              const [outer, inner] = [canvas, over].map((each) => each.getBoundingClientRect());
              const ratio = canvas.width / outer.width;
              const copy = new OffscreenCanvas(canvas.width, canvas.height).getContext('2d', { willReadFrequently: true });
              copy.drawImage(canvas, 0, 0);
              return shares.map((share) => {
                const x = inner.left - outer.left + share * inner.width;
                const { data } = copy.getImageData(
                  Math.round(x * ratio), Math.round((inner.top - outer.top) * ratio), 9, Math.round(inner.height * ratio));
                const counts = new Map();
                new Uint32Array(data.buffer).forEach((pixel) => counts.set(pixel, 1 + (counts.get(pixel) ?? 0)));
                return `${[...counts].sort((a, b) => b[1] - a[1])[0][0]}`;
              });
            }""";

    @TempDir
    Path folder;

    @Test
    void aWarmUpIsDrawnWhileItGoesOn() throws Exception {
        Recording recording = Recording.shared(runService, site);
        ScopePage scope = newPage();
        FakeFeedServer server = new FakeFeedServer(scope.page(), List.of(warming(recording), warmUp(recording, 1, 5)));
        scope.visit(site);

        assertThat(scope.locator("#run-word")).hasText("Warming up");
        assertThat(scope.locator(READOUT)).containsText("Warm-up, 0.250 s");
        assertThat(scope.locator("#blank")).isHidden();
        awaitShaded(scope, 0.1, 0.9);
        hover(scope, 0.1);
        assertThat(scope.locator(READOUT)).containsText(BEFORE_THE_RUN);
        assertThat(scope.locator(READS).first()).not().hasText("–");
        assertThat(scope.locator("#count-reads")).hasText("0");
        assertThat(scope.locator("#elapsed")).hasText("0.000");

        server.send(warmUp(recording, 6, 8));
        scope.page().mouse().move(0, 0);
        assertThat(scope.locator(READOUT)).containsText("Warm-up, 0.400 s");
        server.send(recording.run());

        assertThat(scope.locator("#run-word")).hasText("Running");
        for (ObjectNode snapshot : recording.snapshots()) {
            server.send(snapshot);
        }
        server.send(recording.finished());
        scope.awaitState("finished");
        awaitShaded(scope, 0.1, 0.9);
        assertThat(scope.locator("#count-reads"))
                .hasText(
                        "%,d".formatted(recording.finished().at("/report/reads").longValue()));
    }

    @Test
    void aRunWithoutAWarmUpIsNotShaded() throws Exception {
        ScopePage scope = show("?run=" + ended(Map.of("durationMillis", 400)));

        hover(scope, 0.02);

        assertThat(scope.locator(READOUT)).hasText(Pattern.compile("^t 0\\.\\d+ s$"));
        assertThat(backgrounds(scope, 0.05, 0.9))
                .hasSize(2)
                .containsOnly(backgrounds(scope, 0.5).getFirst());
    }

    @Test
    void aStoredAnImportedAndASavedRunHaveTheirWarmUp() throws Exception {
        String id = ended(Map.of("durationMillis", 400, "warmUpMillis", 400));
        assertShowsWarmUp(show("?run=" + id));

        byte[] log = get("/api/runs/{id}/log", id).asByteArray();
        Path saved = Files.write(
                folder.resolve("saved.html"),
                get("/api/runs/{id}/page.html", id).asByteArray());
        given().delete("/api/runs/{id}", id).then().statusCode(204);
        given().contentType("application/x-ndjson")
                .body(log)
                .post("/api/runs/import")
                .then()
                .statusCode(201);

        assertShowsWarmUp(show("?run=" + id));
        ScopePage offline = newPage();
        offline.page().navigate(saved.toUri().toString());
        assertShowsWarmUp(offline);
    }

    @Test
    void theWarmUpIsInNoRowOfTheTable() throws Exception {
        ScopePage scope = show("?run=" + ended(Map.of("durationMillis", 400, "warmUpMillis", 400)));

        scope.locator("#traces .tools button:has-text('table')").click();

        assertThat(scope.locator("#traces tbody th").first()).hasText(Pattern.compile("^0\\.\\d+ s$"));
    }

    @Test
    void aRunThatWasNotSteadySaysSoBesideItsTotals() throws Exception {
        ScopePage cold = show("?run=" + ended(Map.of("durationMillis", 100, "warmUpMillis", 100)));
        assertThat(cold.locator("#report .totals"))
                .containsText("! The rate was not steady when the run began, after 100 ms of warm-up");

        ScopePage warm = show("?run=" + ended(Map.of("durationMillis", 100, "warmUpMillis", 400)));
        assertThat(warm.locator("#unsteady")).isEmpty();
    }

    private void assertShowsWarmUp(ScopePage scope) {
        scope.awaitState("finished");
        // Half as long as the run at most: a third of the chart.
        awaitShaded(scope, 0.2, 0.9);
        hover(scope, 0.02);
        assertThat(scope.locator(READOUT)).containsText(BEFORE_THE_RUN);
        assertThat(scope.locator(READS).first()).hasText(Pattern.compile("^[\\d,.]+\\w?$"));
    }

    private ScopePage show(String search) {
        ScopePage scope = newPage();
        scope.visit(site.resolve(search));
        scope.awaitState("finished");
        return scope;
    }

    /** Waits until the charts have another background in the warm-up than in the run. */
    private static void awaitShaded(ScopePage scope, double inWarmUp, double inRun) {
        await().untilAsserted(
                        () -> assertThat(backgrounds(scope, inWarmUp, inRun)).doesNotHaveDuplicates());
    }

    @SuppressWarnings("unchecked")
    private static List<String> backgrounds(ScopePage scope, Double... shares) {
        return (List<String>) scope.page().evaluate(BACKGROUNDS, List.of("rates", List.of(shares)));
    }

    private static void hover(ScopePage scope, double share) {
        BoundingBox box = scope.locator("#traces [data-chart='rates'] .u-over").boundingBox();
        scope.page().mouse().move(box.x + share * box.width, box.y + box.height / 2);
    }

    private static ObjectNode warming(Recording recording) {
        ObjectNode run = recording.run().deepCopy();
        run.set("warmUp", sample(1));
        return run;
    }

    private static ObjectNode warmUp(Recording recording, int first, int last) {
        ObjectNode message = JSON.createObjectNode()
                .put("type", "warmUp")
                .put("run", recording.run().get("id").textValue());
        ArrayNode samples = message.putArray("warmUp");
        IntStream.rangeClosed(first, last).forEach(number -> samples.add(sample(number)));
        return message;
    }

    private static ObjectNode sample(int number) {
        return JSON.createObjectNode()
                .put("nanos", 50_000_000L * number)
                .put("reads", 1_000 * number)
                .put("writes", 100 * number)
                .put("steady", number >= 6);
    }

    private String ended(Map<String, ?> workload) throws Exception {
        Run run = runService.start(Limits.accept(workload));
        run.awaitEnd();
        return run.id();
    }
}
