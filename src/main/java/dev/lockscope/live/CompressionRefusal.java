package dev.lockscope.live;

import io.quarkus.vertx.http.HttpServerOptionsCustomizer;
import io.vertx.core.http.HttpServerOptions;
import jakarta.inject.Singleton;

/**
 * Refuses WebSocket compression, per message and per frame: it costs CPU time for each viewer of the cores that the workload
 * runs on, and clients could make the server inflate what they send.
 */
@Singleton
class CompressionRefusal implements HttpServerOptionsCustomizer {
    @Override
    public void customizeHttpServer(HttpServerOptions options) {
        options.setPerMessageWebSocketCompressionSupported(false).setPerFrameWebSocketCompressionSupported(false);
    }
}
