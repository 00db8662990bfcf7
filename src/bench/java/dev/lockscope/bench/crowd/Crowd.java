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

/** Many viewers of one server, all on one thread. Not thread-safe. */
final class Crowd implements AutoCloseable {
    /** Connections asked for at a time. */
    private static final int ROW = 100;

    /** A row takes this long at least, or {@code lockscope.requests-per-second} would turn some away. */
    private static final long ROW_NANOS = TimeUnit.MILLISECONDS.toNanos(70);

    private static final int LARGEST_FRAME = 262_144;
    private static final long GLANCE_MILLIS = 20;
    private static final long PATIENCE_SECONDS = 30;

    private final Vertx vertx =
            Vertx.vertx(new VertxOptions().setEventLoopPoolSize(1).setWorkerPoolSize(1));
    private final URI site;
    private final Histogram delayMicros = new ConcurrentHistogram(3);
    private final List<Onlooker> onlookers = new ArrayList<>();
    private final List<WebSocket> sockets = new ArrayList<>();

    Crowd(URI site) {
        this.site = site;
    }

    /** More of them come, and read what they are sent. */
    void join(int viewers) throws InterruptedException {
        join(viewers, new WebSocketClientOptions(), true);
    }

    /** More of them come, with hardly a buffer, and read nothing. */
    void joinDeaf(int viewers) throws InterruptedException {
        join(viewers, new WebSocketClientOptions().setReceiveBufferSize(4_096), false);
    }

    private void join(int viewers, WebSocketClientOptions options, boolean reading) throws InterruptedException {
        WebSocketClient client =
                vertx.createWebSocketClient(options.setMaxConnections(viewers).setMaxFrameSize(LARGEST_FRAME));
        for (int left = viewers; left > 0; left -= ROW) {
            long began = System.nanoTime();
            List<Future<WebSocket>> row = new ArrayList<>();
            for (int seat = 0; seat < Math.min(ROW, left); seat++) {
                row.add(connect(client, reading));
            }
            for (Future<WebSocket> coming : row) {
                sockets.add(coming.toCompletionStage().toCompletableFuture().join());
            }
            TimeUnit.NANOSECONDS.sleep(ROW_NANOS - (System.nanoTime() - began));
        }
    }

    private Future<WebSocket> connect(WebSocketClient client, boolean reading) {
        Onlooker onlooker = new Onlooker(delayMicros);
        if (reading) {
            onlookers.add(onlooker);
        }
        WebSocketConnectOptions where = new WebSocketConnectOptions()
                .setHost(site.getHost())
                .setPort(site.getPort())
                .setURI("/live");
        return client.connect(where).onSuccess(socket -> {
            socket.closeHandler(closed -> onlooker.dropped = true);
            if (reading) {
                socket.frameHandler(onlooker::see);
            } else {
                socket.pause();
            }
        });
    }

    /** Waits until all who read have been told of the end of the latest run, but not for ever. */
    void settle() throws InterruptedException {
        long until = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS);
        while (System.nanoTime() < until && !onlookers.stream().allMatch(o -> o.told || o.dropped)) {
            Thread.sleep(GLANCE_MILLIS);
        }
    }

    /** What those who read have got since they last forgot. @param snapshots that there were */
    Shares shares(int snapshots) {
        return Shares.of(onlookers, snapshots, delayMicros.copy());
    }

    /** What they got counts no more. */
    void forget() {
        onlookers.forEach(Onlooker::forget);
        delayMicros.reset();
    }

    /** All go, and have gone. */
    void leave() {
        for (Future<Void> going : sockets.stream().map(WebSocket::close).toList()) {
            going.toCompletionStage().toCompletableFuture().join();
        }
        sockets.clear();
        onlookers.clear();
    }

    @Override
    public void close() {
        vertx.close().toCompletionStage().toCompletableFuture().join();
    }
}
