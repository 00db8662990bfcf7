package dev.lockscope.api;

import dev.lockscope.api.http.BodyStream;
import dev.lockscope.history.LogImporter;
import dev.lockscope.log.MalformedLog;
import io.vertx.ext.web.RoutingContext;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.ServerErrorException;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.io.IOException;
import java.io.InputStream;
import java.util.concurrent.Semaphore;

/** Imports the logs of runs, of this server or another. */
@Path(ImportResource.PATH)
public class ImportResource {
    public static final String PATH = "/api/runs/import";
    public static final String TYPE = "application/x-ndjson";

    /** Far fewer than the worker threads, so that stalled clients leave most of those free. */
    static final int MAX_CONCURRENT = 16;

    private final LogImporter importer;
    private final RunLookup lookup;

    /** Each import blocks a worker thread on its client. */
    private final Semaphore permits = new Semaphore(MAX_CONCURRENT);

    ImportResource(LogImporter importer, RunLookup lookup) {
        this.importer = importer;
        this.lookup = lookup;
    }

    /** 201, or 200 if the same run is stored already. A foreign page can't send this media type without a preflight. */
    @POST
    @Consumes(ImportResource.TYPE)
    public Response importLog(@Context RoutingContext request, @Context UriInfo uri)
            throws IOException, MalformedLog, LogImporter.AnotherRun {
        if (!permits.tryAcquire()) {
            throw new ServerErrorException(
                    "%d logs are being imported already; try again later".formatted(MAX_CONCURRENT),
                    Response.Status.SERVICE_UNAVAILABLE);
        }
        try {
            return importLog(BodyStream.of(request), uri);
        } finally {
            permits.release();
        }
    }

    private Response importLog(InputStream log, UriInfo uri) throws IOException, MalformedLog, LogImporter.AnotherRun {
        LogImporter.Taken taken = importer.take(log);
        return Response.status(taken.isNew() ? Response.Status.CREATED : Response.Status.OK)
                .header(HttpHeaders.LOCATION, RelativeLocation.of(uri, "api/runs/" + taken.id()))
                .entity(lookup.body(taken.id()))
                .build();
    }
}
