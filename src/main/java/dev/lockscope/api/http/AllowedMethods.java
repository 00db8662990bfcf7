package dev.lockscope.api.http;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import dev.lockscope.api.openapi.OpenApiDocument;
import dev.lockscope.workload.Ceilings;
import jakarta.inject.Singleton;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * The methods that each path accepts, from the OpenAPI document, for the header {@code Allow} of a 405 (RFC 9110, 15.5.6).
 * Thread-safe.
 */
@Singleton
public class AllowedMethods {
    private static final List<String> METHODS = List.of("get", "head", "post", "patch", "delete");

    private final OpenApiDocument document;

    /** Loaded lazily, by the first 405. */
    private JsonNode paths = MissingNode.getInstance();

    AllowedMethods(ObjectMapper json, Ceilings ceilings) {
        this.document = new OpenApiDocument(json, ceilings);
    }

    /** The value of {@code Allow}; empty for a path without an endpoint. */
    public Optional<String> of(String path) {
        return paths().properties().stream()
                .filter(endpoint ->
                        path.matches(endpoint.getKey().replace(".", "\\.").replaceAll("\\{\\w+}", "[^/]+")))
                // The longest template is the most specific one.
                .max(Comparator.comparingInt(endpoint -> endpoint.getKey().length()))
                .map(Map.Entry::getValue)
                .map(AllowedMethods::methodsOf);
    }

    private static String methodsOf(JsonNode endpoint) {
        return METHODS.stream()
                .filter(method -> endpoint.has(method.equals("head") ? "get" : method))
                .map(method -> method.toUpperCase(Locale.ROOT))
                .collect(Collectors.joining(", "));
    }

    private synchronized JsonNode paths() {
        if (paths.isMissingNode()) {
            paths = document.toJson().get("paths");
        }
        return paths;
    }
}
