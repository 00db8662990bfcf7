package dev.lockscope.api;

import dev.lockscope.format.RunBody;
import dev.lockscope.history.History;
import dev.lockscope.history.RunCriteria;
import dev.lockscope.log.Label;
import dev.lockscope.run.Run;
import dev.lockscope.runner.RunService;
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

/** Starts, lists, returns, changes, stops, deletes and restores runs. */
@Path("/api/runs")
@Produces(MediaType.APPLICATION_JSON)
public class RunsResource {
    private static final String UNCHANGEABLE = "can't be changed during the run; these can: %s; and at any time: %s"
            .formatted(String.join(", ", Limits.LIVE), String.join(", ", LabelPatch.FIELDS));

    private final RunService runs;
    private final History history;
    private final RunLookup lookup;
    private final Ceilings ceilings;

    RunsResource(RunService runs, History history, RunLookup lookup, Ceilings ceilings) {
        this.ceilings = ceilings;
        this.runs = runs;
        this.history = history;
        this.lookup = lookup;
    }

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    public Response start(String body, @Context UriInfo uri)
            throws InvalidWorkload, RunService.Busy, InterruptedException {
        Run run = runs.start(Limits.accept(JsonBody.read(body), ceilings));
        return Response.status(Response.Status.CREATED)
                .header(HttpHeaders.LOCATION, RelativeLocation.of(uri, "api/runs/" + run.id()))
                .entity(lookup.body(run))
                .build();
    }

    /** Supports paging and conditional requests. */
    @GET
    public Response list(@Context UriInfo uri, @Context Request request) throws InvalidRequest {
        EntityTag edition = new EntityTag(Long.toString(history.edition(), Character.MAX_RADIX), true);
        Response.ResponseBuilder conditional = request.evaluatePreconditions(edition);
        if (conditional != null) {
            return orPreconditionFailed(conditional.tag(edition).build());
        }
        RunCriteria criteria = RunQuery.read(uri.getQueryParameters(), history::stored);
        List<RunListEntry> entries =
                history.list(criteria).stream().map(RunListEntry::of).toList();
        return Response.ok(entries)
                .tag(edition)
                .header("X-Total-Count", history.count(criteria))
                .build();
    }

    private static Response orPreconditionFailed(Response conditional) {
        if (conditional.getStatus() == Response.Status.PRECONDITION_FAILED.getStatusCode()) {
            throw new ClientErrorException(
                    "The list of runs does not match If-Match; its ETag is " + conditional.getHeaderString("ETag"),
                    Response.Status.PRECONDITION_FAILED);
        }
        return conditional;
    }

    @GET
    @Path("/{id}")
    public RunBody one(@PathParam("id") String id) {
        return lookup.body(id);
    }

    /** For clients that ask for plain text; the default is {@link #one}. */
    @GET
    @Path("/{id}")
    @Produces(MediaType.TEXT_PLAIN + ";qs=0.9")
    public Response classicLines(@PathParam("id") String id) {
        return Response.ok(lookup.classicLines(id), MediaType.TEXT_PLAIN_TYPE.withCharset("UTF-8"))
                .build();
    }

    /** Ends a run now; one that has ended stays unchanged. */
    @POST
    @Path("/{id}/stop")
    public RunBody stop(@PathParam("id") String id) throws InterruptedException {
        Optional<Run> run = history.find(id);
        if (run.isPresent()) {
            run.get().stop();
            run.get().awaitEnd();
        }
        return lookup.body(id);
    }

    @POST
    @Path("/{id}/pause")
    public RunBody pause(@PathParam("id") String id) throws Run.Ended, InterruptedException {
        Run run = lookup.inMemory(id);
        run.pause();
        return lookup.body(run);
    }

    @POST
    @Path("/{id}/resume")
    public RunBody resume(@PathParam("id") String id) throws Run.Ended, InterruptedException {
        Run run = lookup.inMemory(id);
        run.resume();
        return lookup.body(run);
    }

    /** Changes {@link Limits#LIVE} parameters of an active run, and the labels of any run: all of them or none. */
    @PATCH
    @Path("/{id}")
    @Consumes(MediaType.APPLICATION_JSON)
    public RunBody change(@PathParam("id") String id, String body)
            throws InvalidRequest, InvalidWorkload, Run.Ended, InterruptedException {
        Map<String, Object> fields = JsonBody.read(body);
        checkChangeable(fields.keySet());
        Map<String, Object> adjustments = new HashMap<>(fields);
        adjustments.keySet().removeAll(LabelPatch.FIELDS);
        Map<Label, @Nullable Object> labels = LabelPatch.read(fields);
        if (!adjustments.isEmpty()) {
            lookup.inMemory(id).adjust(adjustments, ceilings);
        }
        if (!labels.isEmpty() && history.label(id, labels).isEmpty()) {
            throw history.find(id).isEmpty()
                    ? lookup.unknown(id)
                    : new ClientErrorException(
                            "Run " + id + " is not stored yet, so it can't be labelled; try again later",
                            Response.Status.CONFLICT);
        }
        return lookup.body(id);
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
        return lookup.capture(id);
    }

    /** Deletes a run that has ended; {@link #restore} undoes that for ten minutes. */
    @DELETE
    @Path("/{id}")
    public void delete(@PathParam("id") String id) {
        if (history.find(id).filter(run -> !run.state().ended()).isPresent()) {
            throw new ClientErrorException("Run " + id + " is still running; stop it first", Response.Status.CONFLICT);
        }
        if (!history.delete(id)) {
            throw lookup.unknown(id);
        }
    }

    @POST
    @Path("/{id}/restore")
    public RunBody restore(@PathParam("id") String id) {
        history.restore(id);
        return lookup.body(id);
    }
}
