package dev.lockscope.api;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import dev.lockscope.workload.Limits;
import dev.lockscope.workload.Parameter;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import io.vertx.core.json.Json;
import io.vertx.core.json.JsonObject;
import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The HTTP API matches its description at {@code /q/openapi}. */
@QuarkusTest
class DescriptionTest extends ApiTest {
    private Description description;

    @BeforeEach
    void readIt() {
        description = Description.read();
    }

    @Test
    void everyEndpointIsDescribedWithItsTypes() {
        Map<String, TreeSet<String>> described = new TreeMap<>();
        description.operations().forEach((endpoint, operation) -> described.put(endpoint, types(operation)));

        // These have no resource class.
        assertThat(described.keySet().removeAll(List.of("GET /live", "GET /q/health")))
                .isTrue();
        assertThat(described).isEqualTo(endpoints());
    }

    @Test
    void everyBodyHasAnExampleThatMatchesItsSchema() {
        List<String> violations = new ArrayList<>();
        description.operations().forEach((endpoint, operation) -> {
            assertThat(operation.getString("summary")).as(endpoint).isNotBlank();
            description.bodies(operation).forEach((of, body) -> {
                assertThat(Description.examples(body)).as(endpoint + " " + of).isNotEmpty();
                Description.examples(body)
                        .forEach(example -> description
                                .violations(body.getJsonObject("schema"), example)
                                .forEach(what -> violations.add(endpoint + " " + of + " " + what)));
            });
        });
        assertThat(violations).isEmpty();
    }

    @Test
    void responsesMatchTheirSchemas() throws Exception {
        String run = ApiClient.ended(Map.of("durationMillis", 60, "pacing", "open"));
        String other = ApiClient.ended(Map.of("durationMillis", 60, "threads", "platform", "readers", 5));

        for (String endpoint : List.of(
                "/api/locks",
                "/api/presets",
                "/api/limits",
                "/api/jvms",
                "/api/history",
                "/api/runs",
                "/api/duels",
                "/api/sweeps",
                "/q/health")) {
            assertDescribed("GET", endpoint, RestAssured.get(endpoint));
        }
        assertDescribed("POST", "/api/runs", ApiClient.post(ApiClient.LONG));
        assertDescribed("POST", "/api/runs", ApiClient.post(ApiClient.SHORT));
        runService.close();
        for (String id : List.of(run, other)) {
            assertDescribed("GET", "/api/runs/{id}", RestAssured.get("/api/runs/" + id));
            assertDescribed("GET", "/api/runs/{id}.json", RestAssured.get("/api/runs/" + id + ".json"));
            assertDescribed("GET", "/api/runs/{id}/capture", RestAssured.get("/api/runs/" + id + "/capture"));
        }
        assertDescribed("POST", "/api/runs/{id}/pause", given().post("/api/runs/" + run + "/pause"));
        assertDescribed(
                "PATCH",
                "/api/runs/{id}",
                given().contentType(ContentType.JSON).body("{\"name\":7}").patch("/api/runs/" + run));
        assertDescribed("GET", "/api/runs/{id}", RestAssured.get("/api/runs/nobody"));
        assertDescribed("GET", "/api/comparison", RestAssured.get("/api/comparison?runs=" + run + "," + other));
    }

    @Test
    void exampleRequestsAreAccepted() throws Exception {
        for (String endpoint : List.of("POST /api/runs", "POST /api/duels", "POST /api/sweeps")) {
            JsonObject request = description.operations().get(endpoint).getJsonObject("requestBody");
            for (Object example :
                    Description.examples(request.getJsonObject("content").getJsonObject("application/json"))) {
                String path = endpoint.substring("POST ".length());
                Response response = given().contentType(ContentType.JSON)
                        .body(Json.encode(example))
                        .post(path);
                assertDescribed("POST", path, response);
                assertThat(response.statusCode()).as(endpoint + " " + example).isEqualTo(201);
                stopAllRuns();
            }
        }
    }

    @Test
    void theWorkloadsSchemaHasItsBounds() {
        JsonObject workload = description
                .whole()
                .getJsonObject("components")
                .getJsonObject("schemas")
                .getJsonObject("Workload");

        assertThat(workload.getJsonObject("properties").fieldNames())
                .containsExactlyInAnyOrderElementsOf(
                        Limits.PARAMETERS.stream().map(Parameter::name).toList());
        JsonObject reference = new JsonObject().put("$ref", "#/components/schemas/Workload");
        assertThat(description.violations(
                        reference,
                        new JsonObject()
                                .put("readers", 20_000)
                                .put("lock", "mutex")
                                .putNull("seed")))
                .isEmpty();
        assertThat(description.violations(reference, new JsonObject().put("readers", 20_001)))
                .isNotEmpty();
        assertThat(description.violations(reference, new JsonObject().put("lock", "nothing")))
                .isNotEmpty();
        assertThat(description.violations(reference, new JsonObject().put("readres", 1)))
                .isNotEmpty();
    }

