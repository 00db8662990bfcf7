package dev.lockscope.api;

import static io.restassured.RestAssured.get;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.startsWith;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.Method;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Pausing, resuming and changing a run, its capture, and the errors of each. */
@QuarkusTest
class ControlTest extends ApiTest {
    @Test
    void aRunIsPausedAndResumed() {
        String id = ApiClient.started(ApiClient.LONG);

        given().post("/api/runs/{id}/pause", id)
                .then()
                .statusCode(200)
                .body("id", is(id))
                .body("state", is("paused"));
        get("/api/runs/{id}", id).then().body("state", is("paused"));

        given().post("/api/runs/{id}/resume", id).then().statusCode(200).body("state", is("running"));
        get("/api/runs/{id}", id).then().body("state", is("running"));
    }

    @Test
    void pauseAndResumeAreIdempotent() {
        String id = ApiClient.started(ApiClient.LONG);

        given().post("/api/runs/{id}/resume", id).then().statusCode(200).body("state", is("running"));
        given().post("/api/runs/{id}/pause", id).then().statusCode(200);
        given().post("/api/runs/{id}/pause", id).then().statusCode(200).body("state", is("paused"));
    }

    @Test
    void aPausedRunBlocksOthersAndCanBeStopped() {
        String id = ApiClient.started(ApiClient.LONG);
        given().post("/api/runs/{id}/pause", id).then().statusCode(200);

        ApiClient.post("{}").then().spec(ApiClient.problem(409)).body("run", is(id));

        given().post("/api/runs/{id}/stop", id).then().statusCode(200).body("state", is("stopped"));
    }

    @Test
    void aChangeAppliesToTheActiveRun() {
        String id = ApiClient.started(ApiClient.LONG);

        ApiClient.patch(id, Map.of("readers", 7, "writers", 0, "pauseMicros", 250, "holdMicros", 5))
                .then()
                .statusCode(200)
                .body("state", is("running"))
                .body("workload.readers", is(7))
                .body("workload.writers", is(0))
                .body("workload.pauseMicros", is(250))
                .body("workload.holdMicros", is(5))
                .body("workload.durationMillis", is(600_000));

        get("/api/runs/{id}", id).then().body("workload.readers", is(7));
    }

