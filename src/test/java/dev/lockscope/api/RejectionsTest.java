package dev.lockscope.api;

import static io.restassured.RestAssured.get;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.allOf;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.startsWith;

import dev.lockscope.runner.RunService;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.http.Method;
import jakarta.inject.Inject;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Responses to invalid requests. */
@QuarkusTest
class RejectionsTest {
    @Inject
    RunService runService;

    @TestHTTPResource("/")
    URI site;

    @AfterEach
    void noRunWasStarted() {
        assertThat(runService.running()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{",
                "[1, 2",
                "keys=5",
                "{'keys': 5}",
                "{\"keys\": 5,}",
                "{\"keys\": NaN}",
                "{} {}",
                "\u0000",
                "<a/>"
            })
    void aBodyThatIsNotJsonIsRejectedWithThePosition(String body) {
        ApiClient.post(body)
                .then()
                .spec(ApiClient.problem(400))
                .body(
                        "detail",
                        allOf(startsWith("The body must be one JSON object: "), containsString("line 1, column ")))
                .body("detail", not(containsString("REDACTED")))
                .body("detail", not(containsString("Feature")));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            []                | array
            [{}]              | array
            null              | null
            true              | boolean
            17                | number
            "{}"              | string
            """)
    void jsonThatIsNoObjectIsRejectedWithItsType(String body, String what) {
        ApiClient.post(body)
                .then()
                .spec(ApiClient.problem(400))
                .body("detail", is("The body must be one JSON object, was " + what));
    }

    @ParameterizedTest
    @CsvSource({"POST, /api/runs", "POST, /api/duels", "POST, /api/sweeps", "PATCH, /api/runs/{id}"})
    void aMissingBodyIsRejectedWhereRequired(Method method, String path) {
        String id = path.contains("{") ? ApiClient.ended(ApiClient.SHORT) : "";
        String at = path.replace("{id}", id);

        for (String missing : List.of("", " ", "\r\n")) {
            given().contentType(ContentType.JSON)
                    .body(missing)
                    .request(method, at)
                    .then()
                    .spec(ApiClient.problem(400))
                    .body("detail", startsWith("The body is missing"));
        }
        given().request(method, at)
                .then()
                .spec(ApiClient.problem(400))
                .body("detail", startsWith("The body is missing"));
    }

    @Test
    void aMissingLogIsRejected() {
        given().post(ImportResource.PATH).then().spec(ApiClient.problem(400));
    }

    @Test
    void noBodyIsNeededWhereNoneIsDocumented() {
        String id = ApiClient.started(ApiClient.LONG);

        given().post("/api/runs/{id}/pause", id).then().statusCode(200);
        given().post("/api/runs/{id}/resume", id).then().statusCode(200);
        given().post("/api/runs/{id}/stop", id).then().statusCode(200);
        given().delete("/api/runs/{id}", id).then().statusCode(204);
        given().post("/api/runs/{id}/restore", id).then().statusCode(200);
    }

    @Test
    void aFailedPreconditionHasTheETag() {
        given().header("If-Match", "\"x\"")
                .get("/api/runs")
                .then()
                .spec(ApiClient.problem(412))
                .body("detail", containsString("its ETag is W/"));
    }

    @Test
    void aDuplicateFieldIsNamed() {
        ApiClient.post("{\"keys\": 1, \"keys\": 2}")
                .then()
                .spec(ApiClient.problem(400))
                .body("detail", containsString("Duplicate field 'keys'"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            keys           | "5"
            keys           | 5.0
            keys           | true
            keys           | null
            keys           | [5]
            keys           | {"is": 5}
            keys           | 0
            keys           | 1001
            readers        | -1
            readers        | 20001
            writers        | 99999999999999999999999999
            values         | 1e400
            pauseMicros    | 10000001
            durationMillis | 9
            durationMillis | 3600001
            seed           | -1
            seed           | 9007199254740992
            lock           | "padlock"
            lock           | 0
            threads        | "green"
            threads        | null
            """)
    void anInvalidValueIsListedWithItsFieldAndValidValues(String field, String value) {
        ApiClient.post("{\"%s\": %s}".formatted(field, value))
                .then()
                .spec(ApiClient.problem(400))
                .body("errors.field", is(List.of(field)))
                .body("errors[0].detail", startsWith("must be "))
                .body("errors[0].detail", containsString(", was "));
    }

    @Test
    void everyOffendingFieldIsListedInOneResponse() {
        ApiClient.post(Map.of("keys", 0, "readers", "many", "lock", "none", "threads", 1, "speed", 11, "seed", 1))
                .then()
                .spec(ApiClient.problem(400))
                .body("errors.field", containsInAnyOrder("keys", "readers", "lock", "threads", "speed"));
    }

    @Test
    void anUnknownFieldIsListedWithTheValidOnes() {
        ApiClient.post(Map.of("reader", 1))
                .then()
                .spec(ApiClient.problem(400))
                .body("errors.field", is(List.of("reader")))
                .body("errors[0].detail", containsString("readers, writers, keys"));
    }

    @Test
    void constraintsOverSeveralFieldsAreChecked() {
        ApiClient.post(Map.of("readers", 0, "writers", 0))
                .then()
                .spec(ApiClient.problem(400))
                .body("errors.field", hasItem("readers"));
        ApiClient.post(Map.of("readers", 2_000, "writers", 1, "threads", "platform"))
                .then()
                .spec(ApiClient.problem(400))
                .body("errors.field", is(List.of("threads")));
    }

    @Test
    void aBodyThatIsTooLongIsRejected() {
        ApiClient.post("{\"keys\": %s5}".formatted(" ".repeat(70_000))).then().spec(ApiClient.problem(413));
    }

    @Test
    void aChunkedBodyThatIsTooLongIsRejected() throws Exception {
        byte[] large = "{\"keys\": %s5}".formatted(" ".repeat(70_000)).getBytes();
        HttpRequest chunked = HttpRequest.newBuilder(site.resolve("/api/runs"))
                .header("content-type", "application/json")
                .timeout(Duration.ofSeconds(20))
                .POST(BodyPublishers.ofByteArrays(List.of(large)))
                .build();

        try (HttpClient client =
                HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build()) {
            HttpResponse<String> response = client.send(chunked, BodyHandlers.ofString());
            assertThat(response.statusCode()).isEqualTo(413);
            assertThat(response.body()).contains("The body is limited to 65536 bytes, has more");
        }
    }

    @Test
    void deepNestingIsRejected() {
        ApiClient.post("{\"keys\": %s".formatted("[".repeat(5_000)))
                .then()
                .spec(ApiClient.problem(400))
                .body("detail", containsString("nesting depth"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"text/plain", "application/xml", "application/x-www-form-urlencoded"})
    void aBodyOfAnotherMediaTypeIsRejected(String type) {
        given().contentType(type).body("{}").post("/api/runs").then().spec(ApiClient.problem(415));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/api/runs/nobody",
                "/api/runs/%00",
                "/api/runs/nobody/report",
                "/api/nothing",
                "/nothing",
                "/api"
            })
    void unknownPathsAreA404(String path) {
        given().urlEncodingEnabled(false).get(path).then().spec(ApiClient.problem(404));
    }

    @Test
    void anUnknownRunIsA404WithItsId() {
        get("/api/runs/nobody").then().spec(ApiClient.problem(404)).body("detail", containsString("nobody"));
        given().post("/api/runs/nobody/stop")
                .then()
                .spec(ApiClient.problem(404))
                .body("detail", containsString("nobody"));
        given().accept(ContentType.TEXT).get("/api/runs/nobody").then().spec(ApiClient.problem(404));
    }

    @ParameterizedTest
    @CsvSource({
        "PUT, /api/runs, 'GET, HEAD, POST'",
        "DELETE, /api/runs, 'GET, HEAD, POST'",
        "PATCH, /api/runs, 'GET, HEAD, POST'",
        "PUT, /api/runs/x, 'GET, HEAD, PATCH, DELETE'",
        "POST, /api/runs/x, 'GET, HEAD, PATCH, DELETE'",
        "PUT, /api/runs/import, POST",
        "GET, /api/runs/x/stop, POST",
        "POST, /api/locks, 'GET, HEAD'",
        "POST, /api/limits, 'GET, HEAD'",
        "DELETE, /api/presets, 'GET, HEAD'"
    })
    void anotherMethodIsA405WithTheAllowedOnes(Method method, String path, String allowed) {
        given().request(method, path).then().spec(ApiClient.problem(405)).header("Allow", allowed);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/api/runs", "/api/locks", "/api/limits", "/api/presets"})
    void anUnavailableMediaTypeIsA406(String path) {
        given().accept("image/png")
                .get(path)
                .then()
                .spec(ApiClient.problem(406))
                .body("detail", startsWith("None of the types in Accept"));
    }

    @Test
    void aRunIsNotAvailableAsAnImage() {
        String id = ApiClient.ended(ApiClient.SHORT);

        given().accept("image/png").get("/api/runs/{id}", id).then().spec(ApiClient.problem(406));
    }
}
