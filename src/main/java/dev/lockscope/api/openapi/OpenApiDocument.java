package dev.lockscope.api.openapi;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import dev.lockscope.metric.Metric;
import dev.lockscope.metric.MetricCatalogue;
import dev.lockscope.workload.Ceilings;
import dev.lockscope.workload.Limits;
import dev.lockscope.workload.Parameter;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The OpenAPI document of the HTTP API: the hand-written parts in {@code openapi/}, with the workload's schema generated from
 * {@link Limits}, and the metrics of snapshots and reports from {@link MetricCatalogue}.
 */
public final class OpenApiDocument {
    private static final List<String> PARTS =
            List.of("endpoints", "catalogue", "runs", "report", "exports", "experiments", "outside");

    private final YAMLMapper yaml = new YAMLMapper();
    private final ObjectMapper json;
    private final Ceilings ceilings;
    private final MetricCatalogue metrics;

    /**
     * @param json serializes a parameter's values
     * @param ceilings the upper limits of a workload
     */
    public OpenApiDocument(ObjectMapper json, Ceilings ceilings) {
        this(json, ceilings, MetricCatalogue.CURRENT);
    }

    /** With another catalogue of metrics. */
    public OpenApiDocument(ObjectMapper json, Ceilings ceilings, MetricCatalogue metrics) {
        this.json = json;
        this.ceilings = ceilings;
        this.metrics = metrics;
    }

    public ObjectNode toJson() {
        ObjectNode document = yaml.createObjectNode();
        PARTS.forEach(part -> merge(document, part));
        ObjectNode schemas = (ObjectNode) document.at("/components/schemas");
        schemas.set("Workload", workload());
        metrics.entries().forEach(metric -> {
            describe(metric, metric.snapshot(), "Snapshot", schemas);
            describe(metric, metric.report(), "Report", schemas);
        });
        return document;
    }

    String toYaml() throws IOException {
        return yaml.writeValueAsString(toJson());
    }

    private void merge(ObjectNode document, String part) {
        try (InputStream in = OpenApiDocument.class.getResourceAsStream("/openapi/" + part + ".yaml")) {
            yaml.readerForUpdating(document).readTree(Objects.requireNonNull(in, part));
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    /**
     * Adds the text of a metric, and its field unless the files have one. Reads and writes of a distribution have none: all
     * distributions share one schema.
     */
    private static void describe(Metric metric, @Nullable String pointer, String schema, ObjectNode schemas) {
        if (pointer == null || (metric.distribution() && pointer.lastIndexOf('/') > 0)) {
            return;
        }
        ObjectNode field = (ObjectNode) schemas.get(schema);
        for (JsonPointer at = JsonPointer.compile(pointer); !at.matches(); at = at.tail()) {
            field = target(field, schemas)
                    .withObjectProperty("properties")
                    .withObjectProperty(at.getMatchingProperty());
        }
        if (field.isEmpty() && metric.distribution()) {
            field.put("$ref", "#/components/schemas/Distributions");
        } else if (field.isEmpty()) {
            field.set("type", metric.type());
        }
        field.put(
                "description",
                metric.unit().isEmpty() ? metric.help() : "%s Unit: %s.".formatted(metric.help(), metric.unit()));
    }

    private static ObjectNode target(ObjectNode schema, ObjectNode schemas) {
        JsonNode reference = schema.path("$ref");
        return reference.isMissingNode()
                ? schema
                : (ObjectNode) schemas.get(reference.textValue().substring("#/components/schemas/".length()));
    }

    private ObjectNode workload() {
        ObjectNode workload = json.createObjectNode();
        workload.put("type", "object");
        workload.put(
                "description",
                "The requested workload; omitted parameters take their defaults. "
                        + String.join("; ", Limits.rules(ceilings)) + ".");
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
            case Parameter.Name ignored ->
                schema.put("type", "string").put("pattern", "^%s$".formatted(Parameter.Name.PATTERN));
        }
        return schema.putPOJO("default", parameter.classic()).put("description", parameter.help());
    }
}