    @Test
    void anEmptyChangeHasNoEffect() {
        String id = ApiClient.started(ApiClient.LONG);
        JsonPath before = get("/api/runs/{id}", id).jsonPath();

        JsonPath after =
                ApiClient.patch(id, "{}").then().statusCode(200).extract().jsonPath();

        assertThat(after.getMap("workload")).isEqualTo(before.getMap("workload"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            keys           | 7         | can't be changed during the run; these can: readers, writers, pauseMicros, holdMicros
            lock           | "spin"    | can't be changed during the run
            durationMillis | 10        | can't be changed during the run
            colour         | "red"     | can't be changed during the run
            readers        | -1        | must be a whole number from 0 to 20000, was -1
            readers        | 20001     | must be a whole number from 0 to 20000, was 20001
            readers        | 20000     | must be from 1 to 20000 together with writers
            pauseMicros    | 10000001  | must be a whole number from 0 to 10000000
            holdMicros     | "1"       | must be a whole number from 0 to 1000000, was "1"
            writers        | null      | must be a whole number from 0 to 20000, was null
            """)
    void anInvalidChangeIsRejectedByItsField(String field, String value, String detail) {
        String id = ApiClient.started(ApiClient.LONG);

        ApiClient.patch(id, "{\"%s\": %s}".formatted(field, value))
                .then()
                .spec(ApiClient.problem(400))
                .body("errors.field", is(List.of(field)))
                .body("errors[0].detail", startsWith(detail));
    }

    @Test
    void changesAreAppliedAllOrNone() {
        String id = ApiClient.started(ApiClient.LONG);

        ApiClient.patch(id, Map.of("readers", 5, "pauseMicros", -1, "holdMicros", -1))
                .then()
                .spec(ApiClient.problem(400))
                .body("errors.field", containsInAnyOrder("pauseMicros", "holdMicros"));

        get("/api/runs/{id}", id).then().body("workload.readers", is(2));
    }

    @ParameterizedTest
    @ValueSource(strings = {"{", "[]", "17", "{\"readers\": 1, \"readers\": 2}"})
    void aChangeThatIsNoJsonObjectIsRejected(String body) {
        String id = ApiClient.started(ApiClient.LONG);

        ApiClient.patch(id, body)
                .then()
                .spec(ApiClient.problem(400))
                .body("detail", startsWith("The body must be one JSON object"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"text/plain", "application/xml", "application/x-www-form-urlencoded"})
    void aChangeOfAnotherMediaTypeIsRejected(String type) {
        String id = ApiClient.started(ApiClient.LONG);

        given().contentType(type)
                .body("{\"readers\": 1}")
                .patch("/api/runs/{id}", id)
                .then()
                .spec(ApiClient.problem(415));
    }

    @Test
    void anEndedRunCannotBeChanged() {
        String id = ApiClient.ended(ApiClient.SHORT);
        String before = get("/api/runs/{id}", id).asString();

        for (Response rejected : List.of(
                given().post("/api/runs/{id}/pause", id),
                given().post("/api/runs/{id}/resume", id),
                ApiClient.patch(id, Map.of("readers", 1)))) {
            rejected.then().spec(ApiClient.problem(409)).body("detail", endsWith("only an active run can be changed"));
        }

        assertThat(get("/api/runs/{id}", id).asString()).isEqualTo(before);
    }

    @Test
    void anUnknownRunIsA404WithItsId() {
        for (Response rejected : List.of(
                given().post("/api/runs/nobody/pause"),
                given().post("/api/runs/nobody/resume"),
                ApiClient.patch("nobody", Map.of("readers", 1)),
                get("/api/runs/nobody/capture"))) {
            rejected.then().spec(ApiClient.problem(404)).body("detail", containsString("nobody"));
        }
    }

    @ParameterizedTest
    @CsvSource({"GET, pause", "GET, resume", "PUT, pause", "DELETE, resume", "POST, capture", "DELETE, capture"})
    void anotherMethodIsA405(Method method, String action) {
        given().request(method, "/api/runs/x/" + action).then().spec(ApiClient.problem(405));
    }

    @Test
    void aCaptureHasTheLatestOperationsInOrder() {
        String id = ApiClient.started(ApiClient.LONG);
        await().until(() -> !capture(id).getList("lanes").isEmpty());

        assertInOrder(capture(id));
        given().post("/api/runs/{id}/stop", id).then().statusCode(200);
        assertInOrder(capture(id));
        assertThat(capture(id).getString("trigger")).isEqualTo("off");
    }

    @Test
    void aLongWaitTriggersTheCapture() {
        String id = ApiClient.started(Map.of(
                "durationMillis", 600_000, "holdMicros", 2_000, "holdKind", "park", "captureWaitOverMicros", 1_000));
        await().until(() -> capture(id).getString("trigger").equals("triggered"));
        assertThat(capture(id).getLong("triggeredAt")).isPositive();

        given().post("/api/runs/{id}/stop", id).then().statusCode(200);

        get("/api/runs/{id}/capture", id)
                .then()
                .body("trigger", is("triggered"))
                .body("lanes.worker", not(List.of()));
    }

    private static JsonPath capture(String id) {
        return get("/api/runs/{id}/capture", id)
                .then()
                .statusCode(200)
                .extract()
                .jsonPath();
    }

    private static void assertInOrder(JsonPath capture) {
        assertThat(capture.getList("lanes.worker", String.class))
                .isNotEmpty()
                .allMatch(worker -> worker.matches("(reader|writer) [0-9]+"));
        for (List<Map<String, Number>> lane : capture.<List<Map<String, Number>>>getList("lanes.operations")) {
            long before = 0;
            for (Map<String, Number> operation : lane) {
                for (String time : List.of("asked", "had", "released", "returned")) {
                    assertThat(operation.get(time).longValue()).as(time).isGreaterThanOrEqualTo(before);
                    before = operation.get(time).longValue();
                }
            }
        }
    }
}
