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
 * Limits the size of a body and the time to send it. A body is read before any resource is called, by the connection's event
 * loop: an incomplete one occupies no worker thread. A log is read by {@link ImportResource}.
 */
@Singleton
class BodyLimit {
    private final Provider<ObjectMapper> json;
    private final Settings settings;

    /** Total over all bodies that are being read. */
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
        boolean isLog = context.normalizedPath().equals(ImportResource.PATH);
        long maxBytes = (isLog ? settings.importBytes() : settings.bodyBytes()).asLongValue();
        String length = request.getHeader(HttpHeaders.CONTENT_LENGTH);
        if (length != null && Long.parseLong(length) > maxBytes) {
            Problem.of(
                            Response.Status.REQUEST_ENTITY_TOO_LARGE,
                            "The body is limited to %d bytes, has %s".formatted(maxBytes, length))
                    .send(context.response(), json);
        } else if (isLog) {
            BodyStream.open(context, maxBytes, settings.bodyTimeout(), json);
            context.next();
        } else if (length != null || request.headers().contains(HttpHeaders.TRANSFER_ENCODING)) {
            new BodyReader(context, maxBytes, bytesHeld, json).read(settings.bodyTimeout());
        } else {
            context.next();
        }
    }
}
