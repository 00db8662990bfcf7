package dev.lockscope.api;

import static io.restassured.RestAssured.get;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.greaterThan;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;
import static org.hamcrest.Matchers.startsWith;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
class DuelsResourceTest extends ApiTest {
    private static final Map<String, ?> BRIEF =
            Map.of("b", Map.of("lock", "spin", "readers", 20), "slices", 10, "sliceMillis", 20, "warmUp", 1);
    private static final Map<String, ?> LONG = Map.of("slices", 100, "sliceMillis", 10_000);

    @Test
    void aDuelIsStoredWithoutItsRuns() {
        int runs = get("/api/runs").jsonPath().getList("$").size();
        Response started = duel(BRIEF);
        String id = started.then()
                .statusCode(201)
                .body("kind", is("duel"))
                .body("total", is(22))
                .extract()
                .path("id");
        assertThat(started.header("Location")).isEqualTo("../api/duels/" + id);

        JsonPath ended = ended(id);

        assertThat(ended.getString("state")).isEqualTo("finished");
        assertThat(ended.getInt("done")).isEqualTo(22);
        assertThat(ended.getString("asked.b.lock")).isEqualTo("spin");
        assertThat(ended.getInt("asked.a.durationMillis")).isEqualTo(20);
        assertThat(ended.getList("result.differs", String.class)).containsExactly("lock", "readers");
        assertThat(ended.getString("sentence"))
                .isEqualTo(ended.getString("result.sentence"))
                .contains("A (Mutex, readers 100)");
        assertThat(ended.getDouble("result.operations.low"))
                .isLessThanOrEqualTo(ended.getDouble("result.operations.median"));
        assertThat(ended.getList("result.pairs.warmUp", Boolean.class))
                .startsWith(true, false)
                .hasSize(11);
        assertThat(ended.getList("result.slices.side", String.class)).startsWith("a", "b", "b", "a");
        assertThat(ended.getString("result.machine.jdk")).isNotBlank();
        get("/api/duels")
                .then()
                .body("id", hasItem(id))
                .body("find { it.id == '%s' }.result".formatted(id), nullValue());
        assertThat(get("/api/runs").jsonPath().getList("$")).hasSize(runs);
    }

    @Test
    void theSlicesAreAvailableAsCsv() {
        String id = started(BRIEF);
        JsonPath ended = ended(id);

        Response csv = get("/api/duels/{id}.csv", id);

        csv.then()
                .statusCode(200)
                .contentType("text/csv;charset=UTF-8;header=present")
                .header("Content-Disposition", is("attachment; filename=\"lockscope-duel-%s.csv\"".formatted(id)));
        String[] lines = csv.asString().split("\r\n", -1);
        assertThat(lines).hasSize(24).endsWith("");
        assertThat(lines[0])
                .startsWith(
                        "lock,slice,pair,side,warm-up,reads (operations),writes (operations),elapsed (ns),operations (1/s),");
        assertThat(lines[2]).startsWith("spin,2,1,b,true,%s,".formatted(ended.getString("result.slices[1].reads")));
        assertThat(lines)
                .allSatisfy(line -> assertThat(line.isEmpty() || line.split(",", -1).length == 17)
                        .isTrue());
    }

    @Test
    void aStoppedDuelKeepsItsResults() {
        String id = started(Map.of("slices", 100, "sliceMillis", 20));
        await().until(() -> get("/api/duels/{id}", id).jsonPath().getInt("done") > 1);
        get("/api/duels/{id}", id).then().body("state", is("running")).body("remainingMillis", greaterThan(100));

        given().post("/api/duels/{id}/stop", id)
                .then()
                .statusCode(200)
                .body("state", is("stopped"))
                .body("result.slices.size()", greaterThan(1))
                .body("remainingMillis", nullValue());
        given().post("/api/duels/{id}/stop", id).then().statusCode(200).body("state", is("stopped"));
    }

