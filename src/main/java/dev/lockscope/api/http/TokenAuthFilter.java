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
 * Where tokens are set, lets in only who shows one: that for running may do all, that for viewing may look. It is shown as
 * {@code Authorization: Bearer}, or as {@code ?token=} in the address of a page, which a browser then keeps as a cookie
 * that no script sees and no other site's page sends. The cookie names no path, so that it goes to where that page lies and to what
 * is below: behind a proxy that serves other applications too, they are not sent it.
 */
@Singleton
class TokenAuthFilter {
    private static final String COOKIE = "lockscope-token";
    private static final String BEARER = "Bearer ";

    /** Says nothing of runs, and what restarts a container has no token. */
    private static final String HEALTH = "/q/health";

    /** Goes on by itself: a redirect of one who comes from another site would not send the cookie. */
    private static final String COME_IN = """
            <!DOCTYPE html><html lang="en"><meta charset="utf-8"><meta http-equiv="refresh" content="0; url=%1$s">
            <link rel="icon" href="favicon.svg"><title>Lockscope</title><p>You are let in: <a href="%1$s">go on</a>.</html>
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
        if (HostOriginFilter.LOOKING.contains(request.method())
                && context.normalizedPath().startsWith(HEALTH)) {
            context.next();
            return;
        }
        String given =
                request.method().equals(HttpMethod.GET) ? context.queryParams().get("token") : null;
        if (given != null && isBesideThePage(context) && mayView(given)) {
            comeIn(context, given);
            return;
        }
        List<String> shown = shown(request);
        boolean mayView = shown.stream().anyMatch(this::mayView);
        if (shown.stream().anyMatch(this::mayRun) || (HostOriginFilter.LOOKING.contains(request.method()) && mayView)) {
            context.next();
        } else if (mayView) {
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

    private boolean mayView(String shown) {
        return viewing.filter(token -> token.is(shown)).isPresent() || mayRun(shown);
    }

    private boolean mayRun(String shown) {
        return running.filter(token -> token.is(shown)).isPresent();
    }

    /** Further down, the cookie would not go to the page. */
    private static boolean isBesideThePage(RoutingContext context) {
        return context.normalizedPath().lastIndexOf('/') == 0;
    }

    /** Several where a browser has a cookie for this path and one for a path above, such as that of another Lockscope. */
    private static List<String> shown(HttpServerRequest request) {
        String authorization = request.getHeader(HttpHeaders.AUTHORIZATION);
        if (authorization != null) {
            return authorization.regionMatches(true, 0, BEARER, 0, BEARER.length())
                    ? List.of(authorization.substring(BEARER.length()))
                    : List.of();
        }
        String cookies = request.getHeader(HttpHeaders.COOKIE);
        // Vert.x has only one of each name.
        return cookies == null
                ? List.of()
                : ServerCookieDecoder.STRICT.decodeAll(cookies).stream()
                        .filter(cookie -> cookie.name().equals(COOKIE))
                        .map(io.netty.handler.codec.http.cookie.Cookie::value)
                        .toList();
    }

    private static void comeIn(RoutingContext context, String token) {
        context.response()
                .addCookie(Cookie.cookie(COOKIE, token)
                        .setHttpOnly(true)
                        .setSameSite(CookieSameSite.STRICT)
                        .setSecure(context.request().isSSL()))
                .putHeader(HttpHeaders.CACHE_CONTROL, "no-store")
                .putHeader(HttpHeaders.CONTENT_TYPE, "text/html;charset=UTF-8")
                .end(COME_IN.formatted("./"));
    }
}
