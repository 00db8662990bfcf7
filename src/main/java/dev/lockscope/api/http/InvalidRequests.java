package dev.lockscope.api.http;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.lockscope.api.Problem;
import io.netty.bootstrap.ChannelInitializerExtension;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.ChannelInitializer;
import io.netty.handler.codec.DecoderResult;
import io.netty.handler.codec.http.HttpObject;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpVersion;
import io.netty.handler.codec.http.TooLongHttpHeaderException;
import io.netty.handler.codec.http.TooLongHttpLineException;
import io.quarkus.runtime.LaunchMode;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.impl.HttpServerConnection;
import io.vertx.core.net.impl.VertxHandler;
import io.vertx.ext.web.Router;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.spi.CDI;
import jakarta.inject.Singleton;
import jakarta.ws.rs.core.Response;
import java.net.ProtocolException;
import java.net.URI;
import java.net.URISyntaxException;

/**
 * Responds to input that is no valid HTTP request with a {@link Problem}. Vert.x and Quarkus reject it before any route, with an
 * empty body. Loaded by Netty, which calls it for each accepted connection.
 */
public final class InvalidRequests extends ChannelInitializerExtension {
    @Override
    public void postInitializeServerChildChannel(Channel accepted) {
        accepted.pipeline().addLast(new Setup());
    }

    private static void refuse(HttpServerRequest request) {
        problem(request.decoderResult().cause())
                .send(
                        request.response(),
                        () -> CDI.current().select(ObjectMapper.class).get());
    }

    private static Problem problem(Throwable cause) {
        return switch (cause) {
            case TooLongHttpLineException line ->
                Problem.of(
                        Response.Status.REQUEST_URI_TOO_LONG,
                        "The first line of the request is too long; quarkus.http.limits.max-initial-line-length has the limit");
            case TooLongHttpHeaderException header ->
                Problem.of(
                        Response.Status.REQUEST_HEADER_FIELDS_TOO_LARGE,
                        "The header of the request is too large; quarkus.http.limits.max-header-size has the limit");
            case ProtocolException version ->
                Problem.of(Response.Status.HTTP_VERSION_NOT_SUPPORTED, "The version must be HTTP/1.1 or HTTP/1.0");
            case URISyntaxException target ->
                Problem.of(Response.Status.BAD_REQUEST, "The target of the request must be a valid URI (RFC 3986)");
            default ->
                Problem.of(
                        Response.Status.BAD_REQUEST, "The request must have a valid first line and header (RFC 9112)");
        };
    }

    /** Netty loads extensions when the server begins to listen, if this property is set. */
    @Singleton
    static class Enabled {
        void enable(@Observes Router opening, LaunchMode mode) {
            // In dev and test the classes of Netty and of the application have different loaders.
            if (mode == LaunchMode.NORMAL) {
                System.setProperty(ChannelInitializerExtension.EXTENSIONS_SYSTEM_PROPERTY, "serviceload");
            }
        }
    }

    /** Runs after the initializer of Vert.x, on a complete pipeline; with TLS the pipeline is not set up yet. */
    private static final class Setup extends ChannelInitializer<Channel> {
        @Override
        protected void initChannel(Channel connection) {
            ChannelHandlerContext last = connection.pipeline().context(VertxHandler.class);
            if (last != null
                    && ((VertxHandler<?>) last.handler()).getConnection() instanceof HttpServerConnection server) {
                server.invalidRequestHandler(InvalidRequests::refuse);
                connection.pipeline().addBefore(last.name(), null, new Check());
            }
        }
    }

    /** Marks as invalid what Netty can parse but Vert.x and Quarkus reject. */
    private static final class Check extends ChannelInboundHandlerAdapter {
        @Override
        public void channelRead(ChannelHandlerContext context, Object message) {
            if (message instanceof HttpRequest request
                    && request.decoderResult().isSuccess()) {
                check(request);
            }
            if (message instanceof HttpObject broken && broken.decoderResult().isFailure()) {
                // Earlier responses: Vert.x closes the connection at a malformed chunk.
                context.flush();
            }
            context.fireChannelRead(message);
        }

        private static void check(HttpRequest request) {
            HttpVersion version = request.protocolVersion();
            try {
                if (!version.equals(HttpVersion.HTTP_1_1) && !version.equals(HttpVersion.HTTP_1_0)) {
                    request.setProtocolVersion(HttpVersion.HTTP_1_1);
                    throw new ProtocolException(version.text());
                }
                new URI(request.uri());
            } catch (ProtocolException | URISyntaxException invalid) {
                request.setDecoderResult(DecoderResult.failure(invalid));
            }
        }
    }
}
