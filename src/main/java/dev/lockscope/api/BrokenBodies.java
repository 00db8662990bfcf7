package dev.lockscope.api;

import io.vertx.core.http.HttpServerRequest;
import org.jboss.resteasy.reactive.server.ServerResponseFilter;
import org.jboss.resteasy.reactive.server.core.ResteasyReactiveRequestContext;
import org.jboss.resteasy.reactive.server.spi.ResteasyReactiveContainerRequestContext;
import org.jspecify.annotations.Nullable;

/**
 * A body that can't be written to its end. Where its head has been sent the connection is closed, so that the client sees that
 * it is incomplete; before that what is written of it is dropped, and the problem is sent.
 */
class BrokenBodies {
    @ServerResponseFilter
    void cut(@Nullable Throwable failed, ResteasyReactiveContainerRequestContext request, HttpServerRequest connected) {
        if (failed == null) {
            return;
        }
        ResteasyReactiveRequestContext context = (ResteasyReactiveRequestContext) request.getServerRequestContext();
        if (context.serverResponse().headWritten()) {
            connected.connection().close();
        }
        context.setOutputStream(null);
    }
}
