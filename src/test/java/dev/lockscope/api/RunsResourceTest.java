package dev.lockscope.api;

import static io.restassured.RestAssured.get;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.both;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.greaterThan;
import static org.hamcrest.Matchers.greaterThanOrEqualTo;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.lessThan;
import static org.hamcrest.Matchers.matchesPattern;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.path.json.JsonPath;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
class RunsResourceTest extends ApiTest {
    @Test
    void anEmptyWorkloadIsTheClassicOne() {
        ApiClient.post("{}")
                .then()
                .statusCode(201)
                .body("state", is("running"))
                .body("workload.lock", is("mutex"))
                .body("workload.threads", is("virtual"))
                .body("workload.readers", is(100))
                .body("workload.writers", is(10))
                .body("workload.keys", is(5))
                .body("workload.values", is(100))
                .body("workload.pauseMicros", is(1_000))
                .body("workload.durationMillis", is(1_000))
                .body("workload.seed", nullValue());
    }

    @Test
    void anEmptyObjectIsTheClassicWorkload() {
        ApiClient.post("{}").then().statusCode(201).body("workload.readers", is(100));
    }

    @Test
    void aRunHasTheRequestedWorkload() {
        Map<String, ?> requested =
                Map.of("readers", 3, "writers", 0, "threads", "platform", "seed", 42, "durationMillis", 10);

        JsonPath response =
                ApiClient.post(requested).then().statusCode(201).extract().jsonPath();

        assertThat(response.getMap("workload")).containsAllEntriesOf(requested);
    }

    @Test
    void aNewRunIsFoundAtItsLocation() {
        String location =
                ApiClient.post(ApiClient.SHORT).then().statusCode(201).extract().header("Location");

        assertThat(location).matches("\\.\\./api/runs/[0-9a-z]+");
        get(URI.create("/api/runs").resolve(location).getPath())
                .then()
                .statusCode(200)
                .body("id", is(location.substring(location.lastIndexOf('/') + 1)));
    }

    @Test
    void aRunHasItsReportOnceItHasEnded() {
        String id = ApiClient.started(Map.of("durationMillis", 200));
        get("/api/runs/{id}", id).then().body("state", is("running")).body("report", nullValue());

        await().untilAsserted(() -> get("/api/runs/{id}", id).then().body("state", is("finished")));

        get("/api/runs/{id}", id)
                .then()
                .contentType(ContentType.JSON)
                .body("startedAt", matchesPattern("[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9:.]+Z"))
                .body("report.reads", greaterThan(0))
                .body("report.writes", greaterThan(0))
                .body("report.elapsedNanos", greaterThanOrEqualTo(200_000_000))
                .body("report.limit", is(22_000))
                .body("report.seed", notNullValue())
                .body("report.state.key", is(List.of(0, 1, 2, 3, 4)))
                .body(
                        "report.state.value",
                        everyItem(both(greaterThanOrEqualTo(0)).and(lessThan(100))))
                .body("report.state.version", everyItem(greaterThan(0)))
                .body("failure", nullValue());
    }

    @Test
    void distributionsHaveBucketsAndACurve() {
        String id = ApiClient.started(Map.of("durationMillis", 200));
        await().until(() -> get("/api/runs/{id}", id).path("state").equals("finished"));
        JsonPath report = get("/api/runs/{id}", id).jsonPath();

        for (String of : List.of("report.wait", "report.wait.reads", "report.hold.writes", "report.overshoot")) {
            assertThat(report.getList(of + ".buckets", Long.class)).as(of).isNotEmpty();
            assertThat(report.getList(of + ".curve[-1]", Double.class))
                    .as(of)
                    .containsExactly(100.0, report.getDouble(of + ".max"));
        }
    }

    @Test
    void anEndedRunAsPlainTextIsTheClassicThreeLines() {
        String id = ApiClient.ended(Map.of("durationMillis", 200));
        String lines = given().accept(ContentType.TEXT)
                .get("/api/runs/{id}", id)
                .then()
                .statusCode(200)
                .contentType("text/plain;charset=UTF-8")
                .extract()
                .asString();

        assertThat(lines).isEqualTo(classicLines(get("/api/runs/{id}", id).jsonPath()));
    }

