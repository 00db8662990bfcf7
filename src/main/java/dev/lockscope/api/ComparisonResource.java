package dev.lockscope.api;

import com.fasterxml.jackson.core.JsonProcessingException;
import dev.lockscope.history.comparison.Comparison;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;

/** Two to six runs side by side: {@code ?runs=ID,ID}, ratios being to the first. */
@Path("/api")
public class ComparisonResource {
    private final ComparisonQuery query;

    ComparisonResource(ComparisonQuery query) {
        this.query = query;
    }

    /** For who takes anything. */
    @GET
    @Path("/comparison")
    @Produces(MediaType.APPLICATION_JSON)
    public ComparisonBody json(@Context UriInfo asked) throws InvalidRequest, JsonProcessingException {
        return ComparisonBody.of(query.read(asked.getQueryParameters()));
    }

    @GET
    @Path("/comparison")
    @Produces("text/csv;qs=0.9")
    public Response csv(@Context UriInfo asked) throws InvalidRequest, JsonProcessingException {
        Comparison comparison = query.read(asked.getQueryParameters());
        return Response.ok(ComparisonCsv.of(comparison), "text/csv;charset=UTF-8;header=present")
                .header("Content-Disposition", "attachment; filename=\"lockscope-comparison.csv\"")
                .build();
    }

    /** For who can't say what to accept. */
    @GET
    @Path("/comparison.csv")
    @Produces("text/csv")
    public Response csvFile(@Context UriInfo asked) throws InvalidRequest, JsonProcessingException {
        return csv(asked);
    }
}
