package dev.lockscope.live;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CopyOnWriteArrayList;

/** A viewer's connection in the hand of a test, which says when a message has left. */
final class Wire implements Outbound {
    private final List<String> sent = new CopyOnWriteArrayList<>();
    private final List<String> failures = new CopyOnWriteArrayList<>();
    private final List<CompletableFuture<String>> pending = new CopyOnWriteArrayList<>();

    @Override
    public CompletionStage<?> send(String text) {
        CompletableFuture<String> leaves = new CompletableFuture<>();
        pending.add(leaves);
        sent.add(text);
        return leaves;
    }

    @Override
    public void fail(RuntimeException unreadable) {
        failures.add(String.valueOf(unreadable.getMessage()));
    }

    /** Why nothing more could be sent, each time. */
    List<String> failures() {
        return failures;
    }

    /** Messages that have not left. */
    int pending() {
        return pending.size();
    }

    /** Lets the oldest message leave. */
    void deliver() {
        pending.removeFirst().complete("");
    }

    /** Lets messages leave for as long as there are any. */
    void deliverAll() {
        while (!pending.isEmpty()) {
            deliver();
        }
    }

    /** The connection breaks under the oldest message. */
    void fail() {
        pending.removeFirst().completeExceptionally(new IllegalStateException("broken pipe"));
    }

    /** Everything that was handed over, whether or not it has left. */
    List<ReceivedMessages> told() {
        return sent.stream().map(ReceivedMessages::of).toList();
    }

    int messages() {
        return sent.size();
    }
}
