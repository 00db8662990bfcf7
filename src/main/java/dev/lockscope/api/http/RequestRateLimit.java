package dev.lockscope.api.http;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.lockscope.api.Problem;
import dev.lockscope.config.Settings;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Provider;
import jakarta.inject.Singleton;
import jakarta.ws.rs.core.Response;

/** Limits the requests per second over all clients; those beyond the limit get a 429 with {@code Retry-After}. */
@Singleton
class RequestRateLimit {
    private final Provider<ObjectMapper> json;
    private final int perSecond;
    private final TokenBucket bucket;

    RequestRateLimit(Provider<ObjectMapper> json, Settings settings) {
        this.json = json;
        this.perSecond = settings.requestsPerSecond();
        this.bucket = new TokenBucket(perSecond, System.nanoTime());
    }

    void route(@Observes Router router) {
        router.route().order(FilterOrder.RATE_LIMIT).handler(this::admit);
    }

    private void admit(RoutingContext request) {
        if (bucket.take(System.nanoTime())) {
            request.next();
            return;
        }
        request.response().putHeader(HttpHeaders.RETRY_AFTER, "1");
        Problem.of(
                        Response.Status.TOO_MANY_REQUESTS,
                        "The limit is %d requests per second, from lockscope.requests-per-second".formatted(perSecond))
                .send(request.response(), json);
    }
}
