package dev.lockscope.api.http;

import dev.lockscope.config.Settings;
import io.vertx.core.Context;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Reads and discards the rest of a body once its request has been answered, so that a client that is still sending gets the
 * response and can send its next request on the same connection.
 */
@Singleton
class BodyDrain {
    private final long maxBytes;

    BodyDrain(Settings settings) {
        this.maxBytes = settings.importBytes().asLongValue();
    }

    void route(@Observes Router router) {
        router.route().order(FilterOrder.BODY_DRAIN).handler(this::drain);
    }

    private void drain(RoutingContext context) {
        Context connection = context.vertx().getOrCreateContext();
        context.addEndHandler(answered -> connection.runOnContext(then -> drain(context.request())));
        context.next();
    }

    /** A connection with more than twice the largest body left to read is closed. */
    private void drain(HttpServerRequest request) {
        if (request.isEnded()) {
            return;
        }
        AtomicLong left = new AtomicLong(2 * maxBytes);
        request.handler(part -> {
            if (left.addAndGet(-part.length()) < 0) {
                request.connection().close();
            }
        });
        request.resume();
    }
}
