package dev.lockscope.api.http;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.lockscope.api.Problem;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Provider;
import jakarta.inject.Singleton;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Objects;
import java.util.regex.Pattern;

/** Rejects a WebSocket handshake that violates RFC 6455 (4.2.1) with a {@link Problem}; Vert.x would send an empty body. */
@Singleton
class HandshakeCheck {
    private static final CharSequence VERSION_HEADER = HttpHeaders.createOptimized("Sec-WebSocket-Version");
    private static final String VERSION = "13";
    private static final Pattern CONNECTION_UPGRADE = Pattern.compile("\\bupgrade\\b", Pattern.CASE_INSENSITIVE);
    private static final int UPGRADE_REQUIRED = 426;

    private final Provider<ObjectMapper> json;

    HandshakeCheck(Provider<ObjectMapper> json) {
        this.json = json;
    }

    void route(@Observes Router router) {
        router.route().order(FilterOrder.HANDSHAKE).handler(this::check);
    }

    private void check(RoutingContext context) {
        HttpServerRequest request = context.request();
        if (!request.headers().contains(HttpHeaders.UPGRADE, HttpHeaders.WEBSOCKET, true)) {
            context.next();
        } else if (!request.method().equals(HttpMethod.GET)) {
            context.response().putHeader(HttpHeaders.ALLOW, "GET");
            Problem.of(Response.Status.METHOD_NOT_ALLOWED, "A WebSocket is opened by GET")
                    .send(context.response(), json);
        } else if (!CONNECTION_UPGRADE
                .matcher(headerOf(request, HttpHeaders.CONNECTION))
                .find()) {
            Problem.of(Response.Status.BAD_REQUEST, "To open a WebSocket, Connection must have Upgrade")
                    .send(context.response(), json);
        } else if (!headerOf(request, VERSION_HEADER).equals(VERSION)) {
            context.response()
                    .putHeader(HttpHeaders.UPGRADE, HttpHeaders.WEBSOCKET)
                    .putHeader(VERSION_HEADER, VERSION);
            new Problem("Upgrade Required", UPGRADE_REQUIRED, VERSION_HEADER + " must be " + VERSION, List.of())
                    .send(context.response(), json);
        } else {
            context.next();
        }
    }

    private static String headerOf(HttpServerRequest request, CharSequence name) {
        return Objects.requireNonNullElse(request.getHeader(name), "");
    }
}
