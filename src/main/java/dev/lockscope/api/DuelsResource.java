package dev.lockscope.api;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.lockscope.experiment.Duel;
import dev.lockscope.experiment.Extent;
import dev.lockscope.experiment.InvalidExperiment;
import dev.lockscope.history.KeptExperiment;
import dev.lockscope.run.Lab;
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

/** Duels: started, listed, looked at, stopped, deleted, brought back. */
@Path("/api/duels")
@Produces(MediaType.APPLICATION_JSON)
public class DuelsResource {
    private static final String CSV = "text/csv;charset=UTF-8;header=present";

    private final ExperimentDoors doors;
    private final Extent extent;
    private final ObjectMapper json;

    DuelsResource(ExperimentDoors doors, Extent extent, ObjectMapper json) {
        this.extent = extent;
        this.doors = doors;
        this.json = json;
    }

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    public Response start(String body, @Context UriInfo uri) throws InvalidExperiment, Lab.Busy, InterruptedException {
        return doors.start(Duel.accept(JsonBody.read(body), extent), uri);
    }

    @GET
    public List<KeptExperiment> list() {
        return doors.list(Duel.KIND);
    }

    @GET
    @Path("/{id}")
    public KeptExperiment one(@PathParam("id") String id) {
        return doors.one(Duel.KIND, id);
    }

    /** One record for each slice; a path of its own, for who can't say what to accept. */
    @GET
    @Path("/{id}.csv")
    @Produces("text/csv")
    public Response csv(@PathParam("id") String id) throws JsonProcessingException {
        KeptExperiment duel = doors.one(Duel.KIND, id);
        String table = DuelCsv.of(json.readTree(duel.asked()), json.readTree(duel.result()));
        return Response.ok(table, CSV)
                .header("Content-Disposition", "attachment; filename=\"lockscope-duel-%s.csv\"".formatted(id))
                .build();
    }

    /** The page that shows it, in one file that opens without a server. */
    @GET
    @Path("/{id}/page.html")
    @Produces(MediaType.TEXT_HTML)
    public Response page(@PathParam("id") String id) {
        return doors.page(Duel.KIND, id);
    }

    @POST
    @Path("/{id}/stop")
    public KeptExperiment stop(@PathParam("id") String id) throws InterruptedException {
        return doors.stop(Duel.KIND, id);
    }

    @DELETE
    @Path("/{id}")
    public void delete(@PathParam("id") String id) {
        doors.delete(Duel.KIND, id);
    }

    @POST
    @Path("/{id}/restore")
    public KeptExperiment restore(@PathParam("id") String id) {
        return doors.restore(Duel.KIND, id);
    }
}
