package dev.lockscope.live;

import io.quarkus.websockets.next.CloseReason;
import io.quarkus.websockets.next.OpenConnections;
import io.smallrye.mutiny.TimeoutException;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.List;

/** Everyone who watches, whatever it is. Thread-safe. */
@Singleton
public class Audience {
    private static final CloseReason GOING_AWAY = new CloseReason(1001, "the server ends");

    private final OpenConnections connections;
    private final Feeds feeds;

    Audience(OpenConnections connections, Feeds feeds) {
        this.connections = connections;
        this.feeds = feeds;
    }

    /** Has them hear what is still to be said, and sends them away; who does not listen is waited for no longer than this, twice. */
    public void dismiss(Duration patience) {
        feeds.awaitSaid(patience);
        List<Uni<Void>> leaving = connections.stream().map(connection -> connection.close(GOING_AWAY)).toList();
        if (!leaving.isEmpty()) {
            try {
                Uni.join().all(leaving).andCollectFailures().onFailure().recoverWithNull().await().atMost(patience);
            } catch (TimeoutException deaf) {
                // It will see that its connection is gone.
            }
        }
    }
}
