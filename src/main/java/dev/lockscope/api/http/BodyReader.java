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
    private final long mostBytes;
    private final AtomicLong bytesHeld;
    private final Provider<ObjectMapper> json;
    private final Buffer body = Buffer.buffer();
    private long timer;

    /** @param bytesHeld of all bodies that are being read, this one among them */
    BodyReader(RoutingContext context, long mostBytes, AtomicLong bytesHeld, Provider<ObjectMapper> json) {
        this.context = context;
        this.request = context.request();
        this.mostBytes = mostBytes;
        this.bytesHeld = bytesHeld;
        this.json = json;
    }

    /** Goes on with the next route when the body is complete; otherwise answers itself. */
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
        if (body.length() > mostBytes) {
            refuse(Problem.of(Response.Status.REQUEST_ENTITY_TOO_LARGE, tooLong(mostBytes)));
        } else if (held > HeapBudget.bodies()) {
            refuse(Problem.of(
                    Response.Status.SERVICE_UNAVAILABLE,
                    "The server is reading as many bodies as its memory allows; try again in a while"));
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

    /** Answers a body that can't be read any further. Vert.x closes the connection right after, without what is not flushed. */
    static void refuseBroken(Throwable cause, HttpServerRequest request, Provider<ObjectMapper> json) {
        boolean isCutOff = cause instanceof IOException || cause instanceof HttpClosedException;
        if (!isCutOff && !request.response().ended()) {
            Problem.of(Response.Status.BAD_REQUEST, "The body can't be read: its chunks are not as RFC 9112 has them")
                    .send(request.response(), json);
            ((ConnectionBase) request.connection()).channelHandlerContext().flush();
        }
    }

    /** Asks a client for the body that it has only announced. */
    static void proceed(HttpServerRequest request) {
        if ("100-continue".equalsIgnoreCase(request.getHeader(HttpHeaders.EXPECT))) {
            request.response().writeContinue();
        }
    }

    /** The rest of the body is not waited for. */
    static void closeOnceAnswered(RoutingContext context) {
        context.addEndHandler(answered -> context.request().connection().close());
    }

    static String tooLong(long mostBytes) {
        return "The body may have %d bytes, has more".formatted(mostBytes);
    }

    static String late(Duration timeout) {
        return "The body did not arrive within %s s, and lockscope.body-timeout says how long it may take"
                .formatted(timeout.toMillis() / 1_000.0);
    }
}
