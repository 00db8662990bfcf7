package dev.lockscope.api;

import static io.restassured.RestAssured.get;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.nullValue;
import static org.hamcrest.Matchers.startsWith;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.lockscope.history.History;
import dev.lockscope.runner.RunService;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Runs that are no longer in memory. */
@QuarkusTest
class StoredRunsTest {
    @TestHTTPResource("/")
    URI site;

    private static final Map<String, ?> LONGER = Map.of("durationMillis", 200, "readers", 4, "writers", 2);

    @Inject
    RunService runService;

    @Inject
    History history;

    @Inject
    ObjectMapper json;

    @AfterEach
    void stopAllRuns() throws InterruptedException {
        runService.close();
    }

    /** The id of a run that is only in the database. */
    private String stored(Map<String, ?> workload) {
        String id = ApiClient.started(workload);
        await().until(() -> runService.running().isEmpty());
        while (history.find(id).isPresent()) {
            ApiClient.ended(ApiClient.SHORT);
        }
        return id;
    }

    @Test
    void aStoredRunReadsAsItDidInMemory() throws Exception {
        String id = ApiClient.ended(LONGER);
        Map<String, String> before = responses(id);

        while (history.find(id).isPresent()) {
            ApiClient.ended(ApiClient.SHORT);
        }

        for (Map.Entry<String, String> after : responses(id).entrySet()) {
            assertThat(after.getValue()).as(after.getKey()).isEqualTo(before.get(after.getKey()));
        }
    }

    private Map<String, String> responses(String id) throws Exception {
        return Map.of(
                "the run", json.readTree(get("/api/runs/{id}", id).asString()).toString(),
                "its lines",
                        given().accept(ContentType.TEXT)
                                .get("/api/runs/{id}", id)
                                .asString(),
                "its capture",
                        json.readTree(get("/api/runs/{id}/capture", id).asString())
                                .toString(),
                "stopped",
                        json.readTree(given().post("/api/runs/{id}/stop", id).asString())
                                .toString());
    }

    @Test
    void aStoredRunCannotBeChanged() {
        String id = stored(ApiClient.SHORT);

        for (Response rejected : List.of(
                given().post("/api/runs/{id}/pause", id),
                given().post("/api/runs/{id}/resume", id),
                ApiClient.patch(id, Map.of("readers", 1)),
                ApiClient.patch(id, Map.of("readers", 1, "name", "x")))) {
            rejected.then().spec(ApiClient.problem(409)).body("detail", endsWith("only an active run can be changed"));
        }
        get("/api/runs/{id}", id).then().body("name", nullValue());
    }

    @Test
    void anUnknownFieldIsListedInAnyState() {
        for (String id : List.of(stored(ApiClient.SHORT), ApiClient.started(ApiClient.LONG))) {
            ApiClient.patch(id, Map.of("nme", "x", "name", "y"))
                    .then()
                    .spec(ApiClient.problem(400))
                    .body("errors.field", contains("nme"))
                    .body("errors[0].detail", endsWith("and at any time: name, note, pinned"));
            get("/api/runs/{id}", id).then().body("name", nullValue());
        }
    }

    @Test
    void concurrentLabelChangesAreAllStored() {
        String id = stored(ApiClient.SHORT);
        try (HttpClient client = HttpClient.newHttpClient()) {
            for (int round = 0; round < 30; round++) {
                String text = "round " + round;
                boolean pinned = round % 2 == 0;

                Stream.of("{\"name\":\"%s\"}", "{\"note\":\"%s\"}", "{\"pinned\":%2$s}")
                        .map(change -> change(id, change.formatted(text, pinned)))
                        .map(change -> client.sendAsync(change, HttpResponse.BodyHandlers.discarding()))
                        .toList()
                        .forEach(response ->
                                assertThat(response.join().statusCode()).isEqualTo(200));

                get("/api/runs/{id}", id)
                        .then()
                        .body("name", is(text))
                        .body("note", is(text))
                        .body("pinned", is(pinned));
            }
        }
    }

    private HttpRequest change(String id, String labels) {
        return HttpRequest.newBuilder(site.resolve("/api/runs/" + id))
                .header("Content-Type", "application/json")
                .method("PATCH", HttpRequest.BodyPublishers.ofString(labels))
                .build();
    }

    @Test
    void labelsAreSetAndRemovedOnAnyRun() {
        for (String id : List.of(stored(ApiClient.SHORT), ApiClient.started(ApiClient.LONG))) {
            ApiClient.patch(id, Map.of("name", "  The one ", "note", "a\nb", "pinned", true))
                    .then()
                    .statusCode(200)
                    .body("name", is("The one"))
                    .body("note", is("a\nb"))
                    .body("pinned", is(true));
            ApiClient.patch(id, "{}").then().statusCode(200).body("name", is("The one"));
            get("/api/runs/{id}", id).then().body("name", is("The one"));
            assertThat(given().queryParam("q", "the ONE")
                            .get("/api/runs?pinned=true")
                            .jsonPath()
                            .getList("id"))
                    .contains(id);

            Map<String, Object> nothing = new HashMap<>();
            nothing.put("name", " ");
            nothing.put("note", null);
            nothing.put("pinned", false);
            ApiClient.patch(id, nothing)
                    .then()
                    .statusCode(200)
                    .body("name", nullValue())
                    .body("note", nullValue())
                    .body("pinned", is(false));
        }
    }

