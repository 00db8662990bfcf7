package dev.lockscope.api;

import static io.restassured.RestAssured.get;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
class ComparisonResourceTest extends ApiTest {
    @Test
    void runsAreComparedInTheRequestedOrder() {
        String one = ApiClient.ended(ApiClient.SHORT);
        String other = ApiClient.ended(Map.of("lock", "monitor", "durationMillis", 50));

        JsonPath comparison = get("/api/comparison?runs={other},{one}", other, one)
                .then()
                .statusCode(200)
                .body("runs.id", is(List.of(other, one)))
                .body("runs.letter", is(List.of("A", "B")))
                .body("summary", containsString("differ in lock"))
                .body("workload.field", hasItem("lock"))
                .body("workload.find { it.field == 'lock' }.values", is(List.of("monitor", "mutex")))
                .body("machine", hasSize(0))
                .body("figures.group", hasItems("Rates", "Wait of reads", "Hold", "Fairness", "Time budget", "Verdict"))
                .body("figures.values", everyItem(hasSize(2)))
                .extract()
                .jsonPath();

        double reads = get("/api/runs/{id}", other).jsonPath().getDouble("report.reads");
        double seconds = get("/api/runs/{id}", other).jsonPath().getDouble("report.elapsedNanos") / 1e9;
        assertThat(comparison.getDouble("figures.find { it.group == 'Rates' && it.name == 'reads' }.values[0]"))
                .isCloseTo(reads / seconds, within(1.0));
    }

    @Test
    void theComparisonIsAvailableAsCsv() {
        String one = ApiClient.ended(ApiClient.SHORT);
        String other = ApiClient.ended(ApiClient.SHORT);

        for (String csv : List.of(
                given().accept("text/csv")
                        .get("/api/comparison?runs={a},{b}", one, other)
                        .then()
                        .contentType(containsString("header=present"))
                        .extract()
                        .asString(),
                get("/api/comparison.csv?runs={a},{b}", one, other).asString())) {
            assertThat(csv).startsWith("figure,unit,A %s,B %s,B / A,better\r\n".formatted(one, other));
            assertThat(csv.split("\r\n"))
                    .filteredOn(line -> line.contains("performed again"))
                    .singleElement()
                    .asString()
                    .startsWith("\"Lock: performed again, of operations\",share,");
            assertThat(csv).endsWith("\r\n").contains("\r\nVerdict: grade,grade,acceptable,acceptable,,\r\n");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "?runs=", "?runs=one", "?runs=1,2,3,4,5,6,7", "?runs=a,a"})
    void onlyTwoToSixDifferentRunsCanBeCompared(String query) {
        get("/api/comparison" + query)
                .then()
                .spec(ApiClient.problem(400))
                .body("errors.field", hasItem("runs"))
                .body("errors.detail", hasItem(containsString("2 to 6 different runs")));
    }

    @Test
    void eachUnknownRunIsListed() {
        String one = ApiClient.ended(ApiClient.SHORT);

        get("/api/comparison?runs={id},gone,lost&by=speed", one)
                .then()
                .spec(ApiClient.problem(400))
                .body("errors.field", is(List.of("by", "runs", "runs")))
                .body("errors.detail", hasItems(containsString("gone is not"), containsString("lost is not")));
    }
}
