package dev.lockscope.api;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.lockscope.experiment.ExperimentLimits;
import dev.lockscope.experiment.InvalidExperiment;
import dev.lockscope.experiment.SweepPlan;
import dev.lockscope.format.SweepCsv;
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

/** Starts, lists, returns, stops, deletes and restores sweeps. */
@Path("/api/sweeps")
@Produces(MediaType.APPLICATION_JSON)
public class SweepsResource {
    private final ExperimentEndpoints endpoints;
    private final ExperimentLimits limits;
    private final ObjectMapper json;

    SweepsResource(ExperimentEndpoints endpoints, ExperimentLimits limits, ObjectMapper json) {
        this.limits = limits;
        this.endpoints = endpoints;
        this.json = json;
    }

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    public Response start(String body, @Context UriInfo uri)
            throws InvalidExperiment, RunService.Busy, InterruptedException {
        return endpoints.start(SweepPlan.accept(JsonBody.read(body), limits), uri);
    }

    @GET
    public List<StoredExperiment> list() {
        return endpoints.list(SweepPlan.KIND);
    }

    @GET
    @Path("/{id}")
    public StoredExperiment one(@PathParam("id") String id) {
        return endpoints.one(SweepPlan.KIND, id);
    }

    /** Ends a sweep now and stores its results so far; one that has ended stays unchanged. */
    @POST
    @Path("/{id}/stop")
    public StoredExperiment stop(@PathParam("id") String id) throws InterruptedException {
        return endpoints.stop(SweepPlan.KIND, id);
    }

    @DELETE
    @Path("/{id}")
    public void delete(@PathParam("id") String id) {
        endpoints.delete(SweepPlan.KIND, id);
    }

    @POST
    @Path("/{id}/restore")
    public StoredExperiment restore(@PathParam("id") String id) {
        return endpoints.restore(SweepPlan.KIND, id);
    }

    /** One record per measured run. */
    @GET
    @Path("/{id}.csv")
    @Produces("text/csv")
    public Response csv(@PathParam("id") String id) throws JsonProcessingException {
        StoredExperiment sweep = endpoints.one(SweepPlan.KIND, id);
        return Response.ok(
                        SweepCsv.of(json.readTree(sweep.asked()), json.readTree(sweep.result())),
                        "text/csv;charset=UTF-8;header=present")
                .header("Content-Disposition", "attachment; filename=\"lockscope-sweep-%s.csv\"".formatted(id))
                .build();
    }

    /** The sweep's page as one file that opens without a server. */
    @GET
    @Path("/{id}/page.html")
    @Produces(MediaType.TEXT_HTML)
    public Response page(@PathParam("id") String id) {
        return endpoints.page(SweepPlan.KIND, id);
    }
}
