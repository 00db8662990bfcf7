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
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
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

    @Test
    void theVersionIsThePomsAndStandsInReportsAndExports() throws IOException {
        Matcher pom = Pattern.compile("<artifactId>lockscope</artifactId>\\s*<version>([^<]+)<")
                .matcher(Files.readString(Path.of("pom.xml")));
        assertThat(pom.find()).isTrue();
        String version = pom.group(1);
        String id = ApiClient.ended(Map.of("durationMillis", 50));

        get("/api/version")
                .then()
                .statusCode(200)
                .body("version", is(version))
                .body("java", is(Runtime.version().toString()));
        get("/api/runs/{id}", id).then().body("report.machine.lockscope", is(version));
        assertThat(get("/api/runs/{id}/log", id).asString()).contains("\"lockscope\":\"" + version + '"');
        assertThat(get("/api/runs/{id}/histograms.hlog", id).asString()).startsWith("#[Lockscope " + version);
        assertThat(get("/api/runs/{id}/page.html", id).asString()).contains("data-saved=\"" + version + '"');
    }
}
