package dev.lockscope.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.lockscope.workload.FieldViolation;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerResponse;
import jakarta.inject.Provider;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The problem details of a failed request (RFC 9457).
 *
 * @param title the kind of problem
 * @param status the HTTP status
 * @param detail this occurrence
 * @param errors every offending field, if any
 * @param run the conflicting run, if any
 * @param experiment the conflicting experiment, if any
 */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record Problem(
        String title,
        int status,
        String detail,
        List<FieldViolation> errors,
        @Nullable String run,
        @Nullable Named experiment) {
    static final MediaType PROBLEM_JSON = new MediaType("application", "problem+json");

    public static Problem of(Response.Status status, String detail) {
        return new Problem(status.getReasonPhrase(), status.getStatusCode(), detail, List.of());
    }

    public Problem(String title, int status, String detail, List<FieldViolation> errors) {
        this(title, status, detail, errors, null, null);
    }

    /**
     * Sends the problem from a filter, and closes the connection, as a body may still arrive.
     *
     * @param json created lazily: creating it takes a tenth of the time until the port is open
     */
    public void send(HttpServerResponse response, Provider<ObjectMapper> json) {
        response.setStatusCode(status)
                .putHeader(HttpHeaders.CONNECTION, HttpHeaders.CLOSE)
                .putHeader(HttpHeaders.CONTENT_TYPE, PROBLEM_JSON.toString())
                .end(json.get().valueToTree(this).toString());
    }

    Response response() {
        return Response.status(status).type(PROBLEM_JSON).entity(this).build();
    }

    /** An experiment by its kind and id. */
    record Named(String kind, String id) {}
}
