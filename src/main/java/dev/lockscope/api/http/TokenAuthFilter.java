package dev.lockscope.api.http;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.lockscope.api.Problem;
import dev.lockscope.config.Settings;
import dev.lockscope.config.Token;
import io.netty.handler.codec.http.cookie.ServerCookieDecoder;
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
import java.util.List;
import java.util.Optional;

/**
 * Authenticates requests by token, if tokens are set: the running token allows everything, the viewing token is read-only. A
 * client sends it as {@code Authorization: Bearer}, or as {@code ?token=} in a page's URL, which stores it in a cookie that no
 * script can read and no other site's page sends. The cookie has no explicit path, so it applies to the page's folder and below:
 * other applications behind the same proxy do not receive it.
 */
@Singleton
class TokenAuthFilter {
    private static final String COOKIE = "lockscope-token";
    private static final String BEARER = "Bearer ";

    /** Reveals nothing about runs, and the orchestrator that probes it has no token. */
    private static final String HEALTH = "/q/health";

    /** Refreshes from the page itself: a redirect that started on another site would not send the cookie. */
    private static final String SIGNED_IN = """
            <!DOCTYPE html><html lang="en"><meta charset="utf-8"><meta http-equiv="refresh" content="0; url=%1$s">
            <link rel="icon" href="favicon.svg"><title>Lockscope</title><p>Signed in: <a href="%1$s">continue</a>.</html>
            """;

    private final Provider<ObjectMapper> json;
    private final Optional<Token> viewing;
    private final Optional<Token> running;

    TokenAuthFilter(Provider<ObjectMapper> json, Settings settings) {
        this.json = json;
        this.viewing = settings.viewingToken().map(Token::new);
        this.running = settings.runningToken().map(Token::new);
    }

    void route(@Observes Router router) {
        if (viewing.isPresent() || running.isPresent()) {
            router.route().order(FilterOrder.TOKEN).handler(this::admit);
        }
    }

    private void admit(RoutingContext context) {
        HttpServerRequest request = context.request();
        if (HostOriginFilter.SAFE_METHODS.contains(request.method())
                && context.normalizedPath().startsWith(HEALTH)) {
            context.next();
            return;
        }
        String parameter =
                request.method().equals(HttpMethod.GET) ? context.queryParams().get("token") : null;
        if (parameter != null && isPageFolder(context) && mayView(parameter)) {
            signIn(context, parameter);
            return;
        }
        List<String> tokens = tokensOf(request);
        boolean mayView = tokens.stream().anyMatch(this::mayView);
        if (tokens.stream().anyMatch(this::mayRun)
                || (HostOriginFilter.SAFE_METHODS.contains(request.method()) && mayView)) {
            context.next();
        } else if (mayView) {
            Problem.of(Response.Status.FORBIDDEN, "The viewing token is read-only; this needs the running token")
                    .send(context.response(), json);
        } else {
            context.response().putHeader("WWW-Authenticate", "Bearer");
            Problem.of(
                            Response.Status.UNAUTHORIZED,
                            "A token is required: open the page once with ?token=, or send Authorization: Bearer")
                    .send(context.response(), json);
        }
    }

    private boolean mayView(String candidate) {
        return viewing.filter(token -> token.is(candidate)).isPresent() || mayRun(candidate);
    }

    private boolean mayRun(String candidate) {
        return running.filter(token -> token.is(candidate)).isPresent();
    }

    /** Set from a path further down, the cookie would not apply to the page. */
    private static boolean isPageFolder(RoutingContext context) {
        return context.normalizedPath().lastIndexOf('/') == 0;
    }

    /** Several if a browser has a cookie for this path and one for a parent path, such as that of another Lockscope. */
    private static List<String> tokensOf(HttpServerRequest request) {
        String authorization = request.getHeader(HttpHeaders.AUTHORIZATION);
        if (authorization != null) {
            return authorization.regionMatches(true, 0, BEARER, 0, BEARER.length())
                    ? List.of(authorization.substring(BEARER.length()))
                    : List.of();
        }
        String cookies = request.getHeader(HttpHeaders.COOKIE);
        // Vert.x keeps only one cookie of each name.
        return cookies == null
                ? List.of()
                : ServerCookieDecoder.STRICT.decodeAll(cookies).stream()
                        .filter(cookie -> cookie.name().equals(COOKIE))
                        .map(io.netty.handler.codec.http.cookie.Cookie::value)
                        .toList();
    }

    private static void signIn(RoutingContext context, String token) {
        context.response()
                .addCookie(Cookie.cookie(COOKIE, token)
                        .setHttpOnly(true)
                        .setSameSite(CookieSameSite.STRICT)
                        .setSecure(context.request().isSSL()))
                .putHeader(HttpHeaders.CACHE_CONTROL, "no-store")
                .putHeader(HttpHeaders.CONTENT_TYPE, "text/html;charset=UTF-8")
                .end(SIGNED_IN.formatted("./"));
    }
}
