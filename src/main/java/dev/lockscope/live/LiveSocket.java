package dev.lockscope.live;

import dev.lockscope.history.Damaged;
import dev.lockscope.history.History;
import dev.lockscope.history.RunGone;
import io.netty.handler.codec.http.QueryStringDecoder;
import io.quarkus.websockets.next.CloseReason;
import io.quarkus.websockets.next.OnClose;
import io.quarkus.websockets.next.OnError;
import io.quarkus.websockets.next.OnOpen;
import io.quarkus.websockets.next.UserData.TypedKey;
import io.quarkus.websockets.next.WebSocket;
import io.quarkus.websockets.next.WebSocketConnection;
import io.smallrye.common.annotation.NonBlocking;
import io.smallrye.common.vertx.VertxContext;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import jakarta.inject.Inject;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** The WebSocket {@code /live}: connects viewers to the feeds. */
@WebSocket(path = "/live")
public class LiveSocket {
    private static final Logger LOG = Logger.getLogger(LiveSocket.class);

    private static final TypedKey<Viewer> VIEWER = new TypedKey<>("viewer");

    private static final CloseReason NO_SUCH_RUN = new CloseReason(4404, "no such run");

    private static final ExecutorService DISK_READERS = Executors.newVirtualThreadPerTaskExecutor();

    /** Query parameters that name an experiment. */
    private static final List<String> EXPERIMENT_KINDS = List.of("duel", "sweep");

    private final RunFeeds feeds;
    private final ExperimentFeeds experimentFeeds;
    private final History history;
    private final ViewerLimit viewerLimit;

    @Inject
    LiveSocket(RunFeeds feeds, ExperimentFeeds experimentFeeds, History history, ViewerLimit viewerLimit) {
        this.feeds = feeds;
        this.experimentFeeds = experimentFeeds;
        this.history = history;
        this.viewerLimit = viewerLimit;
    }

    /**
     * Starts to send, or closes the connection: 4400 for an invalid query, 4404 for a run or experiment that is not stored,
     * also if it is evicted while it is sent, 4500 for one that is damaged, 4503 if there are too many viewers.
     */
    @OnOpen
    Uni<Void> open(WebSocketConnection connection) {
        if (!viewerLimit.admit(connection)) {
            return connection.close(viewerLimit.reason());
        }
        String query = connection.handshakeRequest().query();
        Map<String, List<String>> parameters = new QueryStringDecoder(query == null ? "" : query, false).parameters();
        String run = first(parameters, "run");
        String after = first(parameters, "after");
        if (after != null && !after.matches("[0-9]{1,15}")) {
            return connection.close(new CloseReason(4400, "after must be a whole number, the last seq seen"));
        }
        long seen = after == null ? 0 : Long.parseLong(after);
        Outbound outbound =
                new WebSocketOutbound(connection, new EventLoop(VertxContext.getRootContext(Vertx.currentContext())));
        for (String kind : EXPERIMENT_KINDS) {
            String experiment = first(parameters, kind);
            if (experiment != null) {
                return experiment(kind, experiment, outbound, connection);
            }
        }
        if (run == null) {
            return attach(feeds.watchLatest(first(parameters, "of"), seen, outbound), connection);
        }
        if (feeds.has(run)) {
            return attach(feeds.watch(run, seen, outbound), connection);
        }
        Outbound fromDisk = new FromDisk(outbound);
        return Uni.createFrom()
                .item(() -> feeds.replay(run, history, seen, fromDisk))
                .runSubscriptionOn(DISK_READERS)
                .chain(viewer -> viewer.isEmpty() ? connection.close(NO_SUCH_RUN) : attach(viewer.get(), connection))
                .onFailure(RuntimeException.class)
                .recoverWithUni(unreadable -> connection.close(reason(unreadable)));
    }

    private Uni<Void> experiment(String kind, String id, Outbound outbound, WebSocketConnection connection) {
        return Uni.createFrom()
                .item(() -> history.experiments().stored(kind, id))
                .runSubscriptionOn(DISK_READERS)
                .chain(stored -> stored.isEmpty()
                        ? connection.close(new CloseReason(4404, "no such " + kind))
                        : attach(experimentFeeds.watch(stored.get(), outbound), connection))
                .onFailure(RuntimeException.class)
                .recoverWithUni(unreadable -> connection.close(reason(unreadable)));
    }

    /** The reason for closing a connection whose next message can't be read. */
    private static CloseReason reason(Throwable unreadable) {
        LOG.warnf("Closed the connection of a viewer: %s", unreadable.getMessage());
        return switch (unreadable) {
            case RunGone _ -> NO_SUCH_RUN;
            case Damaged damaged -> new CloseReason(4500, "%s %s is damaged".formatted(damaged.kind(), damaged.id()));
            default -> CloseReason.INTERNAL_SERVER_ERROR;
        };
    }

    private Uni<Void> attach(Viewer viewer, WebSocketConnection connection) {
        connection.userData().put(VIEWER, viewer);
        if (connection.isClosed()) {
            leave(viewer);
        }
        viewer.wake();
        return Uni.createFrom().voidItem();
    }

    /** On the event loop: many viewers that leave together would otherwise occupy all worker threads. */
    @OnClose
    @NonBlocking
    void close(WebSocketConnection connection) {
        viewerLimit.release(connection);
        Viewer viewer = connection.userData().get(VIEWER);
        if (viewer != null) {
            leave(viewer);
        }
    }

    private void leave(Viewer viewer) {
        feeds.leave(viewer);
        experimentFeeds.leave(viewer);
    }

    /** A lost connection is not an error of the server; {@link #close} follows. */
    @OnError
    void connectionLost(IOException ignored) {}

    private static @Nullable String first(Map<String, List<String>> parameters, String name) {
        List<String> values = parameters.get(name);
        return values == null ? null : values.getFirst();
    }

    private record WebSocketOutbound(WebSocketConnection connection, EventLoop eventLoop) implements Outbound {
        @Override
        public CompletionStage<?> send(String text) {
            // Avoids the context that subscribeAsCompletionStage captures and restores, which is not needed here.
            CompletableFuture<Void> sent = new CompletableFuture<>();
            connection.sendText(text).subscribe().with(sent::complete, sent::completeExceptionally);
            return sent;
        }

        @Override
        public void fail(RuntimeException unreadable) {
            connection.close(reason(unreadable)).subscribe().with(closed -> {}, gone -> {});
        }
    }

    /** Completes on another thread than the event loop, because the next message is read from the disk. */
    private record FromDisk(Outbound outbound) implements Outbound {
        @Override
        public CompletionStage<?> send(String text) {
            return outbound.send(text).thenApplyAsync(sent -> sent, DISK_READERS);
        }

        @Override
        public void fail(RuntimeException unreadable) {
            outbound.fail(unreadable);
        }
    }

    /** The event loop of some of the connections. */
    private record EventLoop(Context context) implements Executor {
        @Override
        public void execute(Runnable task) {
            context.runOnContext(now -> task.run());
        }
    }
}
