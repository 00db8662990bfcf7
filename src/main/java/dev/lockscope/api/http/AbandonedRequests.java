package dev.lockscope.api.http;

import jakarta.ws.rs.container.ContainerResponseContext;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;
import org.jboss.resteasy.reactive.server.ServerResponseFilter;
import org.jboss.resteasy.reactive.server.spi.ResteasyReactiveContainerRequestContext;

/**
 * A request whose client has hung up is worked off to its end, like any other. Quarkus 3.33 would skip the rest of it from the
 * connection's thread, without a lock: where the request fails in the same moment, its thread then never comes to rest
 * (quarkusio/quarkus#55116).
 */
class AbandonedRequests {
    @ServerRequestFilter(nonBlocking = true, priority = FilterOrder.ABANDONED_REQUEST)
    void finish(ResteasyReactiveContainerRequestContext request) {
        request.getServerRequestContext().serverResponse().addCloseHandler(() -> {});
    }

    /** Nothing can be written to a connection that is closed: Quarkus would log the attempt as an error of the server's. */
    @ServerResponseFilter(priority = FilterOrder.ABANDONED_RESPONSE)
    void leaveOutTheBody(ResteasyReactiveContainerRequestContext request, ContainerResponseContext response) {
        if (request.getServerRequestContext().serverResponse().closed()) {
            response.setEntity(null);
        }
    }
}
