package dev.lockscope.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.lockscope.history.History;
import dev.lockscope.history.StorageProblem;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.jspecify.annotations.Nullable;

/** Where runs are stored. */
@Path("/api/history")
@Produces(MediaType.APPLICATION_JSON)
public class HistoryResource {
    private final History history;

    HistoryResource(History history) {
        this.history = history;
    }

    @GET
    public HistoryBody history() {
        return new HistoryBody(
                history.folder().map(Object::toString).orElse(null),
                history.problem().map(StorageProblem::what).orElse(null),
                history.problem().map(StorageProblem::remedy).orElse(null));
    }

    /**
     * Where runs are stored.
     *
     * @param folder null when they are stored in memory only
     * @param problem why a configured folder can't be used: at all, if {@code folder} is null, or for now
     * @param remedy how to fix it, in a sentence
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record HistoryBody(
            @Nullable String folder,
            @Nullable String problem,
            @Nullable String remedy) {}
}
