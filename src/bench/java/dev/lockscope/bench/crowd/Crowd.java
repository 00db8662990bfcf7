package dev.lockscope.bench.crowd;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.core.http.WebSocket;
import io.vertx.core.http.WebSocketClient;
import io.vertx.core.http.WebSocketClientOptions;
import io.vertx.core.http.WebSocketConnectOptions;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.HdrHistogram.ConcurrentHistogram;
import org.HdrHistogram.Histogram;

/** Many viewers of one server, all on one event loop. Not thread-safe. */
final class Crowd implements AutoCloseable {
    /** Connections opened at a time. */
    private static final int BATCH = 100;

    /** Minimum time per batch; a faster rate would exceed {@code lockscope.requests-per-second}. */
    private static final long BATCH_NANOS = TimeUnit.MILLISECONDS.toNanos(70);

    private static final int LARGEST_FRAME = 262_144;
    private static final long POLL_MILLIS = 20;
    private static final long TIMEOUT_SECONDS = 30;

    private final Vertx vertx =
            Vertx.vertx(new VertxOptions().setEventLoopPoolSize(1).setWorkerPoolSize(1));
    private final URI site;
    private final Histogram delayMicros = new ConcurrentHistogram(3);
    private final List<Onlooker> onlookers = new ArrayList<>();
    private final List<WebSocket> sockets = new ArrayList<>();

    Crowd(URI site) {
        this.site = site;
    }

    /** Connects more viewers that read all messages. */
    void join(int viewers) throws InterruptedException {
        join(viewers, new WebSocketClientOptions(), true);
    }

    /** Connects more viewers that read nothing and have small buffers. */
    void joinWithoutReading(int viewers) throws InterruptedException {
        join(viewers, new WebSocketClientOptions().setReceiveBufferSize(4_096), false);
    }

    private void join(int viewers, WebSocketClientOptions options, boolean reading) throws InterruptedException {
        WebSocketClient client =
                vertx.createWebSocketClient(options.setMaxConnections(viewers).setMaxFrameSize(LARGEST_FRAME));
        for (int left = viewers; left > 0; left -= BATCH) {
            long began = System.nanoTime();
            List<Future<WebSocket>> batch = new ArrayList<>();
            for (int i = 0; i < Math.min(BATCH, left); i++) {
                batch.add(connect(client, reading));
            }
            for (Future<WebSocket> connecting : batch) {
                sockets.add(connecting.toCompletionStage().toCompletableFuture().join());
            }
            TimeUnit.NANOSECONDS.sleep(BATCH_NANOS - (System.nanoTime() - began));
        }
    }

    private Future<WebSocket> connect(WebSocketClient client, boolean reading) {
        Onlooker onlooker = new Onlooker(delayMicros);
        if (reading) {
            onlookers.add(onlooker);
        }
        WebSocketConnectOptions target = new WebSocketConnectOptions()
                .setHost(site.getHost())
                .setPort(site.getPort())
                .setURI("/live");
        return client.connect(target).onSuccess(socket -> {
            socket.closeHandler(closed -> onlooker.dropped = true);
            if (reading) {
                socket.frameHandler(onlooker::see);
            } else {
                socket.pause();
            }
        });
    }

    /** Waits until all reading viewers have received the end of the latest run, or a time-out. */
    void settle() throws InterruptedException {
        long until = System.nanoTime() + TimeUnit.SECONDS.toNanos(TIMEOUT_SECONDS);
        while (System.nanoTime() < until && !onlookers.stream().allMatch(o -> o.notified || o.dropped)) {
            Thread.sleep(POLL_MILLIS);
        }
    }

    /**
     * What the reading viewers have received since {@link #forget}.
     *
     * @param snapshots number of snapshots made
     */
    Shares shares(int snapshots) {
        return Shares.of(onlookers, snapshots, delayMicros.copy());
    }

    /** Resets all counts. */
    void forget() {
        onlookers.forEach(Onlooker::forget);
        delayMicros.reset();
    }

    /** Closes all connections and waits for that. */
    void leave() {
        for (Future<Void> closing : sockets.stream().map(WebSocket::close).toList()) {
            closing.toCompletionStage().toCompletableFuture().join();
        }
        sockets.clear();
        onlookers.clear();
    }

    @Override
    public void close() {
        vertx.close().toCompletionStage().toCompletableFuture().join();
    }
}
