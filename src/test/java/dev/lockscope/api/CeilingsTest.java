package dev.lockscope.api;

import static io.restassured.RestAssured.get;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;

import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A server with low limits: each request is limited by its setting. */
@QuarkusTest
@TestProfile(CeilingsTest.Low.class)
class CeilingsTest extends ApiTest {
    public static class Low implements QuarkusTestProfile {
        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of(
                    "lockscope.max-workers", "150",
                    "lockscope.max-keys", "6",
                    "lockscope.max-hold", "1ms",
                    "lockscope.max-duration", "2s",
                    "lockscope.max-experiment-runs", "100",
                    "lockscope.max-experiment", "1m",
                    "lockscope.capture-bytes", "1M");
        }
    }

    @ParameterizedTest
    @CsvSource({
        "readers, 140, 0 to 150",
        "keys, 6, 1 to 6",
        "holdMicros, 1000, 0 to 1000",
        "durationMillis, 2000, 10 to 2000"
    })
    void aWorkloadIsLimitedByTheSettings(String field, int most, String range) {
        ApiClient.ended(Map.of(field, most));

        ApiClient.post(Map.of(field, 20_000))
                .then()
                .spec(ApiClient.problem(400))
                .body("errors.field", contains(field))
                .body("errors.detail", contains("must be a whole number from %s, was 20000".formatted(range)));
        get("/api/limits")
                .then()
                .body(
                        "parameters.find { it.name == '%s' }.max".formatted(field),
                        is(Integer.valueOf(range.split(" ")[2])));
        get("/q/openapi?format=json")
                .then()
                .body(
                        "components.schemas.Workload.properties.%s.maximum".formatted(field),
                        is(Integer.valueOf(range.split(" ")[2])));
    }

    @Test
    void theWorkerLimitAppliesToTheSumAndDuringARun() {
        ApiClient.post(Map.of("readers", 141))
                .then()
                .spec(ApiClient.problem(400))
                .body("errors.detail", contains("must be from 1 to 150 together with writers"));
        get("/api/limits").then().body("rules", hasItem("readers must be from 1 to 150 together with writers"));

        String run = ApiClient.started(Map.of("durationMillis", 2_000));
        change(run, 140).statusCode(200);
        change(run, 141)
                .spec(ApiClient.problem(400))
                .body("errors.detail", contains("must be from 1 to 150 together with writers"));
    }

    private static ValidatableResponse change(String run, int readers) {
        return given().contentType(ContentType.JSON)
                .body(Map.of("readers", readers))
                .patch("/api/runs/{id}", run)
                .then();
    }

    @Test
    void presetsAboveTheLimitsAreNotListed() {
        get("/api/presets").then().body("id", hasItem("classic")).body("id", not(hasItem("ten-thousand")));
    }

    @Test
    void aSweepIsLimitedInRunsAndDuration() throws InterruptedException {
        sweep(List.of(1, 2), 50, 300).statusCode(201);
        stopAllRuns();

        sweep(List.of(1, 2, 3), 34, 300)
                .spec(ApiClient.problem(400))
                .body("errors.find { it.field == 'repeats' }.detail", is("must make no more than 100 runs, makes 102"));
        sweep(List.of(1, 2), 50, 1_000)
                .spec(ApiClient.problem(400))
                .body("errors.find { it.field == 'workload.durationMillis' }.detail", containsString("at most 600"));
        sweep(List.of(1, 141), 2, 100)
                .spec(ApiClient.problem(400))
                .body("errors[0].detail", containsString("must be from 1 to 150 together with writers"));
        sweep(List.of(1, 151), 2, 100)
                .spec(ApiClient.problem(400))
                .body("errors[0].detail", containsString("from 0 to 150"));
    }

    private static ValidatableResponse sweep(List<Integer> readers, int repeats, int millis) {
        Map<String, ?> sweep = Map.of(
                "workload",
                Map.of("durationMillis", millis),
                "parameters",
                List.of(Map.of("name", "readers", "values", readers)),
                "repeats",
                repeats);
        return given().contentType(ContentType.JSON)
                .body(sweep)
                .post("/api/sweeps")
                .then();
    }

    @Test
    void aDuelIsLimitedInRunsAndDuration() throws InterruptedException {
        duel(Map.of("slices", 50)).statusCode(201);
        stopAllRuns();

        duel(Map.of("slices", 51)).spec(ApiClient.problem(400)).body("errors.field", contains("slices"));
        duel(Map.of("slices", 50, "sliceMillis", 601))
                .spec(ApiClient.problem(400))
                .body("errors.field", contains("sliceMillis"));
        duel(Map.of("a", Map.of("keys", 7))).spec(ApiClient.problem(400)).body("errors.field", contains("a.keys"));
    }

    private static ValidatableResponse duel(Map<String, ?> duel) {
        return given().contentType(ContentType.JSON)
                .body(duel)
                .post("/api/duels")
                .then();
    }

    @Test
    void aCaptureIsLimitedByItsSetting() {
        String run = ApiClient.ended(Map.of("readers", 2, "writers", 1));

        assertThat(get("/api/runs/{id}/capture", run).<Integer>path("memoryBytes"))
                .isBetween(1 << 19, 1 << 20);
    }
}
