package dev.lockscope.api;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.lockscope.format.SnapshotCsv;
import dev.lockscope.history.History;
import dev.lockscope.log.RunRecords;
import dev.lockscope.log.SnapshotBatch;
import dev.lockscope.metric.MetricCatalogue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.StreamingOutput;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;

/**
 * The stored snapshots of a run, one per line; for an active run all but those of the last second. They lack the state of the
 * map and each worker's operations.
 */
@Path("/api/runs")
public class SnapshotsResource {
    private static final String NDJSON = "application/x-ndjson;charset=UTF-8";
    private static final String CSV = "text/csv;charset=UTF-8;header=present";

    private final History history;
    private final RunLookup lookup;
    private final ObjectMapper json;

    SnapshotsResource(History history, RunLookup lookup, ObjectMapper json) {
        this.history = history;
        this.lookup = lookup;
        this.json = json;
    }

    /** The default for clients that accept any type. */
    @GET
    @Path("/{id}/snapshots")
    @Produces("application/x-ndjson")
    public Response ndjson(@PathParam("id") String id) {
        lookup.stored(id);
        return Response.ok((StreamingOutput) out -> writeLines(id, out), NDJSON).build();
    }

    /** @param id of a stored run */
    void writeLines(String id, OutputStream out) throws IOException {
        write(id, out, line -> line + "\n");
    }

    @GET
    @Path("/{id}/snapshots")
    @Produces("text/csv;qs=0.9")
    public Response csv(@PathParam("id") String id) {
        lookup.stored(id);
        StreamingOutput csv = out -> {
            SnapshotCsv table = new SnapshotCsv(MetricCatalogue.CURRENT);
            out.write(table.header().getBytes(StandardCharsets.UTF_8));
            write(id, out, line -> table.line(json.readTree(line)));
        };
        return Response.ok(csv, CSV)
                .header("Content-Disposition", "attachment; filename=\"lockscope-%s.csv\"".formatted(id))
                .build();
    }

    /** For clients that can't set {@code Accept}. */
    @GET
    @Path("/{id}/snapshots.csv")
    @Produces("text/csv")
    public Response csvFile(@PathParam("id") String id) {
        return csv(id);
    }

    /** Writes batch by batch, so that the memory needed does not depend on the run's length. */
    private void write(String id, OutputStream out, Encoding encoding) throws IOException {
        try (RunRecords.Lease _ = history.records().lease(List.of(id))) {
            for (Optional<SnapshotBatch> next = history.records().after(id, 0);
                    next.isPresent();
                    next = history.records().after(id, next.get().lastSeq())) {
                StringBuilder text = new StringBuilder();
                for (String line : next.get().lines()) {
                    text.append(encoding.of(line));
                }
                out.write(text.toString().getBytes(StandardCharsets.UTF_8));
            }
        }
    }

    private interface Encoding {
        String of(String line) throws IOException;
    }
}
