package dev.lockscope.api;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.lockscope.api.page.SavedPage;
import dev.lockscope.log.RunLogWriter;
import dev.lockscope.log.RunSummary;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.StreamingOutput;
import java.util.List;

/** Exports a run as a file. */
@Path("/api/runs")
public class ExportResource {
    private static final String NDJSON = "application/x-ndjson";

    private final RunLookup lookup;
    private final RunLogWriter log;
    private final SavedPage page;
    private final CatalogueResource catalogue;
    private final ObjectMapper json;

    ExportResource(RunLookup lookup, RunLogWriter log, SavedPage page, CatalogueResource catalogue, ObjectMapper json) {
        this.lookup = lookup;
        this.log = log;
        this.page = page;
        this.catalogue = catalogue;
        this.json = json;
    }

    /** The same as {@link RunsResource#one}. */
    @GET
    @Path("/{id}.json")
    @Produces(MediaType.APPLICATION_JSON)
    public Response json(@PathParam("id") String id) {
        return Download.of(lookup.body(id), MediaType.APPLICATION_JSON, id + ".json");
    }

    /** Everything recorded of the run; {@link ImportResource} imports it. */
    @GET
    @Path("/{id}/log")
    @Produces(NDJSON)
    public Response log(@PathParam("id") String id) {
        RunSummary run = lookup.ended(id);
        return Download.of((StreamingOutput) out -> log.write(run, out), NDJSON + ";charset=UTF-8", id + ".ndjson");
    }

    /** The run's page as one file that opens without a server. */
    @GET
    @Path("/{id}/page.html")
    @Produces(MediaType.TEXT_HTML)
    public Response page(@PathParam("id") String id) {
        RunSummary run = lookup.ended(id);
        StreamingOutput saved = page.of(
                "index.html",
                List.of(
                        SavedPage.Answer.of("api/limits", catalogue.limits(), json),
                        SavedPage.Answer.of("api/locks", catalogue.locks(), json),
                        new SavedPage.Answer("log", NDJSON, out -> log.writeForPage(run, out))));
        return Download.page(saved, id);
    }
}
