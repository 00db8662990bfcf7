package dev.lockscope.live;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CopyOnWriteArrayList;

/** A connection to a viewer under the control of a test: messages leave on {@link #deliver}. */
final class FakeConnection implements Outbound {
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

    /** Messages of the exceptions passed to {@link #fail(RuntimeException)}. */
    List<String> failures() {
        return failures;
    }

    /** Number of messages that have not left. */
    int pending() {
        return pending.size();
    }

    /** Lets the oldest message leave. */
    void deliver() {
        pending.removeFirst().complete("");
    }

    /** Lets all messages leave. */
    void deliverAll() {
        while (!pending.isEmpty()) {
            deliver();
        }
    }

    /** Fails the oldest message. */
    void fail() {
        pending.removeFirst().completeExceptionally(new IllegalStateException("broken pipe"));
    }

    /** All messages passed to {@link #send}, even if they have not left. */
    List<ReceivedMessage> received() {
        return sent.stream().map(ReceivedMessage::of).toList();
    }

    int messages() {
        return sent.size();
    }
}
