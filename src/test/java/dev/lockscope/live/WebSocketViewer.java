package dev.lockscope.live;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;

/** A viewer over a real WebSocket that reads at once. */
public final class WebSocketViewer implements WebSocket.Listener, AutoCloseable {
    private final List<ReceivedMessage> received = new CopyOnWriteArrayList<>();
    private final CompletableFuture<Integer> closed = new CompletableFuture<>();
    private final StringBuilder partial = new StringBuilder();
    private final WebSocket socket;

    public WebSocketViewer(URI address) {
        socket = HttpClient.newHttpClient()
                .newWebSocketBuilder()
                .buildAsync(address, this)
                .join();
    }

    @Override
    public CompletionStage<?> onText(WebSocket from, CharSequence data, boolean last) {
        partial.append(data);
        if (last) {
            received.add(ReceivedMessage.of(partial.toString()));
            partial.setLength(0);
        }
        from.request(1);
        return null;
    }

    @Override
    public CompletionStage<?> onClose(WebSocket from, int code, String reason) {
        closed.complete(code);
        return null;
    }

    @Override
    public void onError(WebSocket from, Throwable error) {
        closed.completeExceptionally(error);
    }

    WebSocket socket() {
        return socket;
    }

    List<ReceivedMessage> received() {
        return List.copyOf(received);
    }

    /** The snapshots of one run, in the order in which they came. */
    public List<Long> seqs(String run) {
        return ReceivedMessage.seqs(about(run));
    }

    List<ReceivedMessage> about(String run) {
        return received.stream().filter(message -> message.run().equals(run)).toList();
    }

    /** The messages about one run, as they were sent. */
    public List<String> messagesAbout(String run) {
        return about(run).stream().map(message -> message.frame().toString()).toList();
    }

    public boolean hasReceivedTheEndOf(String run) {
        return ReceivedMessage.types(about(run)).contains("finished");
    }

    /** The code with which the server closes, once it does. */
    public int closeCode() {
        return closed.orTimeout(10, TimeUnit.SECONDS).join();
    }

    @Override
    public void close() {
        socket.abort();
    }
}
