package dev.lockscope.live;

import io.quarkus.websockets.next.CloseReason;
import io.quarkus.websockets.next.OpenConnections;
import io.quarkus.websockets.next.WebSocketConnection;
import io.smallrye.mutiny.TimeoutException;
import io.smallrye.mutiny.Uni;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/** Limits the number of viewers of all kinds, and disconnects them at shutdown. Thread-safe. */
public final class ViewerLimit {
    private static final int TOO_MANY_VIEWERS = 4503;
    private static final CloseReason GOING_AWAY = new CloseReason(1001, "the server shuts down");

    private final OpenConnections connections;
    private final RunFeeds feeds;
    private final int max;
    private final AtomicInteger free;
    private final Set<String> admitted = ConcurrentHashMap.newKeySet();

    /** @param max number of viewers at a time */
    public ViewerLimit(OpenConnections connections, RunFeeds feeds, int max) {
        this.connections = connections;
        this.feeds = feeds;
        this.max = max;
        this.free = new AtomicInteger(max);
    }

    /** Admits a connection until it is released, unless the limit is reached; returns whether it was admitted. */
    boolean admit(WebSocketConnection connection) {
        if (free.getAndUpdate(free -> Math.max(0, free - 1)) == 0) {
            return false;
        }
        admitted.add(connection.id());
        return true;
    }

    /** Releases a connection; no effect if it was not admitted. */
    void release(WebSocketConnection connection) {
        if (admitted.remove(connection.id())) {
            free.incrementAndGet();
        }
    }

    /** The reason for closing a connection that is not admitted. */
    CloseReason reason() {
        return new CloseReason(
                TOO_MANY_VIEWERS, "the limit of %d viewers (lockscope.viewers) is reached".formatted(max));
    }

    /**
     * Delivers pending messages, then closes all connections.
     *
     * @param timeout of each of the two steps
     */
    public void closeAll(Duration timeout) {
        feeds.awaitDelivery(timeout);
        List<Uni<Void>> closing = connections.stream()
                .map(connection -> connection.close(GOING_AWAY))
                .toList();
        if (!closing.isEmpty()) {
            try {
                Uni.join()
                        .all(closing)
                        .andCollectFailures()
                        .onFailure()
                        .recoverWithNull()
                        .await()
                        .atMost(timeout);
            } catch (TimeoutException deaf) {
                // The client will detect the lost connection.
            }
        }
    }
}
