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

/** A run to be taken elsewhere, as a file. */
@Path("/api/runs")
public class ExportResource {
    private static final String NDJSON = "application/x-ndjson";

    private final RunLookup shelf;
    private final RunLogWriter log;
    private final SavedPage page;
    private final CatalogueResource catalogue;
    private final ObjectMapper json;

    ExportResource(RunLookup shelf, RunLogWriter log, SavedPage page, CatalogueResource catalogue, ObjectMapper json) {
        this.shelf = shelf;
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
        return Download.of(shelf.body(id), MediaType.APPLICATION_JSON, id + ".json");
    }

    /** All that was recorded of it, to be taken in again by {@link ImportResource}. */
    @GET
    @Path("/{id}/log")
    @Produces(NDJSON)
    public Response log(@PathParam("id") String id) {
        RunSummary run = shelf.ended(id);
        return Download.of((StreamingOutput) out -> log.write(run, out), NDJSON + ";charset=UTF-8", id + ".ndjson");
    }

    /** The page that shows it, in one file that opens without a server. */
    @GET
    @Path("/{id}/page.html")
    @Produces(MediaType.TEXT_HTML)
    public Response page(@PathParam("id") String id) {
        RunSummary run = shelf.ended(id);
        StreamingOutput saved = page.of(
                "index.html",
                List.of(
                        SavedPage.Answer.of("api/limits", catalogue.limits(), json),
                        SavedPage.Answer.of("api/locks", catalogue.locks(), json),
                        new SavedPage.Answer("log", NDJSON, out -> log.writeForPage(run, out))));
        return Download.page(saved, id);
    }
}
