package dev.lockscope.api;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.lockscope.experiment.Duel;
import dev.lockscope.experiment.ExperimentLimits;
import dev.lockscope.experiment.InvalidExperiment;
import dev.lockscope.format.DuelCsv;
import dev.lockscope.history.StoredExperiment;
import dev.lockscope.runner.RunService;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.util.List;

/** Starts, lists, returns, stops, deletes and restores duels. */
@Path("/api/duels")
@Produces(MediaType.APPLICATION_JSON)
public class DuelsResource {
    private static final String CSV = "text/csv;charset=UTF-8;header=present";

    private final ExperimentEndpoints endpoints;
    private final ExperimentLimits limits;
    private final ObjectMapper json;

    DuelsResource(ExperimentEndpoints endpoints, ExperimentLimits limits, ObjectMapper json) {
        this.limits = limits;
        this.endpoints = endpoints;
        this.json = json;
    }

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    public Response start(String body, @Context UriInfo uri)
            throws InvalidExperiment, RunService.Busy, InterruptedException {
        return endpoints.start(Duel.accept(JsonBody.read(body), limits), uri);
    }

    @GET
    public List<StoredExperiment> list() {
        return endpoints.list(Duel.KIND);
    }

    @GET
    @Path("/{id}")
    public StoredExperiment one(@PathParam("id") String id) {
        return endpoints.one(Duel.KIND, id);
    }

    /** One record per slice; at its own path, for clients that can't set {@code Accept}. */
    @GET
    @Path("/{id}.csv")
    @Produces("text/csv")
    public Response csv(@PathParam("id") String id) throws JsonProcessingException {
        StoredExperiment duel = endpoints.one(Duel.KIND, id);
        String table = DuelCsv.of(json.readTree(duel.asked()), json.readTree(duel.result()));
        return Response.ok(table, CSV)
                .header("Content-Disposition", "attachment; filename=\"lockscope-duel-%s.csv\"".formatted(id))
                .build();
    }

    /** The duel's page as one file that opens without a server. */
    @GET
    @Path("/{id}/page.html")
    @Produces(MediaType.TEXT_HTML)
    public Response page(@PathParam("id") String id) {
        return endpoints.page(Duel.KIND, id);
    }

    @POST
    @Path("/{id}/stop")
    public StoredExperiment stop(@PathParam("id") String id) throws InterruptedException {
        return endpoints.stop(Duel.KIND, id);
    }

    @DELETE
    @Path("/{id}")
    public void delete(@PathParam("id") String id) {
        endpoints.delete(Duel.KIND, id);
    }

    @POST
    @Path("/{id}/restore")
    public StoredExperiment restore(@PathParam("id") String id) {
        return endpoints.restore(Duel.KIND, id);
    }
}
