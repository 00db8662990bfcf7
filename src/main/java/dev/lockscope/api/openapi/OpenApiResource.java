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
 * The description of the doors. It is read when somebody asks: Quarkus's own extension reads and writes it whenever the
 * application starts, which takes a third as long as all else there.
 */
@Path("/q/openapi")
public class OpenApiResource {
    private static final String YAML = "application/yaml";

    private final OpenApiDocument described;

    OpenApiResource(ObjectMapper json, Ceilings ceilings) {
        this.described = new OpenApiDocument(json, ceilings);
    }

    /** For who takes anything. */
    @GET
    @Produces(YAML)
    public Response yaml(@QueryParam("format") @Nullable String format) throws IOException {
        return "json".equals(format)
                ? Response.ok(json(), MediaType.APPLICATION_JSON).build()
                : Response.ok(described.inYaml(described.doors()), YAML + ";charset=UTF-8")
                        .build();
    }

    @GET
    @Produces(MediaType.APPLICATION_JSON + ";qs=0.9")
    public ObjectNode json() {
        return described.doors();
    }
}
