package dev.lockscope.api.openapi;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import dev.lockscope.workload.Ceilings;
import dev.lockscope.workload.Limits;
import dev.lockscope.workload.Parameter;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Objects;

/**
 * The doors in OpenAPI's terms: what is written of them by hand, in {@code openapi/}, with a workload described from {@link Limits},
 * where a parameter is said once.
 */
public final class OpenApiDocument {
    private static final List<String> PARTS =
            List.of("doors", "catalogue", "runs", "report", "exports", "experiments", "outside");

    private final YAMLMapper yaml = new YAMLMapper();
    private final ObjectMapper json;
    private final Ceilings ceilings;

    /**
     * @param json writes a parameter's values as the doors do
     * @param ceilings of the workloads that are taken
     */
    public OpenApiDocument(ObjectMapper json, Ceilings ceilings) {
        this.ceilings = ceilings;
        this.json = json;
    }

    public ObjectNode doors() {
        ObjectNode doors = yaml.createObjectNode();
        PARTS.forEach(part -> merge(doors, part));
        ((ObjectNode) doors.at("/components/schemas")).set("Workload", workload());
        return doors;
    }

    String inYaml(JsonNode doors) throws IOException {
        return yaml.writeValueAsString(doors);
    }

    private void merge(ObjectNode doors, String part) {
        try (InputStream in = OpenApiDocument.class.getResourceAsStream("/openapi/" + part + ".yaml")) {
            yaml.readerForUpdating(doors).readTree(Objects.requireNonNull(in, part));
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    private ObjectNode workload() {
        ObjectNode workload = json.createObjectNode();
        workload.put("type", "object");
        workload.put(
                "description",
                "What is asked for; what is left out takes the default. " + String.join("; ", Limits.rules(ceilings))
                        + ".");
        ObjectNode properties = workload.putObject("properties");
        Limits.parameters(ceilings).forEach(parameter -> properties.set(parameter.name(), describe(parameter)));
        return workload;
    }

    private ObjectNode describe(Parameter parameter) {
        ObjectNode schema = json.createObjectNode();
        switch (parameter) {
            case Parameter.Whole whole -> {
                if (whole.whenEmpty() == null) {
                    schema.put("type", "integer");
                } else {
                    schema.putArray("type").add("integer").add("null");
                }
                schema.put("minimum", whole.min()).put("maximum", whole.max());
            }
            case Parameter.Decimal decimal ->
                schema.put("type", "number").put("minimum", decimal.min()).put("maximum", decimal.max());
            case Parameter.Choice choice -> {
                schema.put("type", "string");
                choice.options().forEach(schema.putArray("enum")::add);
            }
        }
        return schema.putPOJO("default", parameter.classic()).put("description", parameter.help());
    }
}
