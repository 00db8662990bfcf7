package dev.lockscope.api;

import static io.restassured.RestAssured.get;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.greaterThan;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.lessThan;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;
import static org.hamcrest.Matchers.startsWith;

import dev.lockscope.experiment.ExperimentService;
import dev.lockscope.history.ExperimentHistory;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
class SweepsResourceTest {
    private static final Map<String, ?> SHORT = Map.of("durationMillis", 20, "readers", 4, "writers", 0);
    private static final Map<String, ?> LONG = Map.of(
            "workload",
            Map.of("durationMillis", 60_000),
            "parameters",
            List.of(Map.of("name", "keys", "values", List.of(1, 2))));

    @Inject
    ExperimentService experimentService;

    @Inject
    ExperimentHistory experiments;

    @AfterEach
    void stopAllRuns() throws InterruptedException {
        experimentService.close();
    }

    @Test
    void aSweepIsStoredListedDeletedAndRestored() throws InterruptedException {
        String id = started(Map.of(
                        "workload",
                        SHORT,
                        "repeats",
                        2,
                        "seed",
                        3,
                        "parameters",
                        List.of(Map.of("name", "readers", "from", 1, "to", 16, "points", 5, "scale", "geometric"))))
                .body("kind", is("sweep"))
                .body("state", is("running"))
                .body("asked.seed", is(3))
                .body("asked.axes[0].values", contains(1, 2, 4, 8, 16))
                .body("asked.warmupMillis", is(0))
                .body("total", is(10))
                .extract()
                .path("id");
        experiments.find("sweep", id).orElseThrow().awaitEnd();

        get("/api/sweeps/{id}", id)
                .then()
                .statusCode(200)
                .body("state", is("finished"))
                .body("done", is(10))
                .body("remainingMillis", nullValue())
                .body("result.points.workers", contains(1, 2, 4, 8, 16))
                .body("result.points.operationsPerSecond.runs", everyItem(is(2)))
                .body("result.points.operationsPerSecond.median", everyItem(greaterThan(0f)))
                .body("result.points.grade", everyItem(is("unchecked")))
                .body("result.runs", hasSize(10))
                .body("result.law.sentence", startsWith("The scalability law "))
                .body("sentence", containsString("scalability law"));
        get("/api/sweeps").then().body("id", hasItem(id)).body("[0].result", nullValue());
        get("/api/runs").then().body("id", not(hasItem(id)));

        given().delete("/api/sweeps/{id}", id).then().statusCode(204);
        get("/api/sweeps/{id}", id).then().spec(ApiClient.problem(404));
        get("/api/sweeps").then().body("id", not(hasItem(id)));

        given().post("/api/sweeps/{id}/restore", id).then().statusCode(200).body("result.runs", hasSize(10));
        get("/api/sweeps").then().body("id", hasItem(id));
    }

    @Test
    void theRunsAreCsvInTheirOrder() throws InterruptedException {
        String id = started(Map.of(
                        "workload",
                        SHORT,
                        "repeats",
                        1,
                        "parameters",
                        List.of(
                                Map.of("name", "lock", "values", List.of("mutex", "spin")),
                                Map.of("name", "pauseMicros", "values", List.of(100, 1000)))))
                .extract()
                .path("id");
        experiments.find("sweep", id).orElseThrow().awaitEnd();

        String csv = get("/api/sweeps/{id}.csv", id)
                .then()
                .statusCode(200)
                .contentType("text/csv")
                .header("Content-Disposition", containsString("lockscope-sweep-" + id + ".csv"))
                .extract()
                .asString();

        List<String> lines = List.of(csv.split("\r\n"));
        assertThat(lines.getFirst())
                .isEqualTo("run,lock,pauseMicros (µs),reads (operations),writes (operations),elapsed (ns),"
                        + "throughput (operations/s),p99 wait (ns),Jain's index (0 to 1),verdict,trouble");
        assertThat(lines.subList(1, lines.size()))
                .hasSize(4)
                .allSatisfy(line -> assertThat(line)
                        .matches("[1-4],(mutex|spin),(100|1000),\\d+,0,\\d+,\\d+,\\d*,[\\d.E-]*,unchecked,"))
                .extracting(line -> line.replaceAll("(\\d),(\\w+,\\d+),.*", "$2"))
                .containsExactlyInAnyOrder("mutex,100", "mutex,1000", "spin,100", "spin,1000");
    }

    @Test
    void aSweepOfLocksRanksAndRecommends() throws InterruptedException {
        String id = started(Map.of("workload", SHORT, "repeats", 1)).extract().path("id");
        experiments.find("sweep", id).orElseThrow().awaitEnd();

        get("/api/sweeps/{id}", id)
                .then()
                .body("result.ranking.rows", hasSize(13))
                .body("result.ranking.rows.lock", not(hasItem("unguarded")))
                .body("result.ranking.rows[0].place", is(1))
                .body("result.ranking.recommendation", notNullValue())
                .body("result.law", nullValue());
    }

    @Test
    void onlyOneSweepIsActiveAndStoppingKeepsItsResults() {
        String id = started(LONG).extract().path("id");

        given().contentType(ContentType.JSON)
                .body(LONG)
                .post("/api/sweeps")
                .then()
                .spec(ApiClient.problem(409))
                .body("experiment.kind", is("sweep"))
                .body("experiment.id", is(id));
        ApiClient.post(ApiClient.SHORT).then().spec(ApiClient.problem(409));
        given().delete("/api/sweeps/{id}", id).then().spec(ApiClient.problem(409));

        given().post("/api/sweeps/{id}/stop", id)
                .then()
                .statusCode(200)
                .body("state", is("stopped"))
                .body("done", lessThan(11))
                .body("result.points", hasSize(2));
        given().post("/api/sweeps/{id}/stop", id).then().statusCode(200).body("state", is("stopped"));
    }

    @Test
    void everyOffendingFieldIsListed() {
        given().contentType(ContentType.JSON)
                .body(Map.of(
                        "workload",
                        Map.of("keys", 0),
                        "repeats",
                        99,
                        "parameters",
                        List.of(Map.of("name", "keys", "from", 5, "to", 1, "points", 3))))
                .post("/api/sweeps")
                .then()
                .spec(ApiClient.problem(400))
                .body("errors.field", hasItems("workload.keys", "repeats", "parameters[0].to"));
        get("/api/sweeps/nobody.csv").then().spec(ApiClient.problem(404));
        given().post("/api/sweeps/nobody/stop").then().spec(ApiClient.problem(404));
        given().post("/api/sweeps/nobody/restore")
                .then()
                .spec(ApiClient.problem(404))
                .body("detail", containsString("nobody"));
    }

    private static ValidatableResponse started(Map<String, ?> sweep) {
        return given().contentType(ContentType.JSON)
                .body(sweep)
                .post("/api/sweeps")
                .then()
                .statusCode(201)
                .header("Location", startsWith("../api/sweeps/"));
    }
}
