package dev.lockscope.log;

import com.fasterxml.jackson.annotation.JsonFormat;
import com.fasterxml.jackson.databind.AnnotationIntrospector;
import com.fasterxml.jackson.databind.BeanDescription;
import com.fasterxml.jackson.databind.JavaType;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationConfig;
import com.fasterxml.jackson.databind.introspect.AnnotatedMember;
import com.fasterxml.jackson.databind.introspect.BeanPropertyDefinition;
import dev.lockscope.metric.Metric;
import dev.lockscope.metric.MetricCatalogue;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The JSON schema of records, as a mapper writes them. Imported data is checked against it, so that later readers find every
 * component with its type. Additional fields are allowed. Thread-safe.
 */
final class RecordSchema {
    /** Whole numbers up to this are exact in every reader of JSON. */
    private static final double MOST_EXACT = 0x1p53;

    private final ObjectMapper json;
    private final Map<JavaType, Parts> parts = new ConcurrentHashMap<>();

    RecordSchema(ObjectMapper json) {
        this.json = json;
    }

    /**
     * @param without names of components that may be missing
     * @throws InvalidField if it is not a record of this type; the message names the field and what is expected
     */
    void check(JsonNode node, Class<? extends Record> type, List<String> without) throws InvalidField {
        Parts whole = parts.computeIfAbsent(json.constructType(type), this::partsOf);
        List<Part> parts = whole.parts.stream()
                .filter(part -> !without.contains(part.name))
                .toList();
        checkRecord(
                node, new Parts(whole.inAnArray, parts), type.getSimpleName().toLowerCase(Locale.ROOT));
    }

    /** The same for a list of records; its elements are named after {@code at}. */
    void checkAll(JsonNode list, Class<? extends Record> type, String at) throws InvalidField {
        check(list, json.getTypeFactory().constructCollectionType(List.class, type), at);
    }

    private void check(JsonNode node, JavaType type, String at) throws InvalidField {
        Class<?> raw = type.getRawClass();
        if (raw.isRecord()) {
            checkRecord(node, parts.computeIfAbsent(type, this::partsOf), at);
        } else if (type.isCollectionLikeType()) {
            require(node.isArray(), at, "a list", node);
            for (int i = 0; i < node.size(); i++) {
                check(node.get(i), type.getContentType(), at + "[" + i + "]");
            }
        } else if (raw.isEnum()) {
            List<String> words = Arrays.stream(raw.getEnumConstants())
                    .map(one -> json.valueToTree(one).textValue())
                    .toList();
            require(words.contains(node.textValue()), at, "one of " + String.join(", ", words), node);
        } else if (raw == String.class) {
            require(node.isTextual(), at, "a text", node);
        } else if (raw == boolean.class) {
            require(node.isBoolean(), at, "true or false", node);
        } else if (raw == double.class || raw == Double.class) {
            require(node.isNumber() && Double.isFinite(node.doubleValue()), at, "a number", node);
            requireSign(node, at);
        } else {
            require(node.isIntegralNumber() && Math.abs(node.doubleValue()) <= MOST_EXACT, at, "a whole number", node);
            requireSign(node, at);
        }
    }

    private void checkRecord(JsonNode node, Parts of, String at) throws InvalidField {
        require(
                of.inAnArray ? node.isArray() && node.size() == of.parts.size() : node.isObject(),
                at,
                of.inAnArray ? "a list of " + of.parts.size() : "an object",
                node);
        for (int i = 0; i < of.parts.size(); i++) {
            Part part = of.parts.get(i);
            JsonNode value = of.inAnArray ? node.get(i) : part.unwrapped ? node : node.path(part.name);
            if (!part.optional || !(value.isMissingNode() || value.isNull())) {
                check(value, part.type, part.unwrapped ? at : at + "." + part.name);
            }
        }
    }

    private static void requireSign(JsonNode number, String at) throws InvalidField {
        require(
                number.doubleValue() >= 0 || Negative.FIELDS.contains(at.substring(at.lastIndexOf('.') + 1)),
                at,
                "0 or more",
                number);
    }

    private static void require(boolean holds, String at, String expected, JsonNode actual) throws InvalidField {
        if (!holds) {
            throw actual.isMissingNode()
                    ? new InvalidField(at + " is missing")
                    : new InvalidField(at + " must be " + expected, actual);
        }
    }

    private Parts partsOf(JavaType type) {
        SerializationConfig config = json.getSerializationConfig();
        AnnotationIntrospector annotations = config.getAnnotationIntrospector();
        BeanDescription described = config.introspect(type);
        JsonFormat.Value format = annotations.findFormat(described.getClassInfo());
        return new Parts(
                format != null && format.getShape() == JsonFormat.Shape.ARRAY,
                described.findProperties().stream()
                        .map(property -> part(property, annotations))
                        .toList());
    }

    private static Part part(BeanPropertyDefinition property, AnnotationIntrospector annotations) {
        AnnotatedMember accessor = property.getAccessor();
        boolean optional = accessor.getAnnotated() instanceof Method method
                && method.getAnnotatedReturnType().isAnnotationPresent(Nullable.class);
        return new Part(
                property.getName(),
                accessor.getType(),
                optional,
                annotations.findUnwrappingNameTransformer(accessor) != null);
    }

    private record Parts(boolean inAnArray, List<Part> parts) {}

    /** @param unwrapped whether its own components are written in its place */
    private record Part(String name, JavaType type, boolean optional, boolean unwrapped) {}

    /** Initialised by the first negative number, so that the start of the server does not wait for the catalogue. */
    private static final class Negative {
        /**
         * A seed is any number, and an unknown value is -1. Time of a phase that changed while it was read may be subtracted in the
         * next snapshot; see {@link dev.lockscope.run.measure.TimeBudget}.
         */
        static final Set<String> FIELDS = Stream.concat(
                        Stream.of("seed", "lost"),
                        MetricCatalogue.CURRENT.entries().stream()
                                .filter(Metric::negative)
                                .flatMap(metric -> Stream.of(metric.snapshot(), metric.report()))
                                .filter(Objects::nonNull)
                                .map(pointer -> pointer.substring(pointer.lastIndexOf('/') + 1)))
                .collect(Collectors.toUnmodifiableSet());
    }
}
