package dev.lockscope.api.http;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.lockscope.api.ImportResource;
import dev.lockscope.api.Problem;
import dev.lockscope.config.Settings;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Provider;
import jakarta.inject.Singleton;
import jakarta.ws.rs.core.Response;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Bounds the size of a body and the time that its client may take. A body is read before any resource is asked, by the
 * connection's event loop: one that does not come to its end takes no worker thread. A log is read by {@link ImportResource}.
 */
@Singleton
class BodyLimit {
    private final Provider<ObjectMapper> json;
    private final Settings settings;

    /** Of all bodies that are being read. */
    private final AtomicLong bytesHeld = new AtomicLong();

    BodyLimit(Provider<ObjectMapper> json, Settings settings) {
        this.json = json;
        this.settings = settings;
    }

    void route(@Observes Router router) {
        router.route().order(FilterOrder.BODY_LIMIT).handler(this::read);
    }

    private void read(RoutingContext context) {
        HttpServerRequest request = context.request();
        boolean aLog = context.normalizedPath().equals(ImportResource.PATH);
        long mostBytes = (aLog ? settings.importBytes() : settings.bodyBytes()).asLongValue();
        String length = request.getHeader(HttpHeaders.CONTENT_LENGTH);
        if (length != null && Long.parseLong(length) > mostBytes) {
            Problem.of(
                            Response.Status.REQUEST_ENTITY_TOO_LARGE,
                            "The body may have %d bytes, has %s".formatted(mostBytes, length))
                    .send(context.response(), json);
        } else if (aLog) {
            BodyStream.open(context, mostBytes, settings.bodyTimeout(), json);
            context.next();
        } else if (length != null || request.headers().contains(HttpHeaders.TRANSFER_ENCODING)) {
            new BodyReader(context, mostBytes, bytesHeld, json).read(settings.bodyTimeout());
        } else {
            context.next();
        }
    }
}
