package dev.lockscope.api;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.lockscope.api.page.SavedPage;
import dev.lockscope.comparison.Comparison;
import dev.lockscope.format.ComparisonCsv;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.StreamingOutput;
import jakarta.ws.rs.core.UriInfo;
import java.util.ArrayList;
import java.util.List;

/** Two to six runs side by side: {@code ?runs=ID,ID}, ratios being to the first. */
@Path("/api")
public class ComparisonResource {
    private final ComparisonQuery query;
    private final RunLookup lookup;
    private final SnapshotsResource snapshots;
    private final SavedPage page;
    private final ObjectMapper json;

    ComparisonResource(
            ComparisonQuery query, RunLookup lookup, SnapshotsResource snapshots, SavedPage page, ObjectMapper json) {
        this.query = query;
        this.lookup = lookup;
        this.snapshots = snapshots;
        this.page = page;
        this.json = json;
    }

    /** The default for clients that accept any type. */
    @GET
    @Path("/comparison")
    @Produces(MediaType.APPLICATION_JSON)
    public ComparisonBody json(@Context UriInfo uri) throws InvalidRequest, JsonProcessingException {
        return ComparisonBody.of(query.read(uri.getQueryParameters()));
    }

    @GET
    @Path("/comparison")
    @Produces("text/csv;qs=0.9")
    public Response csv(@Context UriInfo uri) throws InvalidRequest, JsonProcessingException {
        Comparison comparison = query.read(uri.getQueryParameters());
        return Response.ok(ComparisonCsv.of(comparison), "text/csv;charset=UTF-8;header=present")
                .header("Content-Disposition", "attachment; filename=\"lockscope-comparison.csv\"")
                .build();
    }

    /** For clients that can't set {@code Accept}. */
    @GET
    @Path("/comparison.csv")
    @Produces("text/csv")
    public Response csvFile(@Context UriInfo uri) throws InvalidRequest, JsonProcessingException {
        return csv(uri);
    }

    /** The comparison page with everything stored of its runs, as one file that opens without a server. */
    @GET
    @Path("/comparison/page.html")
    @Produces(MediaType.TEXT_HTML)
    public Response page(@Context UriInfo uri) throws InvalidRequest, JsonProcessingException {
        ComparisonBody comparison = ComparisonBody.of(query.read(uri.getQueryParameters()));
        List<String> ids =
                comparison.runs().stream().map(ComparisonBody.RunRef::id).toList();
        List<SavedPage.Answer> answers = new ArrayList<>();
        answers.add(SavedPage.Answer.of("comparison", comparison, json));
        for (String id : ids) {
            answers.add(SavedPage.Answer.of("api/runs/" + id, lookup.body(id), json));
            answers.add(new SavedPage.Answer(
                    "api/runs/%s/snapshots".formatted(id),
                    "application/x-ndjson",
                    out -> snapshots.writeLines(id, out)));
        }
        StreamingOutput saved = lookup.using(ids, page.of("compare.html", answers));
        return Download.page(saved, "comparison-" + String.join("-", ids));
    }
}
