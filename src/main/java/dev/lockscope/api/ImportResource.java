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

/** Takes in logs of runs, from here or from elsewhere. */
@Path(ImportResource.PATH)
public class ImportResource {
    public static final String PATH = "/api/runs/import";
    public static final String TYPE = "application/x-ndjson";

    /** Far fewer than there are worker threads, so that clients that do not send the rest leave most of them to all else. */
    static final int MOST_AT_A_TIME = 16;

    private final LogImporter intake;
    private final RunLookup shelf;

    /** Each has a worker thread, which waits for its client. */
    private final Semaphore places = new Semaphore(MOST_AT_A_TIME);

    ImportResource(LogImporter intake, RunLookup shelf) {
        this.intake = intake;
        this.shelf = shelf;
    }

    /** 201, or 200 where the same run is kept already. A page from elsewhere can't send this type unasked. */
    @POST
    @Consumes(ImportResource.TYPE)
    public Response take(@Context RoutingContext request, @Context UriInfo uri)
            throws IOException, MalformedLog, LogImporter.AnotherRun {
        if (!places.tryAcquire()) {
            throw new ServerErrorException(
                    "%d logs are being imported already; try again in a while".formatted(MOST_AT_A_TIME),
                    Response.Status.SERVICE_UNAVAILABLE);
        }
        try {
            return take(BodyStream.of(request), uri);
        } finally {
            places.release();
        }
    }

    private Response take(InputStream log, UriInfo uri) throws IOException, MalformedLog, LogImporter.AnotherRun {
        LogImporter.Taken taken = intake.take(log);
        return Response.status(taken.isNew() ? Response.Status.CREATED : Response.Status.OK)
                .header(HttpHeaders.LOCATION, RelativeLocation.of(uri, "api/runs/" + taken.id()))
                .entity(shelf.body(taken.id()))
                .build();
    }
}
