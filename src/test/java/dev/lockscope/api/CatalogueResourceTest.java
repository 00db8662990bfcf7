package dev.lockscope.api;

import static io.restassured.RestAssured.get;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.blankOrNullString;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

@QuarkusTest
class CatalogueResourceTest extends ApiTest {
    @Test
    void everyLockHasADescriptionAndASource() {
        JsonPath locks = get("/api/locks")
                .then()
                .statusCode(200)
                .body("id", hasItem("mutex"))
                .extract()
                .jsonPath();

        for (String field : List.of("id", "name", "family", "sentence", "tradeOff", "source")) {
            assertThat(locks.getList(field, String.class))
                    .as(field)
                    .isNotEmpty()
                    .allSatisfy(text -> assertThat(text).isNotBlank());
        }
    }

    @Test
    void theLocksAreTheOptionsOfAWorkload() {
        List<String> options = get("/api/limits").path("parameters.find { it.name == 'lock' }.options");

        assertThat(get("/api/locks").<List<String>>path("id")).isEqualTo(options);
    }

    @Test
    void theClassicPresetComesFirst() {
        get("/api/presets")
                .then()
                .statusCode(200)
                .body("id[0]", is("classic"))
                .body("workload[0].readers", is(100))
                .body("lookFor", everyItem(not(blankOrNullString())));
    }

    @Test
    void everyPresetIsAValidWorkload() {
        List<Map<String, ?>> presets = get("/api/presets").path("workload");
        for (Map<String, ?> workload : presets) {
            ApiClient.ended(workload);
        }
    }

    @Test
    void limitsListEveryParameterWithItsBoundsOrOptions() {
        get("/api/limits")
                .then()
                .statusCode(200)
                .body(
                        "parameters.name",
                        hasItems(
                                "lock",
                                "threads",
                                "readers",
                                "writers",
                                "keys",
                                "values",
                                "pauseMicros",
                                "durationMillis",
                                "seed"))
                .body("parameters.label", everyItem(not(blankOrNullString())))
                .body("parameters.help", everyItem(not(blankOrNullString())))
                .body("parameters.find { it.name == 'keys' }.kind", is("whole"))
                .body("parameters.find { it.name == 'keys' }.min", is(1))
                .body("parameters.find { it.name == 'keys' }.max", is(1_000))
                .body("parameters.find { it.name == 'keys' }.whenEmpty", nullValue())
                .body("parameters.find { it.name == 'seed' }.whenEmpty", not(blankOrNullString()))
                .body("parameters.find { it.name == 'seed' }.classic", nullValue())
                .body("parameters.find { it.name == 'threads' }.kind", is("choice"))
                .body("parameters.find { it.name == 'threads' }.options", is(List.of("virtual", "platform")))
                .body("rules", everyItem(not(blankOrNullString())));
    }

    @Test
    void theListedLimitsAreEnforced() {
        for (Map<String, ?> whole :
                get("/api/limits").<List<Map<String, ?>>>path("parameters.findAll { it.kind == 'whole' }")) {
            String name = (String) whole.get("name");
            assertThat(isRejected(name, ((Number) whole.get("min")).longValue() - 1))
                    .as(name + " below its minimum")
                    .isTrue();
            assertThat(isRejected(name, ((Number) whole.get("max")).longValue() + 1))
                    .as(name + " above its maximum")
                    .isTrue();
        }
    }

    @Test
    void theDefaultsAreTheClassicWorkload() {
        Map<String, Object> classic = new HashMap<>();
        get("/api/limits")
                .<List<Map<String, ?>>>path("parameters")
                .forEach(parameter -> classic.put((String) parameter.get("name"), parameter.get("classic")));

        assertThat(get("/api/presets").<Map<String, Object>>path("workload[0]")).isEqualTo(classic);
    }

    private static boolean isRejected(String field, long value) {
        return ApiClient.post(Map.of(field, value)).statusCode() == 400;
    }
}
