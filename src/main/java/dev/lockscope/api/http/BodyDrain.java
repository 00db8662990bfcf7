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
 * What is left of a body when its request has been answered is passed over: a client that is still sending is to hear the
 * answer, and what it asks next on the same connection is to be heard.
 */
@Singleton
class BodyDrain {
    private final long mostBytes;

    BodyDrain(Settings settings) {
        this.mostBytes = settings.importBytes().asLongValue();
    }

    void route(@Observes Router router) {
        router.route().order(FilterOrder.BODY_DRAIN).handler(this::passOver);
    }

    private void passOver(RoutingContext request) {
        Context connection = request.vertx().getOrCreateContext();
        request.addEndHandler(answered -> connection.runOnContext(then -> passOver(request.request())));
        request.next();
    }

    /** Bounded: a connection on which more than twice the largest body is still to come is closed. */
    private void passOver(HttpServerRequest request) {
        if (request.isEnded()) {
            return;
        }
        AtomicLong left = new AtomicLong(2 * mostBytes);
        request.handler(part -> {
            if (left.addAndGet(-part.length()) < 0) {
                request.connection().close();
            }
        });
        request.resume();
    }
}
