package dev.lockscope.api;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.vertx.http.runtime.RouteConstants;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Provider;
import jakarta.inject.Singleton;
import jakarta.ws.rs.core.Response;

/** A body that says that it is too long is refused before any resource sees it, but with a {@link Problem} all the same. */
@Singleton
class BodyLimit {
    private final Provider<ObjectMapper> json;
    private final Settings settings;

    BodyLimit(Provider<ObjectMapper> json, Settings settings) {
        this.json = json;
        this.settings = settings;
    }

    void route(@Observes Router router) {
        router.route().order(RouteConstants.ROUTE_ORDER_UPLOAD_LIMIT - 1).handler(this::refuseTooLong);
    }

    private void refuseTooLong(RoutingContext request) {
        boolean aLog = request.normalizedPath().equals(ImportResource.PATH);
        long mostBytes = (aLog ? settings.importBytes() : settings.bodyBytes()).asLongValue();
        String length = request.request().getHeader(HttpHeaders.CONTENT_LENGTH);
        if (length != null && Long.parseLong(length) > mostBytes) {
            refuse(request, mostBytes, length);
        } else {
            request.next();
        }
    }

    private void refuse(RoutingContext request, long mostBytes, String length) {
        Problem problem = Problem.of(
                Response.Status.REQUEST_ENTITY_TOO_LARGE,
                "The body may have %d bytes, has %s".formatted(mostBytes, length));
        problem.send(request.response(), json);
    }
}
