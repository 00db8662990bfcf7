package dev.lockscope.api.http;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.lockscope.api.Problem;
import dev.lockscope.config.HeapBudget;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClosedException;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.net.impl.ConnectionBase;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.impl.RoutingContextInternal;
import jakarta.inject.Provider;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;

/** Reads the body of one request into memory. Confined to the event loop of its connection. */
final class BodyReader {
    private final RoutingContext context;
    private final HttpServerRequest request;
    private final long maxBytes;
    private final AtomicLong bytesHeld;
    private final Provider<ObjectMapper> json;
    private final Buffer body = Buffer.buffer();
    private long timer;

    /** @param bytesHeld total over all bodies that are being read, including this one */
    BodyReader(RoutingContext context, long maxBytes, AtomicLong bytesHeld, Provider<ObjectMapper> json) {
        this.context = context;
        this.request = context.request();
        this.maxBytes = maxBytes;
        this.bytesHeld = bytesHeld;
        this.json = json;
    }

    /** Calls the next route when the body is complete; responds itself otherwise. */
    void read(Duration timeout) {
        timer = context.vertx().setTimer(timeout.toMillis(), late -> refuseLate(timeout));
        request.handler(this::append);
        request.endHandler(complete -> {
            finish();
            ((RoutingContextInternal) context).setBody(body);
            context.next();
        });
        request.exceptionHandler(broken -> {
            finish();
            refuseBroken(broken, request, json);
        });
        proceed(request);
        request.resume();
    }

    private void append(Buffer part) {
        body.appendBuffer(part);
        long held = bytesHeld.addAndGet(part.length());
        if (body.length() > maxBytes) {
            refuse(Problem.of(Response.Status.REQUEST_ENTITY_TOO_LARGE, tooLong(maxBytes)));
        } else if (held > HeapBudget.bodies()) {
            refuse(Problem.of(
                    Response.Status.SERVICE_UNAVAILABLE,
                    "The server is reading as many bodies as its memory allows; try again later"));
        }
    }

    private void refuseLate(Duration timeout) {
        closeOnceAnswered(context);
        refuse(Problem.of(Response.Status.REQUEST_TIMEOUT, late(timeout)));
    }

    private void refuse(Problem problem) {
        finish();
        problem.send(context.response(), json);
    }

    private void finish() {
        context.vertx().cancelTimer(timer);
        bytesHeld.addAndGet(-body.length());
        request.handler(null).endHandler(null).exceptionHandler(null);
    }

    /** Responds to a body that can't be parsed. Vert.x closes the connection right after, so the response is flushed here. */
    static void refuseBroken(Throwable cause, HttpServerRequest request, Provider<ObjectMapper> json) {
        boolean isCutOff = cause instanceof IOException || cause instanceof HttpClosedException;
        if (!isCutOff && !request.response().ended()) {
            Problem.of(Response.Status.BAD_REQUEST, "The body has malformed chunks (RFC 9112)")
                    .send(request.response(), json);
            ((ConnectionBase) request.connection()).channelHandlerContext().flush();
        }
    }

    /** Sends 100 to a client that waits for it before it sends the body. */
    static void proceed(HttpServerRequest request) {
        if ("100-continue".equalsIgnoreCase(request.getHeader(HttpHeaders.EXPECT))) {
            request.response().writeContinue();
        }
    }

    /** The rest of the body is not read. */
    static void closeOnceAnswered(RoutingContext context) {
        context.addEndHandler(answered -> context.request().connection().close());
    }

    static String tooLong(long maxBytes) {
        return "The body is limited to %d bytes, has more".formatted(maxBytes);
    }

    static String late(Duration timeout) {
        return "The body did not arrive within the %s s of lockscope.body-timeout"
                .formatted(timeout.toMillis() / 1_000.0);
    }
}