    @Test
    void anActiveRunIsChangedAndLabelledAtOnce() {
        String id = ApiClient.started(ApiClient.LONG);

        ApiClient.patch(id, Map.of("readers", 5, "name", "five"))
                .then()
                .statusCode(200)
                .body("workload.readers", is(5))
                .body("name", is("five"));
        ApiClient.patch(id, Map.of("readers", -5, "name", "six"))
                .then()
                .spec(ApiClient.problem(400))
                .body("errors.field", is(List.of("readers")));

        get("/api/runs/{id}", id).then().body("workload.readers", is(5)).body("name", is("five"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            name   | 17      | must be a text of at most 100 characters or null
            note   | {}      | must be a text of at most 2000 characters or null
            pinned | "yes"   | must be true or false
            pinned | null    | must be true or false
            """)
    void anInvalidLabelIsRejectedByItsField(String field, String value, String detail) {
        ApiClient.patch(ApiClient.ended(ApiClient.SHORT), "{\"%s\": %s}".formatted(field, value))
                .then()
                .spec(ApiClient.problem(400))
                .body("errors.field", is(List.of(field)))
                .body("errors[0].detail", is(detail));
    }

    @Test
    void textsThatAreTooLongAreRejected() {
        String id = ApiClient.ended(ApiClient.SHORT);

        ApiClient.patch(id, Map.of("name", "x".repeat(101), "note", "x".repeat(2_001)))
                .then()
                .spec(ApiClient.problem(400))
                .body("errors.field", is(List.of("name", "note")));
        ApiClient.patch(id, Map.of("name", "x".repeat(100), "note", "x".repeat(2_000)))
                .then()
                .statusCode(200);
    }

    @Test
    void aDeletedRunCanBeRestored() {
        for (String id : List.of(stored(ApiClient.SHORT), ApiClient.ended(ApiClient.SHORT))) {
            String before = get("/api/runs/{id}", id).jsonPath().getString("report.reads");
            given().delete("/api/runs/{id}", id).then().statusCode(204);

            get("/api/runs/{id}", id).then().spec(ApiClient.problem(404)).body("detail", containsString(id));
            assertThat(get("/api/runs").jsonPath().getList("id")).doesNotContain(id);
            given().delete("/api/runs/{id}", id).then().spec(ApiClient.problem(404));
            ApiClient.patch(id, Map.of("name", "ghost")).then().spec(ApiClient.problem(404));

            given().post("/api/runs/{id}/restore", id)
                    .then()
                    .statusCode(200)
                    .body("id", is(id))
                    .body("name", nullValue())
                    .body("report.reads.toString()", is(before));
            assertThat(get("/api/runs").jsonPath().getList("id")).contains(id);
        }
    }

    @Test
    void anActiveRunCannotBeDeleted() {
        String id = ApiClient.started(ApiClient.LONG);

        given().delete("/api/runs/{id}", id)
                .then()
                .spec(ApiClient.problem(409))
                .body("detail", endsWith("stop it first"));

        get("/api/runs/{id}", id).then().body("state", is("running"));
    }

    @Test
    void anUnknownIdIsA404ThatNamesIt() {
        for (Response rejected : List.of(
                given().delete("/api/runs/nobody"),
                given().post("/api/runs/nobody/restore"),
                get("/api/runs/nobody/snapshots"),
                get("/api/runs/nobody/snapshots.csv"),
                ApiClient.patch("nobody", Map.of("name", "x")))) {
            rejected.then().spec(ApiClient.problem(404)).body("detail", containsString("nobody"));
        }
    }

    @Test
    void snapshotsAreNdjson() throws Exception {
        String id = stored(LONGER);

        List<String> lines = get("/api/runs/{id}/snapshots", id)
                .then()
                .statusCode(200)
                .contentType(startsWith("application/x-ndjson"))
                .extract()
                .asString()
                .lines()
                .toList();

        assertThat(lines).hasSizeGreaterThan(1);
        for (int line = 0; line < lines.size(); line++) {
            assertThat(json.readTree(lines.get(line)).get("seq").intValue()).isEqualTo(line + 1);
        }
    }

    @Test
    void snapshotsAreCsvWithUnits() throws Exception {
        String id = stored(LONGER);
        String last =
                get("/api/runs/{id}/snapshots", id).asString().lines().toList().getLast();

        String table = given().accept("text/csv")
                .get("/api/runs/{id}/snapshots", id)
                .then()
                .statusCode(200)
                .contentType(startsWith("text/csv"))
                .extract()
                .asString();

        assertThat(table).endsWith("\r\n");
        List<List<String>> rows = Arrays.stream(table.split("\r\n"))
                .map(row -> List.of(row.split(",", -1)))
                .toList();
        assertThat(rows.getFirst())
                .startsWith("seq", "t (ns)", "reads (operations)")
                .contains("wait p99 (ns)");
        assertThat(rows).allSatisfy(row -> assertThat(row).hasSameSizeAs(rows.getFirst()));
        assertThat(rows.getLast().get(rows.getFirst().indexOf("wait p99 (ns)")))
                .isEqualTo(json.readTree(last).at("/wait/p99").asText());
        assertThat(get("/api/runs/{id}/snapshots.csv", id).asString()).isEqualTo(table);
    }

    @Test
    void runsAreStoredInMemoryIfConfigured() {
        get("/api/history").then().statusCode(200).body("folder", nullValue()).body("problem", nullValue());
    }
}
