package dev.lockscope.api.http;

import io.netty.util.NetUtil;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.net.HostAndPort;
import java.net.InetAddress;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * An origin (RFC 6454): two are equal when scheme, host and effective port are.
 *
 * @param scheme in lower case
 * @param host in lower case; an IPv6 address in brackets, as in RFC 5952
 * @param port the explicit one, else the default of the scheme
 */
record Origin(String scheme, String host, int port) {
    private static final Map<String, Integer> DEFAULT_PORTS = Map.of("http", 80, "https", 443);

    /** Some proxies forward the scheme of a WebSocket; its page has that of HTTP. */
    private static final Map<String, String> SCHEMES_OF_PAGES = Map.of("ws", "http", "wss", "https");

    /** The origin of this server's pages, as the client of the request sees them; empty without a valid host. */
    static Optional<Origin> of(HttpServerRequest request) {
        return Optional.ofNullable(request.scheme())
                .map(Origin::lowerCase)
                .flatMap(scheme -> of(SCHEMES_OF_PAGES.getOrDefault(scheme, scheme), request.authority()));
    }

    /** Reads the header {@code Origin}; empty for {@code null}, for a list, and for anything invalid. */
    static Optional<Origin> parse(String header) {
        String[] parts = header.split("://", 2);
        return parts.length == 2 ? of(lowerCase(parts[0]), HostAndPort.parseAuthority(parts[1], -1)) : Optional.empty();
    }

    private static Optional<Origin> of(String scheme, @Nullable HostAndPort authority) {
        return Optional.ofNullable(authority)
                .map(at -> new Origin(
                        scheme,
                        normalizedHost(at.host()),
                        at.port() > 0 ? at.port() : DEFAULT_PORTS.getOrDefault(scheme, -1)));
    }

    static String normalizedHost(String host) {
        InetAddress literal = host.startsWith("[") ? NetUtil.getByName(host.substring(1, host.length() - 1)) : null;
        return literal == null ? lowerCase(host) : hostOf(literal);
    }

    /** The address as the host of a URL. */
    static String hostOf(InetAddress address) {
        String text = NetUtil.toAddressString(address);
        return text.contains(":") ? '[' + text + ']' : text;
    }

    private static String lowerCase(String text) {
        return text.strip().toLowerCase(Locale.ROOT);
    }

    /** As browsers send it: without the default port. */
    @Override
    public String toString() {
        boolean isDefault = DEFAULT_PORTS.getOrDefault(scheme, -1) == port;
        return scheme + "://" + host + (isDefault ? "" : ":" + port);
    }
}
