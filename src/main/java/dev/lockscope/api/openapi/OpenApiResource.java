package dev.lockscope.api.openapi;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.lockscope.workload.Ceilings;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/**
 * The OpenAPI description of the HTTP API, built on request. Quarkus's own extension builds it at every start, which would
 * make the start a third longer.
 */
@Path("/q/openapi")
public class OpenApiResource {
    private static final String YAML = "application/yaml";

    private final OpenApiDocument document;

    OpenApiResource(ObjectMapper json, Ceilings ceilings) {
        this.document = new OpenApiDocument(json, ceilings);
    }

    /** The default for clients that accept any type. */
    @GET
    @Produces(YAML)
    public Response yaml(@QueryParam("format") @Nullable String format) throws IOException {
        return "json".equals(format)
                ? Response.ok(json(), MediaType.APPLICATION_JSON).build()
                : Response.ok(document.toYaml(), YAML + ";charset=UTF-8").build();
    }

    @GET
    @Produces(MediaType.APPLICATION_JSON + ";qs=0.9")
    public ObjectNode json() {
        return document.toJson();
    }
}
