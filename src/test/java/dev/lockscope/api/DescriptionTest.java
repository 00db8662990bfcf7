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

/** Whether the doors are as {@code /q/openapi} describes them. */
@QuarkusTest
class DescriptionTest extends ApiTest {
    private Description description;

    @BeforeEach
    void readIt() {
        description = Description.read();
    }

    @Test
    void everyDoorIsDescribedWithAllThatItGives() {
        Map<String, TreeSet<String>> described = new TreeMap<>();
        description.operations().forEach((door, operation) -> described.put(door, types(operation)));

        // Those that are not made here.
        assertThat(described.keySet().removeAll(List.of("GET /live", "GET /q/health")))
                .isTrue();
        assertThat(described).isEqualTo(doors());
    }

    @Test
    void everyBodyHasAnExampleThatIsAsItIsDescribed() {
        List<String> wrong = new ArrayList<>();
        description.operations().forEach((door, operation) -> {
            assertThat(operation.getString("summary")).as(door).isNotBlank();
            description.bodies(operation).forEach((of, body) -> {
                assertThat(Description.examples(body)).as(door + " " + of).isNotEmpty();
                Description.examples(body)
                        .forEach(example -> description
                                .wrong(body.getJsonObject("schema"), example)
                                .forEach(what -> wrong.add(door + " " + of + " " + what)));
            });
        });
        assertThat(wrong).isEmpty();
    }

    @Test
    void whatTheDoorsAnswerIsAsItIsDescribed() throws Exception {
        String run = ApiClient.ended(Map.of("durationMillis", 60, "pacing", "open"));
        String other = ApiClient.ended(Map.of("durationMillis", 60, "threads", "platform", "readers", 5));

        for (String door : List.of(
                "/api/locks",
                "/api/presets",
                "/api/limits",
                "/api/history",
                "/api/runs",
                "/api/duels",
                "/api/sweeps",
                "/q/health")) {
            answers("GET", door, RestAssured.get(door));
        }
        answers("POST", "/api/runs", ApiClient.post(ApiClient.LONG));
        answers("POST", "/api/runs", ApiClient.post(ApiClient.SHORT));
        lab.close();
        for (String id : List.of(run, other)) {
            answers("GET", "/api/runs/{id}", RestAssured.get("/api/runs/" + id));
            answers("GET", "/api/runs/{id}.json", RestAssured.get("/api/runs/" + id + ".json"));
            answers("GET", "/api/runs/{id}/capture", RestAssured.get("/api/runs/" + id + "/capture"));
        }
        answers("POST", "/api/runs/{id}/pause", given().post("/api/runs/" + run + "/pause"));
        answers(
                "PATCH",
                "/api/runs/{id}",
                given().contentType(ContentType.JSON).body("{\"name\":7}").patch("/api/runs/" + run));
        answers("GET", "/api/runs/{id}", RestAssured.get("/api/runs/nobody"));
        answers("GET", "/api/comparison", RestAssured.get("/api/comparison?runs=" + run + "," + other));
    }

    @Test
    void whatIsGivenAsAnExampleOfARequestIsTaken() throws Exception {
        for (String door : List.of("POST /api/runs", "POST /api/duels", "POST /api/sweeps")) {
            JsonObject request = description.operations().get(door).getJsonObject("requestBody");
            for (Object example :
                    Description.examples(request.getJsonObject("content").getJsonObject("application/json"))) {
                String path = door.substring("POST ".length());
                Response answer = given().contentType(ContentType.JSON)
                        .body(Json.encode(example))
                        .post(path);
                answers("POST", path, answer);
                assertThat(answer.statusCode()).as(door + " " + example).isEqualTo(201);
                stopWhatRuns();
            }
        }
    }

