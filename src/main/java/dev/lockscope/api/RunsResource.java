package dev.lockscope.api;

import dev.lockscope.history.History;
import dev.lockscope.run.Capture;
import dev.lockscope.run.Lab;
import dev.lockscope.run.Report;
import dev.lockscope.run.Run;
import dev.lockscope.workload.InvalidWorkload;
import dev.lockscope.workload.Limits;
import jakarta.ws.rs.ClientErrorException;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.util.List;

/** Runs: started, listed, looked at, changed, stopped. */
@Path("/api/runs")
@Produces(MediaType.APPLICATION_JSON)
public class RunsResource {
    private final Lab lab;
    private final History history;

    RunsResource(Lab lab, History history) {
        this.lab = lab;
        this.history = history;
    }

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    public Response start(String body) throws InvalidWorkload, Lab.Busy, InterruptedException {
        Run run = lab.start(Limits.accept(JsonBody.read(body)));
        return Response.created(URI.create("/api/runs/" + run.id()))
                .entity(RunBody.of(run))
                .build();
    }

    @GET
    public List<RunBody> list() {
        return history.runs().stream().map(RunBody::of).toList();
    }

    @GET
    @Path("/{id}")
    public RunBody one(@PathParam("id") String id) {
        return RunBody.of(find(id));
    }

    /** For who asks for plain text; who takes anything gets {@link #one}. */
    @GET
    @Path("/{id}")
    @Produces(MediaType.TEXT_PLAIN + ";qs=0.9")
    public Response classicLines(@PathParam("id") String id) {
        String lines = find(id)
                .report()
                .map(Report::classicLines)
                .orElseThrow(() -> new ClientErrorException(
                        "Run " + id + " is still going; its lines are there once it has ended", Response.Status.CONFLICT));
        return Response.ok(lines, MediaType.TEXT_PLAIN_TYPE.withCharset("UTF-8")).build();
    }

    /** Ends a run now; one that has ended stays as it is. */
    @POST
    @Path("/{id}/stop")
    public RunBody stop(@PathParam("id") String id) throws InterruptedException {
        Run run = find(id);
        run.stop();
        run.awaitEnd();
        return RunBody.of(run);
    }

    @POST
    @Path("/{id}/pause")
    public RunBody pause(@PathParam("id") String id) throws Run.Ended, InterruptedException {
        Run run = find(id);
        run.pause();
        return RunBody.of(run);
    }

    @POST
    @Path("/{id}/resume")
    public RunBody resume(@PathParam("id") String id) throws Run.Ended, InterruptedException {
        Run run = find(id);
        run.resume();
        return RunBody.of(run);
    }

    /** Changes a run that is going; {@link Limits#LIVE} says what can be changed. */
    @PATCH
    @Path("/{id}")
    @Consumes(MediaType.APPLICATION_JSON)
    public RunBody adjust(@PathParam("id") String id, String body)
            throws InvalidWorkload, Run.Ended, InterruptedException {
        Run run = find(id);
        run.adjust(JsonBody.read(body));
        return RunBody.of(run);
    }

    @GET
    @Path("/{id}/capture")
    public Capture capture(@PathParam("id") String id) {
        return find(id).capture();
    }

    private Run find(String id) {
        return history.find(id)
                .orElseThrow(() -> new NotFoundException("There is no run " + id + "; /api/runs lists those that are kept"));
    }
}
