package dev.lockscope.api;

import dev.lockscope.api.http.AllowedMethods;
import dev.lockscope.api.http.HostOriginFilter;
import dev.lockscope.experiment.InvalidExperiment;
import dev.lockscope.history.Damaged;
import dev.lockscope.history.History;
import dev.lockscope.history.LogImporter;
import dev.lockscope.history.QuotaExceeded;
import dev.lockscope.history.RunGone;
import dev.lockscope.log.MalformedLog;
import dev.lockscope.run.Run;
import dev.lockscope.runner.RunService;
import dev.lockscope.workload.FieldViolation;
import dev.lockscope.workload.InvalidWorkload;
import io.vertx.core.http.HttpClosedException;
import io.vertx.core.http.HttpServerRequest;
import jakarta.ws.rs.NotAcceptableException;
import jakarta.ws.rs.NotAllowedException;
import jakarta.ws.rs.NotSupportedException;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.io.IOException;
import java.net.SocketException;
import java.nio.channels.ClosedChannelException;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jboss.logging.Logger;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;
import org.jspecify.annotations.Nullable;

/** Maps the exceptions of all endpoints to a {@link Problem}. */
class ExceptionMappers {
    private static final Logger LOG = Logger.getLogger(ExceptionMappers.class);

    /** RFC 4918, section 11.5. */
    private static final int INSUFFICIENT_STORAGE = 507;

    private final AllowedMethods allowed;

    ExceptionMappers(AllowedMethods allowed) {
        this.allowed = allowed;
    }

    @ServerExceptionMapper
    Response invalid(InvalidWorkload invalid) {
        return new Problem("Invalid workload", 400, String.valueOf(invalid.getMessage()), invalid.violations())
                .response();
    }

    @ServerExceptionMapper
    Response invalid(InvalidExperiment invalid) {
        return new Problem("Invalid experiment", 400, String.valueOf(invalid.getMessage()), invalid.violations())
                .response();
    }

    @ServerExceptionMapper
    Response invalid(InvalidRequest invalid) {
        return new Problem("Invalid request", 400, String.valueOf(invalid.getMessage()), invalid.violations())
                .response();
    }

    @ServerExceptionMapper
    Response damaged(MalformedLog damaged) {
        FieldViolation line = new FieldViolation("line " + damaged.line(), String.valueOf(damaged.getMessage()));
        return new Problem("Invalid run log", 400, line.field() + ": " + line.detail(), List.of(line)).response();
    }

    @ServerExceptionMapper
    Response another(LogImporter.AnotherRun stored) {
        return new Problem(
                        "Another run has this id",
                        409,
                        String.valueOf(stored.getMessage()),
                        List.of(),
                        stored.id(),
                        null)
                .response();
    }

    @ServerExceptionMapper
    Response quotaExceeded(QuotaExceeded exceeded) {
        String detail = String.valueOf(exceeded.getMessage());
        return exceeded.temporary()
                ? new Problem("Insufficient Storage", INSUFFICIENT_STORAGE, detail, List.of()).response()
                : Problem.of(Response.Status.REQUEST_ENTITY_TOO_LARGE, detail).response();
    }

    @ServerExceptionMapper
    Response gone(RunGone gone) {
        return Problem.of(Response.Status.NOT_FOUND, String.valueOf(gone.getMessage()))
                .response();
    }

    @ServerExceptionMapper
    Response damaged(Damaged damaged) {
        LOG.warn(damaged.getMessage());
        boolean run = damaged.kind().equals("run");
        return new Problem(
                        "Damaged",
                        503,
                        String.valueOf(damaged.getMessage()),
                        List.of(),
                        run ? damaged.id() : null,
                        run ? null : new Problem.Named(damaged.kind(), damaged.id()))
                .response();
    }

    @ServerExceptionMapper
    Response unreadable(History.Unreadable unreadable) {
        LOG.warn(unreadable.getMessage());
        return Problem.of(Response.Status.SERVICE_UNAVAILABLE, String.valueOf(unreadable.getMessage()))
                .response();
    }