    @Test
    void everyProblemTitleIsListed() {
        String run = ApiClient.ended(ApiClient.SHORT);
        String prose = description.whole().getJsonObject("info").getString("description");
        List<Response> rejections = List.of(
                ApiClient.post("{\"readers\":-1}"),
                ApiClient.post("["),
                given().contentType(ContentType.JSON).body("{\"slices\":1}").post("/api/duels"),
                RestAssured.get("/api/runs?sort=luck"),
                RestAssured.get("/api/runs/nobody"),
                given().put("/api/runs"),
                given().accept("text/plain").get("/api/runs"),
                given().post("/api/runs/" + run + "/pause"),
                ApiClient.post(" ".repeat(70_000)),
                given().contentType("text/plain").body("{}").post("/api/runs"),
                given().header("Origin", "http://elsewhere.example").get("/api/runs"));

        assertThat(rejections)
                .extracting(Response::statusCode)
                .containsExactly(400, 400, 400, 400, 404, 405, 406, 409, 413, 415, 403);
        for (Response rejection : rejections) {
            String row = "| %s | %d |".formatted(rejection.path("title"), rejection.statusCode());
            assertThat(prose).contains(row);
        }
    }

    @Test
    void snapshotsMatchTheirSchema() {
        JsonObject schema = new JsonObject().put("$ref", "#/components/schemas/Snapshot");
        List<String> lines = RestAssured.get("/api/runs/" + ApiClient.ended(ApiClient.SHORT) + "/snapshots")
                .asString()
                .lines()
                .toList();

        assertThat(lines)
                .isNotEmpty()
                .allSatisfy(line -> assertThat(description.violations(schema, new JsonObject(line)))
                        .isEmpty());
        assertThat(description.violations(schema, new JsonObject(lines.getFirst()).put("spins", 1)))
                .isNotEmpty();
    }

    private void assertDescribed(String method, String path, Response response) {
        String endpoint = method + " " + path;
        String type = response.contentType().replaceFirst(" *;.*", "");
        JsonObject body =
                description.bodies(description.operations().get(endpoint)).get(response.statusCode() + " " + type);
        assertThat(body)
                .as("%s responds %d with %s", endpoint, response.statusCode(), type)
                .isNotNull();
        assertThat(description.violations(body.getJsonObject("schema"), Json.decodeValue(response.asString())))
                .as(endpoint)
                .isEmpty();
    }

    /** The media types of an operation's successful responses. */
    private TreeSet<String> types(JsonObject operation) {
        TreeSet<String> types = new TreeSet<>();
        description.bodies(operation).keySet().stream()
                .filter(of -> of.startsWith("2"))
                .forEach(of -> types.add(of.substring("200 ".length())));
        return types;
    }

    /** The endpoints of the resource classes, by the same keys. */
    private static Map<String, TreeSet<String>> endpoints() {
        Map<String, TreeSet<String>> endpoints = new TreeMap<>();
        new ClassFileImporter()
                .withImportOption(new ImportOption.DoNotIncludeTests()).importPackages("dev.lockscope").stream()
                        .filter(candidate -> candidate.isAnnotatedWith(Path.class))
                        .map(JavaClass::reflect)
                        .forEach(resource -> Arrays.stream(resource.getDeclaredMethods())
                                .forEach(method -> add(endpoints, resource, method)));
        return endpoints;
    }

    private static void add(Map<String, TreeSet<String>> endpoints, Class<?> resource, Method method) {
        Arrays.stream(method.getAnnotations())
                .map(annotation -> annotation.annotationType().getAnnotation(HttpMethod.class))
                .filter(verb -> verb != null)
                .forEach(verb -> {
                    Path path = method.getAnnotation(Path.class);
                    String where = (resource.getAnnotation(Path.class).value() + (path == null ? "" : path.value()))
                            .replaceAll("\\{(\\w+): [^}]*}", "{$1}");
                    TreeSet<String> types =
                            endpoints.computeIfAbsent(verb.value() + " " + where, none -> new TreeSet<>());
                    if (method.getReturnType() != void.class) {
                        types.add(typeOf(resource, method));
                    }
                });
    }

    private static String typeOf(Class<?> resource, Method method) {
        Produces own = method.getAnnotation(Produces.class);
        Produces all = resource.getAnnotation(Produces.class);
        return (own != null ? own : all) == null
                ? "application/json"
                : (own != null ? own : all).value()[0].replaceFirst(";.*", "");
    }
}
