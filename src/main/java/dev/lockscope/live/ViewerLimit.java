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

/** Everyone who watches, whatever it is. Thread-safe. */
public final class ViewerLimit {
    private static final int FULL = 4503;
    private static final CloseReason GOING_AWAY = new CloseReason(1001, "the server ends");

    private final OpenConnections connections;
    private final RunFeeds feeds;
    private final int most;
    private final AtomicInteger places;
    private final Set<String> admitted = ConcurrentHashMap.newKeySet();

    /** @param most at a time */
    public ViewerLimit(OpenConnections connections, RunFeeds feeds, int most) {
        this.connections = connections;
        this.feeds = feeds;
        this.most = most;
        this.places = new AtomicInteger(most);
    }

    /** Whether there is a place left; it is then that connection's, until it has left. */
    boolean admit(WebSocketConnection connection) {
        if (places.getAndUpdate(left -> Math.max(0, left - 1)) == 0) {
            return false;
        }
        admitted.add(connection.id());
        return true;
    }

    /** Gives back its place, if it has one. */
    void left(WebSocketConnection connection) {
        if (admitted.remove(connection.id())) {
            places.incrementAndGet();
        }
    }

    /** Why there is no place. */
    CloseReason full() {
        return new CloseReason(FULL, "there are %d viewers already, as lockscope.viewers says".formatted(most));
    }

    /** Has them hear what is still to be said, and sends them away; who does not listen is waited for no longer than this, twice. */
    public void dismiss(Duration patience) {
        feeds.awaitSaid(patience);
        List<Uni<Void>> leaving = connections.stream()
                .map(connection -> connection.close(GOING_AWAY))
                .toList();
        if (!leaving.isEmpty()) {
            try {
                Uni.join()
                        .all(leaving)
                        .andCollectFailures()
                        .onFailure()
                        .recoverWithNull()
                        .await()
                        .atMost(patience);
            } catch (TimeoutException deaf) {
                // It will see that its connection is gone.
            }
        }
    }
}