    @Test
    void aWorkloadIsDescribedByItsBounds() {
        JsonObject workload = description
                .whole()
                .getJsonObject("components")
                .getJsonObject("schemas")
                .getJsonObject("Workload");

        assertThat(workload.getJsonObject("properties").fieldNames())
                .containsExactlyInAnyOrderElementsOf(
                        Limits.PARAMETERS.stream().map(Parameter::name).toList());
        JsonObject reference = new JsonObject().put("$ref", "#/components/schemas/Workload");
        assertThat(description.wrong(
                        reference,
                        new JsonObject()
                                .put("readers", 20_000)
                                .put("lock", "mutex")
                                .putNull("seed")))
                .isEmpty();
        assertThat(description.wrong(reference, new JsonObject().put("readers", 20_001)))
                .isNotEmpty();
        assertThat(description.wrong(reference, new JsonObject().put("lock", "nothing")))
                .isNotEmpty();
        assertThat(description.wrong(reference, new JsonObject().put("readres", 1)))
                .isNotEmpty();
    }

    @Test
    void everyKindOfProblemIsListed() {
        String run = ApiClient.ended(ApiClient.SHORT);
        String prose = description.whole().getJsonObject("info").getString("description");
        List<Response> refusals = List.of(
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

        assertThat(refusals)
                .extracting(Response::statusCode)
                .containsExactly(400, 400, 400, 400, 404, 405, 406, 409, 413, 415, 403);
        for (Response refusal : refusals) {
            String row = "| %s | %d |".formatted(refusal.path("title"), refusal.statusCode());
            assertThat(prose).contains(row);
        }
    }

    @Test
    void everySnapshotIsAsItIsDescribed() {
        JsonObject schema = new JsonObject().put("$ref", "#/components/schemas/Snapshot");
        List<String> lines = RestAssured.get("/api/runs/" + ApiClient.ended(ApiClient.SHORT) + "/snapshots")
                .asString()
                .lines()
                .toList();

        assertThat(lines)
                .isNotEmpty()
                .allSatisfy(line -> assertThat(description.wrong(schema, new JsonObject(line)))
                        .isEmpty());
        assertThat(description.wrong(schema, new JsonObject(lines.getFirst()).put("spins", 1)))
                .isNotEmpty();
    }

    private void answers(String method, String path, Response answer) {
        String door = method + " " + path;
        String type = answer.contentType().replaceFirst(" *;.*", "");
        JsonObject body = description.bodies(description.operations().get(door)).get(answer.statusCode() + " " + type);
        assertThat(body)
                .as("%s answers %d with %s", door, answer.statusCode(), type)
                .isNotNull();
        assertThat(description.wrong(body.getJsonObject("schema"), Json.decodeValue(answer.asString())))
                .as(door)
                .isEmpty();
    }

    /** The types of what an operation gives when all is well. */
    private TreeSet<String> types(JsonObject operation) {
        TreeSet<String> types = new TreeSet<>();
        description.bodies(operation).keySet().stream()
                .filter(of -> of.startsWith("2"))
                .forEach(of -> types.add(of.substring("200 ".length())));
        return types;
    }

    /** What the code has, by the same names. */
    private static Map<String, TreeSet<String>> doors() {
        Map<String, TreeSet<String>> doors = new TreeMap<>();
        new ClassFileImporter()
                .withImportOption(new ImportOption.DoNotIncludeTests()).importPackages("dev.lockscope").stream()
                        .filter(candidate -> candidate.isAnnotatedWith(Path.class))
                        .map(JavaClass::reflect)
                        .forEach(resource -> Arrays.stream(resource.getDeclaredMethods())
                                .forEach(method -> add(doors, resource, method)));
        return doors;
    }

    private static void add(Map<String, TreeSet<String>> doors, Class<?> resource, Method method) {
        Arrays.stream(method.getAnnotations())
                .map(annotation -> annotation.annotationType().getAnnotation(HttpMethod.class))
                .filter(verb -> verb != null)
                .forEach(verb -> {
                    Path path = method.getAnnotation(Path.class);
                    String where = (resource.getAnnotation(Path.class).value() + (path == null ? "" : path.value()))
                            .replaceAll("\\{(\\w+): [^}]*}", "{$1}");
                    TreeSet<String> types = doors.computeIfAbsent(verb.value() + " " + where, none -> new TreeSet<>());
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
