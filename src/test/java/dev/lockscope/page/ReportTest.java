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
import org.assertj.core.data.Offset;
import org.assertj.core.data.Percentage;
import org.junit.jupiter.api.Test;

@QuarkusTest
class ReportTest extends PageTest {
    @Test
    void theShownMetricsMatchTheReport() {
        ScopePage scope = open();
        scope.run();
        scope.awaitState("finished");
        JsonPath report = get("/api/runs/{id}", scope.shownRunId()).jsonPath().setRootPath("report");

        assertThat(scope.locator("#grade")).containsText("acceptable");
        assertThat(scope.locator("#times")).containsText("%,d".formatted(report.getLong("wait.reads.count")));
        assertThat(scope.locator("#times")).containsText("%,d".formatted(report.getLong("hold.writes.count")));
        assertThat(scope.locator("#verdict")).containsText("%,d".formatted(report.getLong("writes")));
        assertThat(scope.locator("#machine")).containsText(report.getString("machine.jdk"));
        assertThat(scope.locator("#observer")).containsText("100.0 %");
        assertThat(scope.locator("#workers .reads span")).hasCount(100);
        assertThat(scope.locator("#workers .writes span")).hasCount(10);
    }

    @Test
    void thePartsOfTheBudgetAddUpToItsTotal() {
        ScopePage scope = open();
        scope.run();
        scope.awaitState("finished");
        assertThat(scope.locator("#budget-words")).containsText("110 workers had");

        List<Double> seconds = scope.locator("#budget tbody tr td:nth-child(2)").allTextContents().stream()
                .map(Double::valueOf)
                .toList();

        double sum =
                seconds.subList(0, 6).stream().mapToDouble(Double::doubleValue).sum();
        assertThat(sum).isCloseTo(seconds.get(6), Offset.offset(0.003));
        double elapsed =
                Double.parseDouble(scope.locator("#final-elapsed").textContent().replace(" s", ""));
        assertThat(seconds.get(6)).isCloseTo(110 * elapsed, Percentage.withPercentage(1));
    }

    @Test
    void aForbiddenVerdictIsShownWithAnExample() {
        String run = start(Map.of(
                "lock",
                "unguarded",
                "threads",
                "platform",
                "readers",
                4,
                "writers",
                4,
                "pauseMicros",
                0,
                "keyChoice",
                "hot"));
        ScopePage scope = open();

        scope.visit(site.resolve("?run=" + run));

        assertThat(scope.locator("#grade")).containsText("forbidden");
        assertThat(scope.locator("#examples")).containsText(Pattern.compile("writes were made and returned"));
    }

    @Test
    void metricsDoNotScrollSidewaysOnAPhone() {
        ScopePage scope = open();
        scope.page().setViewportSize(390, 844);
        scope.run();
        scope.awaitState("finished");

        assertThat(scope.locator("#grade")).not().isEmpty();

        assertThat(scope.scrollsSideways()).isFalse();
        scope.screenshot("figures-390-wide");
    }

    private static String start(Map<String, ?> workload) {
        return given().contentType(ContentType.JSON)
                .body(workload)
                .post("/api/runs")
                .jsonPath()
                .getString("id");
    }
}
