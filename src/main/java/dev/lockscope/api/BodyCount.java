package dev.lockscope.api;

import io.vertx.core.http.HttpHeaders;
import jakarta.inject.Provider;
import jakarta.inject.Singleton;
import jakarta.ws.rs.container.ContainerRequestContext;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;

/** A body that does not say how long it is is counted on the way; a log by who takes it in. */
@Singleton
class BodyCount {
    /** Not there yet when filters are made. */
    private final Provider<Settings> settings;

    BodyCount(Provider<Settings> settings) {
        this.settings = settings;
    }

    @ServerRequestFilter
    void count(ContainerRequestContext request) {
        if (request.getHeaderString(HttpHeaders.TRANSFER_ENCODING.toString()) != null
                && !request.getUriInfo().getPath().equals(ImportResource.PATH)) {
            request.setEntityStream(new BoundedStream(
                    request.getEntityStream(), settings.get().bodyBytes().asLongValue()));
        }
    }
}
