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
import dev.lockscope.run.RunService;
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

/** Turns whatever a door throws into a {@link Problem}. */
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
        return new Problem("The workload can't be run", 400, String.valueOf(invalid.getMessage()), invalid.violations())
                .response();
    }

    @ServerExceptionMapper
    Response invalid(InvalidExperiment invalid) {
        return new Problem(
                        "The experiment can't be made", 400, String.valueOf(invalid.getMessage()), invalid.violations())
                .response();
    }

    @ServerExceptionMapper
    Response invalid(InvalidRequest invalid) {
        return new Problem(
                        "The request makes no sense", 400, String.valueOf(invalid.getMessage()), invalid.violations())
                .response();
    }

    @ServerExceptionMapper
    Response damaged(MalformedLog damaged) {
        FieldViolation line = new FieldViolation("line " + damaged.line(), String.valueOf(damaged.getMessage()));
        return new Problem(
                        "The file is no log of a run that can be read",
                        400,
                        line.field() + ": " + line.detail(),
                        List.of(line))
                .response();
    }

    @ServerExceptionMapper
    Response another(LogImporter.AnotherRun kept) {
        return new Problem("Another run is kept", 409, String.valueOf(kept.getMessage()), List.of(), kept.id(), null)
                .response();
    }

    @ServerExceptionMapper
    Response noRoom(QuotaExceeded none) {
        String detail = String.valueOf(none.getMessage());
        return none.temporary()
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
                        "Another %s is going".formatted(busy.kind()),
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
                        "The run has ended",
                        409,
                        ended.getMessage() + "; only a run that is going can be changed",
                        List.of())
                .response();
    }

    @ServerExceptionMapper
    Response refused(NotAllowedException refused, UriInfo asked) {
        Response.ResponseBuilder problem = Response.fromResponse(refused((WebApplicationException) refused));
        allowed.of(asked.getPath()).ifPresent(methods -> problem.header(HttpHeaders.ALLOW, methods));
        return problem.build();
    }

    @ServerExceptionMapper
    Response refused(NotAcceptableException refused) {
        return Problem.of(
                        Response.Status.NOT_ACCEPTABLE,
                        "Nothing that Accept asks for can be had here; /q/openapi says what can")
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

    /** With a Content-Type that can be read it is the server's own fault. */
    @ServerExceptionMapper
    Response illegible(IllegalArgumentException illegible, HttpServerRequest request) {
        return isMediaType(request.getHeader(HttpHeaders.CONTENT_TYPE))
                ? unexpected(illegible)
                : Problem.of(
                                Response.Status.BAD_REQUEST,
                                "Content-Type must name a media type, such as application/json")
                        .response();
    }

    private static boolean isMediaType(@Nullable String header) {
        try {
            return header == null || MediaType.valueOf(header) != null;
        } catch (IllegalArgumentException illegible) {
            return false;
        }
    }

    /** A request that was cut off, or answered already, gets no more, and is no error of the server's. */
    @ServerExceptionMapper
    Response cutOff(IOException broken, HttpServerRequest request) {
        boolean hungUp = request.response().closed()
                || request.response().ended()
                || Stream.<Throwable>iterate(broken, Objects::nonNull, Throwable::getCause)
                        .anyMatch(cause -> cause instanceof ClosedChannelException
                                || cause instanceof HttpClosedException
                                || cause instanceof SocketException);
        return hungUp ? Response.status(Response.Status.BAD_REQUEST).build() : unexpected(broken);
    }

    @ServerExceptionMapper
    Response noMemory(OutOfMemoryError tooMuch) {
        LOG.warn("A request needs more memory than there is: " + tooMuch.getMessage());
        return Problem.of(
                        Response.Status.SERVICE_UNAVAILABLE,
                        "The server has too little memory for that; ask for less, or give it more with -Xmx")
                .response();
    }

    @ServerExceptionMapper
    Response unexpected(Throwable unexpected) {
        LOG.error("A request failed", unexpected);
        return Problem.of(Response.Status.INTERNAL_SERVER_ERROR, "Something broke in the server; its log says what")
                .response();
    }
}