    @Test
    void aConflictHasTheIdOfTheActiveRunOrDuel() {
        String duel = started(LONG);

        duel(BRIEF)
                .then()
                .spec(ApiClient.problem(409))
                .body("experiment.kind", is("duel"))
                .body("experiment.id", is(duel))
                .body("detail", startsWith("duel " + duel + " is running"));
        ApiClient.post("{}")
                .then()
                .spec(ApiClient.problem(409))
                .body("experiment.id", is(duel))
                .body("run", nullValue());
        given().delete("/api/duels/{id}", duel).then().spec(ApiClient.problem(409));

        given().post("/api/duels/{id}/stop", duel).then().statusCode(200);
        String run = ApiClient.started(ApiClient.LONG);
        duel(BRIEF).then().spec(ApiClient.problem(409)).body("run", is(run)).body("experiment", nullValue());
    }

    @Test
    void aDeletedDuelCanBeRestored() {
        String id = started(LONG);
        String before = given().post("/api/duels/{id}/stop", id)
                .then()
                .statusCode(200)
                .extract()
                .asString();

        given().delete("/api/duels/{id}", id).then().statusCode(204);

        get("/api/duels/{id}", id).then().spec(ApiClient.problem(404)).body("detail", containsString(id));
        get("/api/duels").then().body("id", not(hasItem(id)));
        given().delete("/api/duels/{id}", id).then().spec(ApiClient.problem(404));
        given().post("/api/sweeps/{id}/restore", id).then().spec(ApiClient.problem(404));
        get("/api/duels/{id}", id).then().statusCode(404);

        given().post("/api/duels/{id}/restore", id).then().statusCode(200).body("id", is(id));
        assertThat(get("/api/duels/{id}", id).asString()).isEqualTo(before);
        get("/api/duels").then().body("id", hasItem(id));
    }

    @Test
    void everyOffendingFieldIsListedWithItsSide() {
        duel(Map.of("a", Map.of("readers", -1, "colour", "red"), "b", Map.of("rampMillis", 5_000), "slices", 1))
                .then()
                .spec(ApiClient.problem(400))
                .body("errors.field", containsInAnyOrder("slices", "a.readers", "a.colour", "b.rampMillis"))
                .body("errors.find { it.field == 'b.rampMillis' }.detail", is("must be less than durationMillis"));
        assertThat(runService.running()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"{", "[]", "17", "{\"slices\": 10, \"slices\": 20}"})
    void aBodyThatIsNoJsonObjectIsRejected(String body) {
        duel(body).then().spec(ApiClient.problem(400)).body("detail", startsWith("The body must be one JSON object"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"/api/duels/nobody", "/api/duels/nobody.csv"})
    void anUnknownIdIsA404ThatNamesIt(String path) {
        get(path).then().spec(ApiClient.problem(404)).body("detail", containsString("nobody"));
        given().post("/api/duels/nobody/stop").then().spec(ApiClient.problem(404));
        given().post("/api/duels/nobody/restore")
                .then()
                .spec(ApiClient.problem(404))
                .body("detail", containsString("nobody"));
    }

    @Test
    void theLimitsListTheParametersOfADuel() {
        get("/api/limits")
                .then()
                .body("duel.name", contains("slices", "sliceMillis", "warmUp"))
                .body("duel", hasSize(3))
                .body("duel[0].min", is(10))
                .body("duel[0].help", notNullValue());
    }

    private static Response duel(Object body) {
        return given().contentType(ContentType.JSON).body(body).post("/api/duels");
    }

    private static String started(Map<String, ?> fields) {
        return duel(fields).then().statusCode(201).extract().path("id");
    }

    private static JsonPath ended(String id) {
        await().until(() ->
                !get("/api/duels/{id}", id).jsonPath().getString("state").equals("running"));
        return get("/api/duels/{id}", id).then().statusCode(200).extract().jsonPath();
    }
}
