package dev.lockscope.page;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static io.restassured.RestAssured.get;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.path.json.JsonPath;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

@QuarkusTest
class ClassicRunTest extends PageTest {
    @Test
    void theClassicRunEndsWithTheCountsAndStateOfTheApi() {
        ScopePage scope = open();

        scope.run();
        scope.awaitState("finished");

        JsonPath run = get("/api/runs/{id}", scope.shownRunId()).jsonPath();
        assertThat(run.getString("state")).isEqualTo("finished");
        assertThat(run.getMap("workload")).containsAllEntriesOf(Map.of("readers", 100, "writers", 10, "keys", 5));
        assertThat(run.getLong("report.writes")).isPositive();
        scope.awaitNumber("#count-reads", run.getLong("report.reads"));
        scope.awaitNumber("#count-writes", run.getLong("report.writes"));
        assertThat(scope.locator("#final")).hasText(linesOf(scope.shownRunId()));
    }

    @Test
    void theMapShowsTheFinalStateKeyByKey() {
        ScopePage scope = open();

        scope.run();
        scope.awaitState("finished");

        JsonPath run = get("/api/runs/{id}", scope.shownRunId()).jsonPath();
        List<Integer> keys = run.getList("report.state.key");
        assertThat(keys).hasSize(5);
        assertThat(scope.locator("#map [data-key]")).hasCount(5);
        for (int key : keys) {
            assertThat(scope.locator("#map [data-key='%d']".formatted(key)))
                    .containsText(run.getString("report.state[%d].value".formatted(key)));
        }
        scope.locator("#map").press("ArrowRight");
        assertThat(scope.locator("#map-note"))
                .hasText(Pattern.compile(
                        "0: %d, version [\\d,]+, writer \\d".formatted(run.getInt("report.state[0].value"))));
    }

    @Test
    void theTotalIsComparedWithThePauseLimit() {
        ScopePage scope = open();

        scope.run();
        scope.awaitState("finished");

        JsonPath report = get("/api/runs/{id}", scope.shownRunId()).jsonPath().setRootPath("report");
        long total = report.getLong("reads") + report.getLong("writes");
        assertThat(scope.locator("#limit-share")).containsText("110,000");
        assertThat(scope.locator("#limit-share")).containsText("%,d".formatted(total));
        assertThat(scope.locator("#limit-share")).containsText(Pattern.compile("%.1f ?%%".formatted(total / 1_100.0)));
    }

    @Test
    void countsGrowAndTheMapChangesDuringARun() {
        ScopePage scope = open();
        scope.fill(Map.of("durationMillis", 600_000));

        scope.run();
        scope.awaitState("running");

        assertThat(scope.locator("#count-reads")).not().hasText(Pattern.compile("^[0–]$"));
        long reads = scope.number("#count-reads");
        String map = scope.locator("#map").textContent();
        await().until(() -> scope.number("#count-reads") > reads
                && !scope.locator("#map").textContent().equals(map));
    }

    @Test
    void stopEndsTheRunAndItsCountsAreExact() {
        ScopePage scope = open();
        scope.fill(Map.of("durationMillis", 600_000));
        scope.run();
        await().until(() -> scope.lastSeq() > 3);

        scope.locator("#stop").click();
        scope.awaitState("stopped");

        JsonPath run = get("/api/runs/{id}", scope.shownRunId()).jsonPath();
        assertThat(run.getString("state")).isEqualTo("stopped");
        scope.awaitNumber("#count-reads", run.getLong("report.reads"));
        assertThat(scope.locator("#final")).hasText(linesOf(scope.shownRunId()));
        assertThat(scope.locator("#stop")).isDisabled();
    }

    @Test
    void theTypedWorkloadIsTheOneThatRuns() {
        ScopePage scope = open();
        scope.locator("#param-threads").selectOption("platform");
        scope.fill(
                Map.of("readers", 7, "writers", 3, "keys", 2, "pauseMicros", 500, "durationMillis", 100, "seed", 42));

        scope.run();
        scope.awaitState("finished");

        assertThat(get("/api/runs/{id}", scope.shownRunId()).jsonPath().getMap("workload"))
                .containsAllEntriesOf(Map.of(
                        "threads", "platform", "readers", 7, "writers", 3, "keys", 2, "pauseMicros", 500, "seed", 42));
        assertThat(scope.locator("#map [data-key]")).hasCount(2);
    }

    private static String linesOf(String run) {
        return given().accept(ContentType.TEXT)
                .get("/api/runs/{id}", run)
                .asString()
                .strip();
    }
}
