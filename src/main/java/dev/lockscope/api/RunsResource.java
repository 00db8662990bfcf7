package dev.lockscope.api;

import dev.lockscope.format.RunBody;
import dev.lockscope.history.History;
import dev.lockscope.history.RunCriteria;
import dev.lockscope.log.Label;
import dev.lockscope.run.Run;
import dev.lockscope.run.RunService;
import dev.lockscope.workload.Ceilings;
import dev.lockscope.workload.FieldViolation;
import dev.lockscope.workload.InvalidWorkload;
import dev.lockscope.workload.Limits;
import jakarta.ws.rs.ClientErrorException;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.EntityTag;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Runs: started, listed, looked at, changed, stopped, deleted. */
@Path("/api/runs")
@Produces(MediaType.APPLICATION_JSON)
public class RunsResource {
    private static final String UNCHANGEABLE =
            "can't be changed while the run is going; these can: %s; and at any time: %s"
                    .formatted(String.join(", ", Limits.LIVE), String.join(", ", LabelPatch.FIELDS));

    private final RunService lab;
    private final History history;
    private final RunLookup shelf;
    private final Ceilings ceilings;

    RunsResource(RunService lab, History history, RunLookup shelf, Ceilings ceilings) {
        this.ceilings = ceilings;
        this.lab = lab;
        this.history = history;
        this.shelf = shelf;
    }

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    public Response start(String body, @Context UriInfo uri)
            throws InvalidWorkload, RunService.Busy, InterruptedException {
        Run run = lab.start(Limits.accept(JsonBody.read(body), ceilings));
        return Response.status(Response.Status.CREATED)
                .header(HttpHeaders.LOCATION, RelativeLocation.of(uri, "api/runs/" + run.id()))
                .entity(shelf.body(run))
                .build();
    }

    /** Says how many there are in all; and to who has a list already, whether it is still the same. */
    @GET
    public Response list(@Context UriInfo uri, @Context Request request) throws InvalidRequest {
        EntityTag edition = new EntityTag(Long.toString(history.edition(), Character.MAX_RADIX), true);
        Response.ResponseBuilder still = request.evaluatePreconditions(edition);
        if (still != null) {
            return unlessRefused(still.tag(edition).build());
        }
        RunCriteria asked = RunQuery.read(uri.getQueryParameters(), history::kept);
        List<RunListEntry> lines =
                history.list(asked).stream().map(RunListEntry::of).toList();
        return Response.ok(lines)
                .tag(edition)
                .header("X-Total-Count", history.count(asked))
                .build();
    }

    private static Response unlessRefused(Response conditional) {
        if (conditional.getStatus() == Response.Status.PRECONDITION_FAILED.getStatusCode()) {
            throw new ClientErrorException(
                    "The list of runs is not as If-Match has it; its ETag is " + conditional.getHeaderString("ETag"),
                    Response.Status.PRECONDITION_FAILED);
        }
        return conditional;
    }

    @GET
    @Path("/{id}")
    public RunBody one(@PathParam("id") String id) {
        return shelf.body(id);
    }

    /** For who asks for plain text; who takes anything gets {@link #one}. */
    @GET
    @Path("/{id}")
    @Produces(MediaType.TEXT_PLAIN + ";qs=0.9")
    public Response classicLines(@PathParam("id") String id) {
        return Response.ok(shelf.classicLines(id), MediaType.TEXT_PLAIN_TYPE.withCharset("UTF-8"))
                .build();
    }

    /** Ends a run now; one that has ended stays as it is. */
    @POST
    @Path("/{id}/stop")
    public RunBody stop(@PathParam("id") String id) throws InterruptedException {
        Optional<Run> run = history.find(id);
        if (run.isPresent()) {
            run.get().stop();
            run.get().awaitEnd();
        }
        return shelf.body(id);
    }

    @POST
    @Path("/{id}/pause")
    public RunBody pause(@PathParam("id") String id) throws Run.Ended, InterruptedException {
        Run run = shelf.inMemory(id);
        run.pause();
        return shelf.body(run);
    }

    @POST
    @Path("/{id}/resume")
    public RunBody resume(@PathParam("id") String id) throws Run.Ended, InterruptedException {
        Run run = shelf.inMemory(id);
        run.resume();
        return shelf.body(run);
    }

    /** Changes a run that is going, as {@link Limits#LIVE} says, and what is written on any run: all of it or nothing. */
    @PATCH
    @Path("/{id}")
    @Consumes(MediaType.APPLICATION_JSON)
    public RunBody change(@PathParam("id") String id, String body)
            throws InvalidRequest, InvalidWorkload, Run.Ended, InterruptedException {
        Map<String, Object> asked = JsonBody.read(body);
        checkChangeable(asked.keySet());
        Map<String, Object> adjustments = new HashMap<>(asked);
        adjustments.keySet().removeAll(LabelPatch.FIELDS);
        Map<Label, @Nullable Object> labels = LabelPatch.read(asked);
        if (!adjustments.isEmpty()) {
            shelf.inMemory(id).adjust(adjustments, ceilings);
        }
        if (!labels.isEmpty() && history.label(id, labels).isEmpty()) {
            throw history.find(id).isEmpty()
                    ? shelf.unknown(id)
                    : new ClientErrorException(
                            "Run " + id + " is not kept yet, so nothing can be written on it; try again in a while",
                            Response.Status.CONFLICT);
        }
        return shelf.body(id);
    }

    private static void checkChangeable(Set<String> fields) throws InvalidRequest {
        List<FieldViolation> violations = fields.stream()
                .filter(field -> !Limits.LIVE.contains(field) && !LabelPatch.FIELDS.contains(field))
                .map(field -> new FieldViolation(field, UNCHANGEABLE))
                .toList();
        if (!violations.isEmpty()) {
            throw new InvalidRequest(violations);
        }
    }

    @GET
    @Path("/{id}/capture")
    public Object capture(@PathParam("id") String id) {
        return shelf.capture(id);
    }

    /** Forgets a run that has ended; for ten minutes that can be undone by {@link #restore}. */
    @DELETE
    @Path("/{id}")
    public void delete(@PathParam("id") String id) {
        if (history.find(id).filter(run -> !run.state().ended()).isPresent()) {
            throw new ClientErrorException("Run " + id + " is still going; stop it first", Response.Status.CONFLICT);
        }
        if (!history.delete(id)) {
            throw shelf.unknown(id);
        }
    }

    @POST
    @Path("/{id}/restore")
    public RunBody restore(@PathParam("id") String id) {
        history.restore(id);
        return shelf.body(id);
    }
}
