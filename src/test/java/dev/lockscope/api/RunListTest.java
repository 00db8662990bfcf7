package dev.lockscope.api;

import static io.restassured.RestAssured.get;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.either;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import dev.lockscope.runner.RunService;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The list of runs: its entries, filters, order and pages. */
@QuarkusTest
class RunListTest {
    private static final Map<String, ?> LONGER = Map.of("durationMillis", 200, "readers", 4, "writers", 2);

    @Inject
    RunService runService;

    @AfterEach
    void stopAllRuns() throws InterruptedException {
        runService.close();
    }

    @Test
    void theListHasNoReports() {
        String id = ApiClient.started(LONGER);
        await().until(() -> runService.running().isEmpty());

        only(id).body("[0].id", is(id))
                .body("[0].state", either(is("finished")).or(is("stopped")))
                .body("[0].workload.readers", is(4))
                .body("[0].startedAt", notNullValue())
                .body("[0].elapsedNanos", notNullValue())
                .body("[0].p99WaitNanos", notNullValue())
                .body("[0].jain", notNullValue())
                .body("[0].grade", is("acceptable"))
                .body("[0].pinned", is(false))
                .body("[0].missing", is(0))
                .body("[0].report", nullValue());
    }

    /** The list with one run alone, filtered by a unique note. */
    private ValidatableResponse only(String id) {
        String note = UUID.randomUUID().toString();
        ApiClient.patch(id, Map.of("note", note)).then().statusCode(200);
        return get("/api/runs?q={note}", note.toUpperCase())
                .then()
                .statusCode(200)
                .body("size()", is(1));
    }

    @Test
    void theListIsFiltered() {
        ApiClient.ended(Map.of("durationMillis", 20, "lock", "stamped"));
        ApiClient.ended(Map.of("durationMillis", 20, "lock", "striped"));
        ApiClient.ended(Map.of());

        get("/api/runs?lock=stamped").then().body("size()", not(0)).body("workload.lock", everyItem(is("stamped")));
        get("/api/runs?preset=classic").then().body("size()", not(0)).body("preset", everyItem(is("classic")));
        get("/api/runs?pinned=false").then().body("size()", not(0)).body("pinned", everyItem(is(false)));
        get("/api/runs?q=" + UUID.randomUUID()).then().body("size()", is(0));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "startedAt",
                "elapsedNanos",
                "reads",
                "writes",
                "p99WaitNanos",
                "operationsPerSecond",
                "jain",
                "grade",
                "state",
                "lock",
                "preset",
                "name",
                "bytes"
            })
    void theListIsSortedAndPaged(String by) {
        ApiClient.ended(LONGER);
        ApiClient.ended(Map.of("durationMillis", 40, "lock", "striped"));
        ApiClient.patch(ApiClient.ended(ApiClient.SHORT), Map.of("name", "b"))
                .then()
                .statusCode(200);
        ApiClient.patch(ApiClient.ended(ApiClient.SHORT), Map.of("name", "a"))
                .then()
                .statusCode(200);
        List<String> all =
                get("/api/runs?sort=" + by).then().statusCode(200).extract().path("id");
        List<String> descending =
                get("/api/runs?sort=-" + by).then().statusCode(200).extract().path("id");

        assertThat(all).hasSizeGreaterThan(3).isEqualTo(descending.reversed());
        assertThat(get("/api/runs?limit=2&sort=" + by).jsonPath().getList("id")).isEqualTo(all.subList(0, 2));
        assertThat(get("/api/runs?sort=" + by + "&after=" + all.get(1))
                        .jsonPath()
                        .getList("id"))
                .isEqualTo(all.subList(2, all.size()));
    }

    @Test
    void theListIsSortedByItsOwnValues() {
        ApiClient.ended(LONGER);
        ApiClient.ended(ApiClient.SHORT);

        assertThat(get("/api/runs?sort=elapsedNanos").jsonPath().getList("elapsedNanos", Long.class))
                .isSorted();
    }

    @Test
    void theListHasATotalCountAndAnETag() {
        String id = ApiClient.ended(Map.of("durationMillis", 20, "lock", "owner"));
        ApiClient.ended(Map.of("durationMillis", 20, "lock", "owner"));
        Response list = get("/api/runs?lock=owner&limit=1");
        int all = get("/api/runs?lock=owner").jsonPath().getList("id").size();

        assertThat(list.header("X-Total-Count")).isEqualTo(String.valueOf(all));
        assertThat(given().header("If-None-Match", list.header("ETag"))
                        .get("/api/runs?lock=owner&limit=1")
                        .statusCode())
                .isEqualTo(304);
        for (Runnable change : List.<Runnable>of(
                () -> ApiClient.patch(id, Map.of("pinned", true)).then().statusCode(200),
                () -> given().delete("/api/runs/{id}", id).then().statusCode(204),
                () -> given().post("/api/runs/{id}/restore", id).then().statusCode(200),
                () -> ApiClient.ended(ApiClient.SHORT))) {
            String before = get("/api/runs").header("ETag");
            change.run();
            given().header("If-None-Match", before).get("/api/runs").then().statusCode(200);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "lock=brick, lock",
        "preset=none, preset",
        "pinned=yes, pinned",
        "sort=colour, sort",
        "limit=0, limit",
        "limit=1001, limit",
        "limit=x, limit",
        "after=nobody, after",
        "colour=red, colour"
    })
    void anInvalidQueryIsRejectedByItsField(String query, String field) {
        get("/api/runs?" + query).then().spec(ApiClient.problem(400)).body("errors.field", is(List.of(field)));
    }
}
