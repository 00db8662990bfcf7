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

/** {@code /live}: hands the feeds to viewers. */
@WebSocket(path = "/live")
public class LiveSocket {
    private static final Logger LOG = Logger.getLogger(LiveSocket.class);

    private static final TypedKey<Viewer> VIEWER = new TypedKey<>("viewer");

    private static final CloseReason NO_SUCH_RUN = new CloseReason(4404, "no such run");

    private static final ExecutorService READERS = Executors.newVirtualThreadPerTaskExecutor();

    /** Of an experiment each has a name in the query, as a run has. */
    private static final List<String> EXPERIMENTS = List.of("duel", "sweep");

    private final RunFeeds feeds;
    private final ExperimentFeeds experimentFeeds;
    private final History history;
    private final ViewerLimit audience;

    @Inject
    LiveSocket(RunFeeds feeds, ExperimentFeeds experimentFeeds, History history, ViewerLimit audience) {
        this.feeds = feeds;
        this.experimentFeeds = experimentFeeds;
        this.history = history;
        this.audience = audience;
    }

    /**
     * Starts to send, or closes: 4400 for a query that makes no sense, 4404 for a run or an experiment that is not kept, later
     * also for a run that has to go while it is sent, 4500 for one that is damaged where it is stored, 4503 when there are too many viewers.
     */
    @OnOpen
    Uni<Void> open(WebSocketConnection connection) {
        if (!audience.admit(connection)) {
            return connection.close(audience.full());
        }
        String query = connection.handshakeRequest().query();
        Map<String, List<String>> asked = new QueryStringDecoder(query == null ? "" : query, false).parameters();
        String run = first(asked, "run");
        String after = first(asked, "after");
        if (after != null && !after.matches("[0-9]{1,15}")) {
            return connection.close(new CloseReason(4400, "after must be a whole number, the last seq seen"));
        }
        long seen = after == null ? 0 : Long.parseLong(after);
        Outbound line = new Wire(connection, new EventLoop(VertxContext.getRootContext(Vertx.currentContext())));
        for (String kind : EXPERIMENTS) {
            String experiment = first(asked, kind);
            if (experiment != null) {
                return experiment(kind, experiment, line, connection);
            }
        }
        if (run == null) {
            return show(feeds.watchTheLatest(first(asked, "of"), seen, line), connection);
        }
        if (feeds.has(run)) {
            return show(feeds.watch(run, seen, line), connection);
        }
        // What comes next is read from the disk, and not by the thread that has sent what came before.
        Outbound patient = new FromDisk(line);
        return Uni.createFrom()
                .item(() -> feeds.replay(run, history, seen, patient))
                .runSubscriptionOn(READERS)
                .chain(viewer -> viewer.isEmpty() ? connection.close(NO_SUCH_RUN) : show(viewer.get(), connection))
                .onFailure(RuntimeException.class)
                .recoverWithUni(unreadable -> connection.close(reason(unreadable)));
    }

    private Uni<Void> experiment(String kind, String id, Outbound line, WebSocketConnection connection) {
        return Uni.createFrom()
                .item(() -> history.experiments().kept(kind, id))
                .runSubscriptionOn(READERS)
                .chain(kept -> kept.isEmpty()
                        ? connection.close(new CloseReason(4404, "no such " + kind))
                        : show(experimentFeeds.watch(kept.get(), line), connection))
                .onFailure(RuntimeException.class)
                .recoverWithUni(unreadable -> connection.close(reason(unreadable)));
    }

    /** Why the connection is closed when what is to be sent can't be read. */
    private static CloseReason reason(Throwable unreadable) {
        LOG.warnf("A viewer is cut off: %s", unreadable.getMessage());
        return switch (unreadable) {
            case RunGone _ -> NO_SUCH_RUN;
            case Damaged damaged -> new CloseReason(4500, "%s %s is damaged".formatted(damaged.kind(), damaged.id()));
            default -> CloseReason.INTERNAL_SERVER_ERROR;
        };
    }

    private Uni<Void> show(Viewer viewer, WebSocketConnection connection) {
        connection.userData().put(VIEWER, viewer);
        if (connection.isClosed()) {
            leave(viewer);
        }
        viewer.wake();
        return Uni.createFrom().voidItem();
    }

    /** By the thread of the connection: those who leave together would else take as many threads as there may be. */
    @OnClose
    @NonBlocking
    void close(WebSocketConnection connection) {
        audience.left(connection);
        Viewer viewer = connection.userData().get(VIEWER);
        if (viewer != null) {
            leave(viewer);
        }
    }

    private void leave(Viewer viewer) {
        feeds.leave(viewer);
        experimentFeeds.leave(viewer);
    }

    /** A viewer who is gone without a word is no error of the server's; {@link #close} follows. */
    @OnError
    void lost(IOException ignored) {}

    private static @Nullable String first(Map<String, List<String>> asked, String name) {
        List<String> values = asked.get(name);
        return values == null ? null : values.getFirst();
    }

    private record Wire(WebSocketConnection connection, EventLoop thread) implements Outbound {
        @Override
        public CompletionStage<?> send(String text) {
            // Without the context that subscribeAsCompletionStage captures and restores: nobody here asks for it.
            CompletableFuture<Void> left = new CompletableFuture<>();
            connection.sendText(text).subscribe().with(left::complete, left::completeExceptionally);
            return left;
        }

        @Override
        public void fail(RuntimeException unreadable) {
            connection.close(reason(unreadable)).subscribe().with(closed -> {}, gone -> {});
        }
    }

    /** What comes next is read from the disk, and not by the thread that has sent what came before. */
    private record FromDisk(Outbound line) implements Outbound {
        @Override
        public CompletionStage<?> send(String text) {
            return line.send(text).thenApplyAsync(sent -> sent, READERS);
        }

        @Override
        public void fail(RuntimeException unreadable) {
            line.fail(unreadable);
        }
    }

    /** The thread of some of the connections. */
    private record EventLoop(Context context) implements Executor {
        @Override
        public void execute(Runnable task) {
            context.runOnContext(now -> task.run());
        }
    }
}
