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
 * Lets in only who may: whoever asks this server by a name that it answers to, and of the pages in a browser only its own.
 * So no other site can start a run, read a feed over a WebSocket, or come in under a name that it has pointed here (DNS
 * rebinding). What is sent along has to be JSON. Before all doors, that of the WebSocket too.
 */
@Singleton
public class HostOriginFilter {
    /** Who asks so changes nothing. */
    public static final Set<HttpMethod> LOOKING = Set.of(HttpMethod.GET, HttpMethod.HEAD);

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

    /** The hosts that reach a server which listens at this address of the machine that it runs on. */
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

    /** Vert.x fails without a host or a path to speak of, before any handler is asked; Quarkus would log that as an error of its own. */
    private void refuse(RoutingContext context) {
        switch (context.statusCode()) {
            case HttpURLConnection.HTTP_BAD_REQUEST ->
                Problem.of(
                                Response.Status.BAD_REQUEST,
                                "A request must name the host that it asks, one that can be, and a path that begins with /")
                        .send(context.response(), json);
            case HttpURLConnection.HTTP_NOT_FOUND ->
                Problem.of(Response.Status.NOT_FOUND, "The target of a request must be a path that begins with /")
                        .send(context.response(), json);
            default -> context.next();
        }
    }

    private void admit(RoutingContext context) {
        if (context.normalizedPath().startsWith("/q/")
                && !LOOKING.contains(context.request().method())) {
            context.response().putHeader(HttpHeaders.ALLOW, "GET, HEAD");
            Problem.of(Response.Status.METHOD_NOT_ALLOWED, "What is below /q can only be looked at")
                    .send(context.response(), json);
            return;
        }
        if (isFramedOtherwise(context.request())) {
            // Where its body ends nobody can know, so nothing that comes after it is taken for a request.
            context.addEndHandler(told -> context.request().connection().close());
            Problem.of(Response.Status.BAD_REQUEST, "Transfer-Encoding must be chunked")
                    .send(context.response(), json);
            return;
        }
        Optional<Problem> objection = objection(context.request(), typeAt(context.normalizedPath()));
        if (objection.isPresent()) {
            objection.get().send(context.response(), json);
        } else {
            context.next();
        }
    }

    /** What a body has to be there; nothing that a form could send. */
    private static String typeAt(String path) {
        return path.equals(ImportResource.PATH) ? ImportResource.TYPE : MediaType.APPLICATION_JSON;
    }

    private Optional<Problem> objection(HttpServerRequest request, String bodyType) {
        if (request.headers().getAll(HttpHeaders.HOST).size() > 1) {
            return Optional.of(Problem.of(Response.Status.BAD_REQUEST, "A request must name one host"));
        }
        Optional<Origin> own = Origin.of(request);
        if (own.filter(origin -> hosts.contains(origin.host())).isEmpty()) {
            return forbidden(
                    "This server does not answer to the host %s; lockscope.allowed-hosts lists those that it answers to"
                            .formatted(own.map(Origin::host).orElse("that is missing")));
        }
        String origin = request.getHeader(HttpHeaders.ORIGIN);
        if (origin != null && !Origin.parse(origin).equals(own)) {
            return forbidden(
                    "Only pages of %s may ask this server in a browser, not those of %s".formatted(own.get(), origin));
        }
        String type = request.getHeader(HttpHeaders.CONTENT_TYPE);
        if (hasBody(request) && (type == null || !(type.equals(bodyType) || type.startsWith(bodyType + ";")))) {
            return Optional.of(Problem.of(
                    Response.Status.UNSUPPORTED_MEDIA_TYPE,
                    "A body must be %s here, was %s".formatted(bodyType, type == null ? "of no type" : type)));
        }
        return Optional.empty();
    }

    /** RFC 9112, 6.3. */
    private static boolean isFramedOtherwise(HttpServerRequest request) {
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