    @Test
    void anActiveRunAsPlainTextIsA409() {
        String id = ApiClient.started(ApiClient.LONG);

        given().accept(ContentType.TEXT).get("/api/runs/{id}", id).then().spec(ApiClient.problem(409));
    }

    @ParameterizedTest
    @ValueSource(strings = {"*/*", "application/json", "application/*", "text/plain;q=0.5, application/json"})
    void jsonIsTheDefault(String accepted) {
        String id = ApiClient.ended(ApiClient.SHORT);

        given().accept(accepted)
                .get("/api/runs/{id}", id)
                .then()
                .contentType(ContentType.JSON)
                .body("id", is(id));
    }

    @ParameterizedTest
    @ValueSource(strings = {"text/plain", "text/*", "text/plain, */*;q=0.1"})
    void textIsServedIfPreferred(String accepted) {
        String id = ApiClient.ended(ApiClient.SHORT);

        given().accept(accepted)
                .get("/api/runs/{id}", id)
                .then()
                .statusCode(200)
                .contentType(ContentType.TEXT);
    }

    @Test
    void theRunsAreListedNewestFirst() {
        String first = ApiClient.ended(ApiClient.SHORT);
        String second = ApiClient.ended(ApiClient.SHORT);

        List<String> ids = get("/api/runs").then().statusCode(200).extract().path("id");

        assertThat(ids).startsWith(second, first);
    }

    @Test
    void stopEndsARunAndReturnsItsReport() {
        String id = ApiClient.started(ApiClient.LONG);

        given().post("/api/runs/{id}/stop", id)
                .then()
                .statusCode(200)
                .body("id", is(id))
                .body("state", is("stopped"))
                .body("report", notNullValue())
                .time(lessThan(2_000L));

        get("/api/runs/{id}", id).then().body("state", is("stopped"));
    }

    @Test
    void stoppingAnEndedRunChangesNothing() {
        String id = ApiClient.started(ApiClient.SHORT);
        await().untilAsserted(() -> get("/api/runs/{id}", id).then().body("state", is("finished")));
        String before = get("/api/runs/{id}", id).asString();

        String after = given().post("/api/runs/{id}/stop", id)
                .then()
                .statusCode(200)
                .extract()
                .asString();

        assertThat(after).isEqualTo(before);
    }

    @Test
    void aSecondRunIsRejectedWithTheIdOfTheActiveOne() {
        String running = ApiClient.started(ApiClient.LONG);

        ApiClient.post("{}")
                .then()
                .spec(ApiClient.problem(409))
                .body("run", is(running))
                .body("detail", endsWith("stop it or wait for its end"));

        get("/api/runs/{id}", running).then().body("state", is("running"));
    }

    @Test
    void concurrentStartsCreateOneRun() {
        List<Integer> responses = List.of(1, 2, 3, 4, 5, 6, 7, 8).parallelStream()
                .map(client -> ApiClient.post(ApiClient.LONG).statusCode())
                .toList();

        assertThat(responses)
                .containsOnlyOnce(201)
                .allSatisfy(status -> assertThat(status).isIn(201, 409));
    }

    @Test
    void theRequestedSeedIsReported() {
        String id = ApiClient.ended(Map.of("durationMillis", 20, "seed", 9_007_199_254_740_991L));

        get("/api/runs/{id}", id).then().body("report.seed", is(9_007_199_254_740_991L));
    }

    private static String classicLines(JsonPath run) {
        List<String> cells = IntStream.range(0, run.getList("report.state").size())
                .mapToObj("report.state[%d]"::formatted)
                .map(cell -> run.getInt(cell + ".key") + "=" + run.getInt(cell + ".value"))
                .toList();
        return "readOps: %d\nwriteOps: %d\nstate: {%s}\n"
                .formatted(run.getLong("report.reads"), run.getLong("report.writes"), String.join(", ", cells));
    }
}
