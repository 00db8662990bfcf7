package dev.lockscope.api;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.lockscope.experiment.ExperimentLimits;
import dev.lockscope.experiment.InvalidExperiment;
import dev.lockscope.experiment.SweepPlan;
import dev.lockscope.format.SweepCsv;
import dev.lockscope.history.StoredExperiment;
import dev.lockscope.run.RunService;
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

/** Sweeps: started, listed, looked at, stopped, deleted, brought back. */
@Path("/api/sweeps")
@Produces(MediaType.APPLICATION_JSON)
public class SweepsResource {
    private final ExperimentEndpoints doors;
    private final ExperimentLimits extent;
    private final ObjectMapper json;

    SweepsResource(ExperimentEndpoints doors, ExperimentLimits extent, ObjectMapper json) {
        this.extent = extent;
        this.doors = doors;
        this.json = json;
    }

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    public Response start(String body, @Context UriInfo uri)
            throws InvalidExperiment, RunService.Busy, InterruptedException {
        return doors.start(SweepPlan.accept(JsonBody.read(body), extent), uri);
    }

    @GET
    public List<StoredExperiment> list() {
        return doors.list(SweepPlan.KIND);
    }

    @GET
    @Path("/{id}")
    public StoredExperiment one(@PathParam("id") String id) {
        return doors.one(SweepPlan.KIND, id);
    }

    /** Ends a sweep now and keeps what was measured; one that has ended stays as it is. */
    @POST
    @Path("/{id}/stop")
    public StoredExperiment stop(@PathParam("id") String id) throws InterruptedException {
        return doors.stop(SweepPlan.KIND, id);
    }

    @DELETE
    @Path("/{id}")
    public void delete(@PathParam("id") String id) {
        doors.delete(SweepPlan.KIND, id);
    }

    @POST
    @Path("/{id}/restore")
    public StoredExperiment restore(@PathParam("id") String id) {
        return doors.restore(SweepPlan.KIND, id);
    }

    /** Every run that counts. */
    @GET
    @Path("/{id}.csv")
    @Produces("text/csv")
    public Response csv(@PathParam("id") String id) throws JsonProcessingException {
        StoredExperiment sweep = doors.one(SweepPlan.KIND, id);
        return Response.ok(
                        SweepCsv.of(json.readTree(sweep.asked()), json.readTree(sweep.result())),
                        "text/csv;charset=UTF-8;header=present")
                .header("Content-Disposition", "attachment; filename=\"lockscope-sweep-%s.csv\"".formatted(id))
                .build();
    }

    /** The page that shows it, in one file that opens without a server. */
    @GET
    @Path("/{id}/page.html")
    @Produces(MediaType.TEXT_HTML)
    public Response page(@PathParam("id") String id) {
        return doors.page(SweepPlan.KIND, id);
    }
}
