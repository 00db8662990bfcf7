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
 * What can be done with a door, as the description of the doors has it: whoever asks for something else is to be told (RFC
 * 9110, 15.5.6). Thread-safe.
 */
@Singleton
public class AllowedMethods {
    private static final List<String> METHODS = List.of("get", "head", "post", "patch", "delete");

    private final OpenApiDocument described;

    /** Read when somebody is first refused, and of no use before. */
    private JsonNode paths = MissingNode.getInstance();

    AllowedMethods(ObjectMapper json, Ceilings ceilings) {
        this.described = new OpenApiDocument(json, ceilings);
    }

    /** As {@code Allow} has them; empty for a path that is no door. */
    public Optional<String> of(String path) {
        return paths().properties().stream()
                .filter(door -> path.matches(door.getKey().replace(".", "\\.").replaceAll("\\{\\w+}", "[^/]+")))
                // The longest is the one that leaves the least open.
                .max(Comparator.comparingInt(door -> door.getKey().length()))
                .map(Map.Entry::getValue)
                .map(AllowedMethods::ofDoor);
    }

    private static String ofDoor(JsonNode door) {
        return METHODS.stream()
                .filter(method -> door.has(method.equals("head") ? "get" : method))
                .map(method -> method.toUpperCase(Locale.ROOT))
                .collect(Collectors.joining(", "));
    }

    private synchronized JsonNode paths() {
        if (paths.isMissingNode()) {
            paths = described.doors().get("paths");
        }
        return paths;
    }
}
