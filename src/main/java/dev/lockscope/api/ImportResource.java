package dev.lockscope.api;

import dev.lockscope.live.DamagedLog;
import dev.lockscope.live.LogIntake;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.io.IOException;
import java.io.InputStream;

/** Takes in logs of runs, from here or from elsewhere. */
@Path(ImportResource.PATH)
public class ImportResource {
    static final String PATH = "/api/runs/import";
    static final String TYPE = "application/x-ndjson";

    private final LogIntake intake;
    private final Shelf shelf;
    private final Settings settings;

    ImportResource(LogIntake intake, Shelf shelf, Settings settings) {
        this.intake = intake;
        this.shelf = shelf;
        this.settings = settings;
    }

    /** 201, or 200 where the same run is kept already. A page from elsewhere can't send this type unasked. */
    @POST
    @Consumes(ImportResource.TYPE)
    public Response take(InputStream log, @Context UriInfo uri) throws IOException, DamagedLog, LogIntake.AnotherRun {
        LogIntake.Taken taken =
                intake.take(new BoundedStream(log, settings.importBytes().asLongValue()));
        return Response.status(taken.isNew() ? Response.Status.CREATED : Response.Status.OK)
                .header(HttpHeaders.LOCATION, RelativeLocation.of(uri, "api/runs/" + taken.id()))
                .entity(shelf.body(taken.id()))
                .build();
    }
}
