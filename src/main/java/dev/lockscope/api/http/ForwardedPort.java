package dev.lockscope.api.http;

import io.quarkus.vertx.VertxOptionsCustomizer;
import io.quarkus.vertx.http.runtime.ExtendedQuarkusVertxHttpMetrics;
import io.vertx.core.MultiMap;
import io.vertx.core.VertxOptions;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.metrics.MetricsOptions;
import io.vertx.core.net.HostAndPort;
import io.vertx.core.net.SocketAddress;
import io.vertx.core.spi.metrics.HttpServerMetrics;
import io.vertx.core.spi.metrics.VertxMetrics;
import io.vertx.core.spi.observability.HttpRequest;
import jakarta.inject.Singleton;
import java.util.Locale;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;

/**
 * Adds the port of {@code Host} to a proxy's headers that lack it. With
 * {@code quarkus.http.proxy.proxy-address-forwarding}, Quarkus drops that port, from the header too, as soon as a proxy
 * forwards the scheme; the server's own origin and the addresses in its answers would then be those of another server. Vert.x
 * calls only its metrics before Quarkus does that.
 */
@Singleton
final class ForwardedPort implements VertxOptionsCustomizer {
    private static final String PORT = "X-Forwarded-Port";
    private static final String FORWARDED = "Forwarded";

    private final boolean forwarding;

    /** The header that replaces {@code Host}, port included; empty if Quarkus reads none. */
    private final String hostHeader;

    ForwardedPort(
            @ConfigProperty(name = "quarkus.http.proxy.proxy-address-forwarding", defaultValue = "false")
                    boolean forwarding,
            @ConfigProperty(name = "quarkus.http.proxy.enable-forwarded-host", defaultValue = "false")
                    boolean forwardsHost,
            @ConfigProperty(name = "quarkus.http.proxy.forwarded-host-header", defaultValue = "X-Forwarded-Host")
                    String hostHeader) {
        this.forwarding = forwarding;
        this.hostHeader = forwardsHost ? hostHeader : "";
    }

    @Override
    @SuppressWarnings("deprecation") // Quarkus makes Vert.x of its options alone.
    public void accept(VertxOptions options) {
        if (forwarding) {
            options.setMetricsOptions(
                    new MetricsOptions().setEnabled(true).setFactory(ignored -> new EveryRequest(hostHeader)));
        }
    }

    /** Counts nothing. */
    private record EveryRequest(String hostHeader) implements VertxMetrics, ExtendedQuarkusVertxHttpMetrics {
        @Override
        public ConnectionTracker getHttpConnectionTracker() {
            return NOOP_CONNECTION_TRACKER;
        }

        @Override
        public HttpServerMetrics<?, ?, ?> createHttpServerMetrics(HttpServerOptions options, SocketAddress address) {
            return new HttpServerMetrics<Void, Void, Void>() {
                @Override
                public @Nullable Void requestBegin(Void connection, HttpRequest request) {
                    addPort(request.headers());
                    return null;
                }
            };
        }

        private void addPort(MultiMap headers) {
            String host = headers.get(HttpHeaders.HOST);
            HostAndPort target = host == null ? null : HostAndPort.parseAuthority(host, -1);
            if (target == null || target.port() <= 0) {
                return;
            }
            boolean forwardsScheme = headers.contains("X-Forwarded-Proto") || headers.contains("X-Forwarded-Ssl");
            if (forwardsScheme && !headers.contains(PORT) && !headers.contains(hostHeader)) {
                headers.set(PORT, Integer.toString(target.port()));
            }
            String forwarded = headers.get(FORWARDED);
            if (forwarded != null && !forwarded.toLowerCase(Locale.ROOT).contains("host=")) {
                headers.set(FORWARDED, "%s;host=\"%s\"".formatted(forwarded, host));
            }
        }
    }
}
