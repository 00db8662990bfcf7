package dev.lockscope.api;

import io.restassured.RestAssured;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.core.json.pointer.JsonPointer;
import io.vertx.json.schema.Draft;
import io.vertx.json.schema.JsonSchema;
import io.vertx.json.schema.JsonSchemaOptions;
import io.vertx.json.schema.OutputFormat;
import io.vertx.json.schema.OutputUnit;
import io.vertx.json.schema.SchemaRepository;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/** The document at {@code /q/openapi}, read strictly: properties that it does not list are errors. */
final class Description {
    private static final String BASE = "http://localhost/";
    private static final Set<String> METHODS = Set.of("get", "post", "put", "patch", "delete");

    private final JsonObject document;
    private final SchemaRepository schemas;

    private Description(JsonObject document) {
        this.document = document;
        each(document.getJsonObject("components").getJsonObject("schemas"), found -> {
            if (found.containsKey("properties") && !found.containsKey("additionalProperties")) {
                found.put("additionalProperties", false);
            }
        });
        this.schemas = SchemaRepository.create(new JsonSchemaOptions()
                        .setBaseUri(BASE)
                        .setDraft(Draft.DRAFT202012)
                        .setOutputFormat(OutputFormat.Basic))
                .dereference(
                        BASE + "openapi",
                        JsonSchema.of(new JsonObject()
                                .put(
                                        "components",
                                        document.getJsonObject("components").copy())));
    }

    static Description read() {
        return new Description(new JsonObject(RestAssured.get("/q/openapi?format=json")
                .then()
                .statusCode(200)
                .extract()
                .asString()));
    }

    JsonObject whole() {
        return document;
    }

    /** Keys are such as {@code GET /api/runs/{id}}. */
    Map<String, JsonObject> operations() {
        Map<String, JsonObject> operations = new TreeMap<>();
        document.getJsonObject("paths")
                .forEach(path -> ((JsonObject) path.getValue())
                        .stream()
                                .filter(operation -> METHODS.contains(operation.getKey()))
                                .forEach(operation -> operations.put(
                                        operation.getKey().toUpperCase() + " " + path.getKey(),
                                        (JsonObject) operation.getValue())));
        return operations;
    }

    /** The bodies of an operation. Keys are {@code request} or a status, and a media type. */
    Map<String, JsonObject> bodies(JsonObject operation) {
        Map<String, JsonObject> bodies = new TreeMap<>();
        addBodies(bodies, "request", operation.getJsonObject("requestBody", new JsonObject()));
        operation
                .getJsonObject("responses")
                .forEach(response -> addBodies(bodies, response.getKey(), resolved((JsonObject) response.getValue())));
        return bodies;
    }

    private static void addBodies(Map<String, JsonObject> bodies, String of, JsonObject described) {
        described
                .getJsonObject("content", new JsonObject())
                .forEach(content -> bodies.put(of + " " + content.getKey(), (JsonObject) content.getValue()));
    }

    static List<Object> examples(JsonObject body) {
        List<Object> examples = new ArrayList<>();
        if (body.containsKey("example")) {
            examples.add(body.getValue("example"));
        }
        body.getJsonObject("examples", new JsonObject())
                .forEach(example -> examples.add(((JsonObject) example.getValue()).getValue("value")));
        return examples;
    }

    /** The violations of a schema by a value. */
    List<String> violations(JsonObject schema, Object value) {
        JsonObject absolute = new JsonObject(schema.encode().replace("\"#/", "\"" + BASE + "openapi#/"));
        OutputUnit found = schemas.validator(JsonSchema.of(absolute)).validate(value);
        return found.getValid()
                ? List.of()
                : found.getErrors().stream()
                        .map(error -> error.getInstanceLocation() + " " + error.getError())
                        .collect(Collectors.toList());
    }

    private JsonObject resolved(JsonObject described) {
        String reference = described.getString("$ref");
        return reference == null
                ? described
                : (JsonObject) JsonPointer.from(reference.substring(1)).queryJson(document);
    }

    private static void each(Object node, Consumer<JsonObject> visit) {
        if (node instanceof JsonObject object) {
            visit.accept(object);
            object.forEach(field -> each(field.getValue(), visit));
        } else if (node instanceof JsonArray array) {
            array.forEach(item -> each(item, visit));
        }
    }
}
