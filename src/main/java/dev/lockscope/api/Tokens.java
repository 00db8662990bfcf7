package dev.lockscope.api;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.vertx.http.runtime.RouteConstants;
import io.vertx.core.http.Cookie;
import io.vertx.core.http.CookieSameSite;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Provider;
import jakarta.inject.Singleton;
import jakarta.ws.rs.core.Response;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Where tokens are set, lets in only who shows one: that for running may do all, that for viewing may look. It is shown as
 * {@code Authorization: Bearer}, or as {@code ?token=} in the address of a page, which a browser then keeps as a cookie
 * that no script sees and no other site's page sends.
 */
@Singleton
class Tokens {
    private static final String COOKIE = "lockscope-token";
    private static final String BEARER = "Bearer ";

    /** Says nothing of runs, and what restarts a container has no token. */
    private static final String HEALTH = "/q/health";

    /** Goes on by itself: a redirect of one who comes from another site would not send the cookie. */
    private static final String COME_IN = """
            <!DOCTYPE html><html lang="en"><meta charset="utf-8"><meta http-equiv="refresh" content="0; url=%1$s">
            <link rel="icon" href="/favicon.svg"><title>Lockscope</title><p>You are let in: <a href="%1$s">go on</a>.</html>
            """;

    private final Provider<ObjectMapper> json;
    private final Optional<Token> viewing;
    private final Optional<Token> running;

    Tokens(Provider<ObjectMapper> json, Settings settings) {
        this.json = json;
        this.viewing = settings.viewingToken().map(Token::new);
        this.running = settings.runningToken().map(Token::new);
    }

    void route(@Observes Router router) {
        if (viewing.isPresent() || running.isPresent()) {
            router.route().order(RouteConstants.ROUTE_ORDER_BODY_HANDLER + 3).handler(this::admit);
        }
    }

    private void admit(RoutingContext context) {
        HttpServerRequest request = context.request();
        if (Doorkeeper.LOOKING.contains(request.method())
                && context.normalizedPath().startsWith(HEALTH)) {
            context.next();
            return;
        }
        String given =
                request.method().equals(HttpMethod.GET) ? context.queryParams().get("token") : null;
        if (given != null && mayView(given)) {
            comeIn(context, given);
            return;
        }
        String shown = shown(request);
        if (running.filter(token -> token.is(shown)).isPresent()
                || (Doorkeeper.LOOKING.contains(request.method()) && mayView(shown))) {
            context.next();
        } else if (mayView(shown)) {
            Problem.of(Response.Status.FORBIDDEN, "The token for viewing does not run anything; that for running does")
                    .send(context.response(), json);
        } else {
            context.response().putHeader("WWW-Authenticate", "Bearer");
            Problem.of(
                            Response.Status.UNAUTHORIZED,
                            "This server wants a token: open its page once with ?token=, or send Authorization: Bearer")
                    .send(context.response(), json);
        }
    }

    private boolean mayView(@Nullable String shown) {
        return viewing.filter(token -> token.is(shown)).isPresent()
                || running.filter(token -> token.is(shown)).isPresent();
    }

    private static @Nullable String shown(HttpServerRequest request) {
        String authorization = request.getHeader(HttpHeaders.AUTHORIZATION);
        if (authorization != null) {
            return authorization.regionMatches(true, 0, BEARER, 0, BEARER.length())
                    ? authorization.substring(BEARER.length())
                    : null;
        }
        Cookie cookie = request.getCookie(COOKIE);
        return cookie == null ? null : cookie.getValue();
    }

    private static void comeIn(RoutingContext context, String token) {
        context.response()
                .addCookie(Cookie.cookie(COOKIE, token)
                        .setHttpOnly(true)
                        .setSameSite(CookieSameSite.STRICT)
                        .setSecure(context.request().isSSL())
                        .setPath("/"))
                .putHeader(HttpHeaders.CACHE_CONTROL, "no-store")
                .putHeader(HttpHeaders.CONTENT_TYPE, "text/html;charset=UTF-8")
                .end(COME_IN.formatted("/"));
    }
}
