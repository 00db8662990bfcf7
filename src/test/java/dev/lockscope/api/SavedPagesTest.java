package dev.lockscope.api;

import static io.restassured.RestAssured.get;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.startsWith;

import dev.lockscope.experiment.Duel;
import dev.lockscope.experiment.Experiment;
import dev.lockscope.experiment.ExperimentPlan;
import dev.lockscope.experiment.SweepPlan;
import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Comparisons, duels and sweeps saved as one file each. */
@QuarkusTest
class SavedPagesTest extends ApiTest {
    private static final Map<String, ?> DUEL = Map.of("slices", 10, "sliceMillis", 20, "warmUp", 0);
    private static final Map<String, ?> SWEEP = Map.of(
            "workload",
            ApiClient.SHORT,
            "repeats",
            1,
            "parameters",
            List.of(Map.of("name", "keys", "values", List.of(1, 2))));

    @Test
    void anEndedExperimentIsSavedAsOneFile() throws Exception {
        for (ExperimentPlan plan : List.of(Duel.accept(DUEL), SweepPlan.accept(SWEEP))) {
            Experiment ended = experimentService.start(plan);
            ended.awaitEnd();
            String at = "/api/%ss/%s".formatted(plan.kind(), ended.id());

            String html = saved(at + "/page.html", "%s-%s".formatted(plan.kind(), ended.id()));

            assertThat(html)
                    .contains("<script type=\"application/json\" data-path=\"%s\">\n%s</script>"
                            .formatted(plan.kind(), get(at).asString()));
            get(at).then().body("result.machine.cores", is(Runtime.getRuntime().availableProcessors()));
        }
    }

    @Test
    void aSavedPageContainsTheNoticeOfItsChartLibrary() throws Exception {
        Experiment ended = experimentService.start(Duel.accept(DUEL));
        ended.awaitEnd();

        String html = get("/api/duels/{id}/page.html", ended.id()).asString();

        assertThat(html.substring(0, html.indexOf("</head>")))
                .contains("uPlot", "Leon Sorokin", "The above copyright notice and this permission notice");
    }

    @Test
    void anActiveOrUnknownExperimentIsNotSaved() throws Exception {
        Experiment active = experimentService.start(Duel.accept(Map.of("slices", 100, "sliceMillis", 10_000)));

        get("/api/duels/{id}/page.html", active.id())
                .then()
                .spec(ApiClient.problem(409))
                .body("detail", containsString("still running"));
        get("/api/sweeps/{id}/page.html", active.id())
                .then()
                .spec(ApiClient.problem(404))
                .body("detail", containsString("no sweep"));
        get("/api/duels/nobody/page.html").then().spec(ApiClient.problem(404));
    }

    @Test
    void aSavedComparisonIsCompleteAndEscapesTags() {
        String one = ApiClient.ended(ApiClient.SHORT);
        String other = ApiClient.ended(Map.of("lock", "monitor", "durationMillis", 20));
        String evil = "</script><script>alert(1)</script><!-- <script>";
        given().contentType("application/json")
                .body(Map.of("name", evil))
                .patch("/api/runs/{id}", one)
                .then()
                .statusCode(200);

        String html = saved(
                "/api/comparison/page.html?runs=%s,%s".formatted(one, other), "comparison-%s-%s".formatted(one, other));

        assertThat(html).doesNotContain(evil, "alert(1)</").contains("data-path=\"comparison\"");
        for (String id : List.of(one, other)) {
            assertThat(html)
                    .contains(
                            "data-path=\"api/runs/%s\"".formatted(id),
                            get("/api/runs/{id}/snapshots", id).asString());
        }
    }

    @Test
    void aComparisonOfUnknownRunsIsRejected() {
        get("/api/comparison/page.html?runs=nobody,noone")
                .then()
                .spec(ApiClient.problem(400))
                .body("errors.detail", hasItem(containsString("nobody is not")));
    }

    private static String saved(String path, String name) {
        String html = get(path)
                .then()
                .statusCode(200)
                .contentType(startsWith("text/html"))
                .header("content-disposition", is("attachment; filename=\"lockscope-%s.html\"".formatted(name)))
                .extract()
                .asString();
        assertThat(html)
                .contains("Content-Security-Policy", "default-src 'none'")
                .doesNotContain("src=\"", "rel=\"stylesheet\"");
        return html;
    }
}
