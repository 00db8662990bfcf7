package dev.lockscope.api.http;

import jakarta.ws.rs.container.ContainerResponseContext;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;
import org.jboss.resteasy.reactive.server.ServerResponseFilter;
import org.jboss.resteasy.reactive.server.spi.ResteasyReactiveContainerRequestContext;

/**
 * Processes a request to its end even if its client has closed the connection. Quarkus 3.33 would cancel it from the
 * connection's thread, without a lock: if the request fails in the same moment, its thread loops for ever
 * (quarkusio/quarkus#55116).
 */
class AbandonedRequests {
    @ServerRequestFilter(nonBlocking = true, priority = FilterOrder.ABANDONED_REQUEST)
    void processToItsEnd(ResteasyReactiveContainerRequestContext request) {
        request.getServerRequestContext().serverResponse().addCloseHandler(() -> {});
    }

    /** Quarkus would log an attempt to write to a closed connection as an error of the server. */
    @ServerResponseFilter(priority = FilterOrder.ABANDONED_RESPONSE)
    void dropTheBody(ResteasyReactiveContainerRequestContext request, ContainerResponseContext response) {
        if (request.getServerRequestContext().serverResponse().closed()) {
            response.setEntity(null);
        }
    }
}