    @ServerExceptionMapper
    Response busy(RunService.Busy busy) {
        boolean run = busy.kind().equals("run");
        return new Problem(
                        "Another %s is active".formatted(busy.kind()),
                        409,
                        busy.getMessage() + "; stop it or wait for its end",
                        List.of(),
                        run ? busy.id() : null,
                        run ? null : new Problem.Named(busy.kind(), busy.id()))
                .response();
    }

    @ServerExceptionMapper
    Response ended(Run.Ended ended) {
        return new Problem(
                        "The run has ended", 409, ended.getMessage() + "; only an active run can be changed", List.of())
                .response();
    }

    @ServerExceptionMapper
    Response refused(NotAllowedException refused, UriInfo uri) {
        Response.ResponseBuilder problem = Response.fromResponse(refused((WebApplicationException) refused));
        allowed.of(uri.getPath()).ifPresent(methods -> problem.header(HttpHeaders.ALLOW, methods));
        return problem.build();
    }

    @ServerExceptionMapper
    Response refused(NotAcceptableException refused) {
        return Problem.of(
                        Response.Status.NOT_ACCEPTABLE,
                        "None of the types in Accept is available here; /q/openapi lists those that are")
                .response();
    }

    @ServerExceptionMapper
    Response refused(NotSupportedException refused, HttpServerRequest request) {
        if (!HostOriginFilter.hasBody(request)) {
            return Problem.of(Response.Status.BAD_REQUEST, "The body is missing")
                    .response();
        }
        return Problem.of(
                        Response.Status.UNSUPPORTED_MEDIA_TYPE,
                        "Content-Type must be %s, and %s for a log"
                                .formatted(MediaType.APPLICATION_JSON, ImportResource.TYPE))
                .response();
    }

    @ServerExceptionMapper
    Response refused(WebApplicationException refused) {
        Response.StatusType status = refused.getResponse().getStatusInfo();
        String detail = String.valueOf(refused.getMessage());
        return new Problem(status.getReasonPhrase(), status.getStatusCode(), detail, List.of()).response();
    }

    /** Quarkus throws this for an invalid Content-Type; with a valid one it is a fault of the server. */
    @ServerExceptionMapper
    Response illegal(IllegalArgumentException illegal, HttpServerRequest request) {
        return isMediaType(request.getHeader(HttpHeaders.CONTENT_TYPE))
                ? unexpected(illegal)
                : Problem.of(Response.Status.BAD_REQUEST, "Content-Type must be a media type, such as application/json")
                        .response();
    }

    private static boolean isMediaType(@Nullable String header) {
        try {
            return header == null || MediaType.valueOf(header) != null;
        } catch (IllegalArgumentException invalid) {
            return false;
        }
    }

    /** A request whose client is gone, or that has its response already, needs none, and is no error of the server. */
    @ServerExceptionMapper
    Response disconnected(IOException broken, HttpServerRequest request) {
        boolean closed = request.response().closed()
                || request.response().ended()
                || Stream.<Throwable>iterate(broken, Objects::nonNull, Throwable::getCause)
                        .anyMatch(cause -> cause instanceof ClosedChannelException
                                || cause instanceof HttpClosedException
                                || cause instanceof SocketException);
        return closed ? Response.status(Response.Status.BAD_REQUEST).build() : unexpected(broken);
    }

    @ServerExceptionMapper
    Response noMemory(OutOfMemoryError tooMuch) {
        LOG.warn("A request needs more memory than is available: " + tooMuch.getMessage());
        return Problem.of(
                        Response.Status.SERVICE_UNAVAILABLE,
                        "The server has too little memory for this request; request less, or raise -Xmx")
                .response();
    }

    @ServerExceptionMapper
    Response unexpected(Throwable unexpected) {
        LOG.error("A request failed", unexpected);
        return Problem.of(Response.Status.INTERNAL_SERVER_ERROR, "The request failed; the server's log has the cause")
                .response();
    }
}
