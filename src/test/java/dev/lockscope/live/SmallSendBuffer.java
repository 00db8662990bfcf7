package dev.lockscope.live;

import io.quarkus.vertx.http.HttpServerOptionsCustomizer;
import io.vertx.core.http.HttpServerOptions;
import jakarta.inject.Singleton;

/** Has the kernel hold little of what a viewer doesn't read, so that a test need not fill megabytes to be noticed. */
@Singleton
class SmallSendBuffer implements HttpServerOptionsCustomizer {
    @Override
    public void customizeHttpServer(HttpServerOptions options) {
        options.setSendBufferSize(16_384);
    }
}
