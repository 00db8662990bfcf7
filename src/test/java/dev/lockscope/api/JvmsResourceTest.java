package dev.lockscope.api;

import static io.restassured.RestAssured.get;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;

import dev.lockscope.run.measure.Machine;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** A server whose settings name two JVMs. */
@QuarkusTest
@TestProfile(JvmsResourceTest.TwoMore.class)
class JvmsResourceTest extends ApiTest {
    public static class TwoMore implements QuarkusTestProfile {
        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of(
                    "lockscope.runner-heap", "64M",
                    "lockscope.runner-options", "-Dvault.token=hunter2",
                    "lockscope.jvm.serial.options", "-XX:+UseSerialGC  -Xmx48m",
                    "lockscope.jvm.same-home.home", System.getProperty("java.home") + "/.");
        }
    }

    @Test
    void theJvmsAreListedWithVersionAndOptionsButNoSecret() {
        get("/api/jvms")
                .then()
                .statusCode(200)
                .body("name", contains("default", "same-home", "serial"))
                .body("version", everyItem(is(Machine.here().jdk())))
                .body("home[0]", nullValue())
                .body("home[1]", is(System.getProperty("java.home") + "/."))
                .body("options[0]", contains("-Xmx67108864", "-Dvault.token=…"))
                .body("options[1]", contains("-Xmx67108864", "-Dvault.token=…"))
                .body("options[2]", contains("-Xmx67108864", "-Dvault.token=…", "-XX:+UseSerialGC", "-Xmx48m"));
        assertThat(get("/api/jvms").asString()).doesNotContain("hunter2");
    }

    @Test
    void theLimitsOfferTheJvms() {
        get("/api/limits")
                .then()
                .body("parameters.find { it.name == 'jvm' }.kind", is("choice"))
                .body("parameters.find { it.name == 'jvm' }.options", contains("default", "same-home", "serial"));
        get("/q/openapi?format=json")
                .then()
                .body("components.schemas.Workload.properties.jvm.enum", contains("default", "same-home", "serial"));
    }

    @Test
    void aRunNamesItsJvm() {
        String id = ApiClient.ended(Map.of("durationMillis", 50, "jvm", "serial"));

        get("/api/runs/{id}", id)
                .then()
                .body("workload.jvm", is("serial"))
                .body("report.machine.jvm", is("serial"))
                .body("preset", nullValue());
        assertThat(get("/api/runs").<String>path("find { it.id == '%s' }.workload.jvm".formatted(id)))
                .isEqualTo("serial");
    }

    @Test
    void anUnknownJvmIsRefusedWithTheKnownOnes() {
        String known = "must be one of default, same-home, serial, was \"zgc\"";

        ApiClient.post(Map.of("jvm", "zgc"))
                .then()
                .spec(ApiClient.problem(400))
                .body("errors.field", contains("jvm"))
                .body("errors.detail", contains(known));
        started("/api/duels", Map.of("b", Map.of("jvm", "zgc")))
                .spec(ApiClient.problem(400))
                .body("errors.field", contains("b.jvm"))
                .body("errors.detail", contains(known));
        started("/api/sweeps", Map.of("parameters", List.of(Map.of("name", "jvm", "values", List.of("serial", "zgc")))))
                .spec(ApiClient.problem(400))
                .body("errors.detail", contains(known));
    }

    @Test
    void optionsAreNotTakenFromTheNetwork() {
        ApiClient.post(Map.of("jvmOptions", List.of("-XX:+UseZGC")))
                .then()
                .spec(ApiClient.problem(400))
                .body("errors.field", contains("jvmOptions"));
        ApiClient.post(Map.of("jvm", "default -XX:+UseZGC")).then().spec(ApiClient.problem(400));
        given().contentType(ContentType.JSON)
                .body("{}")
                .post("/api/jvms")
                .then()
                .statusCode(405);
    }

    @Test
    void aSweepVariesTheJvmOverAllOfThem() {
        String id = started(
                        "/api/sweeps",
                        Map.of(
                                "workload", Map.of("durationMillis", 20),
                                "parameters", List.of(Map.of("name", "jvm")),
                                "repeats", 1))
                .statusCode(201)
                .extract()
                .path("id");

        get("/api/sweeps/{id}", id)
                .then()
                .body("total", is(3))
                .body("asked.axes[0].values", contains("default", "same-home", "serial"))
                .body("sentence", not(containsString("hunter2")));
    }

    private static ValidatableResponse started(String path, Map<String, ?> body) {
        return given().contentType(ContentType.JSON).body(body).post(path).then();
    }
}
