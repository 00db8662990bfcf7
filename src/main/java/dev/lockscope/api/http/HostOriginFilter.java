package dev.lockscope.api.http;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.lockscope.api.ImportResource;
import dev.lockscope.api.Problem;
import dev.lockscope.config.Settings;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Provider;
import jakarta.inject.Singleton;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.HttpURLConnection;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Accepts only requests for an allowed host and, from a browser, only those of this server's own pages. No other site can start
 * a run, read a feed over a WebSocket, or reach the server through a name that resolves to it (DNS rebinding). A body must be
 * JSON, which no form can send. Applies to every endpoint, the WebSocket included.
 */
@Singleton
public class HostOriginFilter {
    /** Methods that change nothing (RFC 9110, 9.2.1). */
    public static final Set<HttpMethod> SAFE_METHODS = Set.of(HttpMethod.GET, HttpMethod.HEAD);

    private final Provider<ObjectMapper> json;
    private final Set<String> hosts;

    HostOriginFilter(
            Provider<ObjectMapper> json,
            Settings settings,
            @ConfigProperty(name = "quarkus.http.host") String address) {
        this.json = json;
        this.hosts = settings.allowedHosts().orElseGet(() -> hostsAt(address)).stream()
                .map(Origin::normalizedHost)
                .collect(Collectors.toUnmodifiableSet());
    }

    /** The hosts that lead to a server that listens at this address. */
    static Set<String> hostsAt(String address) {
        try {
            return Set.of("localhost", Origin.hostOf(InetAddress.getByName(address)));
        } catch (UnknownHostException unresolvable) {
            return Set.of("localhost");
        }
    }

    void route(@Observes Router router) {
        router.route().order(FilterOrder.HOST_AND_ORIGIN).handler(this::admit).failureHandler(this::refuse);
    }

    /** Vert.x fails a request without a valid host or path before any handler; Quarkus would log that as its own error. */
    private void refuse(RoutingContext context) {
        switch (context.statusCode()) {
            case HttpURLConnection.HTTP_BAD_REQUEST ->
                Problem.of(
                                Response.Status.BAD_REQUEST,
                                "A request must have a valid host and a path that begins with /")
                        .send(context.response(), json);
            case HttpURLConnection.HTTP_NOT_FOUND ->
                Problem.of(Response.Status.NOT_FOUND, "The target of a request must be a path that begins with /")
                        .send(context.response(), json);
            default -> context.next();
        }
    }

    private void admit(RoutingContext context) {
        if (context.normalizedPath().startsWith("/q/")
                && !SAFE_METHODS.contains(context.request().method())) {
            context.response().putHeader(HttpHeaders.ALLOW, "GET, HEAD");
            Problem.of(Response.Status.METHOD_NOT_ALLOWED, "Paths below /q are read-only")
                    .send(context.response(), json);
            return;
        }
        if (hasUnknownFraming(context.request())) {
            // The end of its body is unknown, so nothing after it is read as a request.
            context.addEndHandler(answered -> context.request().connection().close());
            Problem.of(Response.Status.BAD_REQUEST, "Transfer-Encoding must be chunked")
                    .send(context.response(), json);
            return;
        }
        Optional<Problem> objection = objection(context.request(), bodyTypeAt(context.normalizedPath()));
        if (objection.isPresent()) {
            objection.get().send(context.response(), json);
        } else {
            context.next();
        }
    }

    /** The media type of a body: none that a form could send. */
    private static String bodyTypeAt(String path) {
        return path.equals(ImportResource.PATH) ? ImportResource.TYPE : MediaType.APPLICATION_JSON;
    }

    private Optional<Problem> objection(HttpServerRequest request, String bodyType) {
        if (request.headers().getAll(HttpHeaders.HOST).size() > 1) {
            return Optional.of(Problem.of(Response.Status.BAD_REQUEST, "A request must name one host"));
        }
        Optional<Origin> own = Origin.of(request);
        if (own.filter(origin -> hosts.contains(origin.host())).isEmpty()) {
            return forbidden("The host %s is not allowed; lockscope.allowed-hosts lists those that are"
                    .formatted(own.map(Origin::host).orElse("is missing, or")));
        }
        String origin = request.getHeader(HttpHeaders.ORIGIN);
        if (origin != null && !Origin.parse(origin).equals(own)) {
            return forbidden(
                    "Only pages of %s may send requests to this server, not those of %s".formatted(own.get(), origin));
        }
        String type = request.getHeader(HttpHeaders.CONTENT_TYPE);
        if (hasBody(request) && (type == null || !(type.equals(bodyType) || type.startsWith(bodyType + ";")))) {
            return Optional.of(Problem.of(
                    Response.Status.UNSUPPORTED_MEDIA_TYPE,
                    "Content-Type must be %s, was %s".formatted(bodyType, type == null ? "missing" : type)));
        }
        return Optional.empty();
    }

    /** RFC 9112, 6.3. */
    private static boolean hasUnknownFraming(HttpServerRequest request) {
        String coding = request.getHeader(HttpHeaders.TRANSFER_ENCODING);
        return coding != null && !coding.equalsIgnoreCase("chunked");
    }

    public static boolean hasBody(HttpServerRequest request) {
        String length = request.getHeader(HttpHeaders.CONTENT_LENGTH);
        return request.getHeader(HttpHeaders.TRANSFER_ENCODING) != null || (length != null && !length.equals("0"));
    }

    private static Optional<Problem> forbidden(String detail) {
        return Optional.of(Problem.of(Response.Status.FORBIDDEN, detail));
    }
}
