package dev.lockscope.api;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.runtime.configuration.MemorySize;
import io.quarkus.vertx.http.runtime.RouteConstants;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import jakarta.ws.rs.core.Response;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** A body that is too long is refused before any resource sees it, but with a {@link Problem} all the same. */
@Singleton
class BodyLimit {
    private final ObjectMapper json;
    private final long mostBytes;

    BodyLimit(ObjectMapper json, @ConfigProperty(name = "quarkus.http.limits.max-body-size") MemorySize most) {
        this.json = json;
        this.mostBytes = most.asLongValue();
    }

    void route(@Observes Router router) {
        router.route().order(RouteConstants.ROUTE_ORDER_UPLOAD_LIMIT - 1).handler(this::refuseTooLong);
    }

    private void refuseTooLong(RoutingContext request) {
        String length = request.request().getHeader(HttpHeaders.CONTENT_LENGTH);
        if (length == null || Long.parseLong(length) <= mostBytes) {
            request.next();
            return;
        }
        Problem.of(Response.Status.REQUEST_ENTITY_TOO_LARGE, "The body may have %d bytes, has %s".formatted(mostBytes, length))
                .send(request.response(), json);
    }
}
