package dev.lockscope.live;

import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * A connected viewer. A message is sent only when the previous one has left, so a viewer that does not read delays a single
 * message and no other viewer. Thread-safe.
 */
final class Viewer {
    private final Supplier<Optional<String>> messages;
    private final Outbound outbound;
    private final Runnable onLeave;

    /** Wake-ups not yet handled. The thread that raises it from 0 handles them, so messages are requested by one thread at a time. */
    private final AtomicInteger wakeUps = new AtomicInteger();

    private volatile boolean sending;

    /** Whether the message has left and that is not handled yet. */
    private volatile boolean sent;

    private volatile boolean gone;

    /**
     * A viewer of runs.
     *
     * @param firstFeed the first stream, once there is one
     * @param laterFeed the stream that follows one that has ended, once there is one
     */
    Viewer(
            Supplier<Optional<StreamCursor>> firstFeed,
            Function<StreamCursor, Optional<StreamCursor>> laterFeed,
            Outbound outbound) {
        this(new Subscription(firstFeed, laterFeed)::next, outbound);
    }

    /** @param messages the next message, if there is one; called by one thread at a time */
    Viewer(Supplier<Optional<String>> messages, Outbound outbound) {
        this(messages, outbound, () -> {});
    }

    /** @param onLeave called when the viewer leaves, possibly more than once */
    Viewer(Supplier<Optional<String>> messages, Outbound outbound, Runnable onLeave) {
        this.messages = messages;
        this.outbound = outbound;
        this.onLeave = onLeave;
    }

    /** The executor on which {@link #wake} must be called. */
    Executor executor() {
        return outbound.executor();
    }

    /** Sends the next message if there is one. */
    void wake() {
        if (wakeUps.getAndIncrement() != 0) {
            return;
        }
        int handled = 1;
        while (handled != 0) {
            if (sent) {
                sent = false;
                sending = false;
            }
            if (!sending && !gone) {
                sendNext();
            }
            handled = wakeUps.addAndGet(-handled);
        }
    }

    /** Stops sending. */
    void leave() {
        gone = true;
        onLeave.run();
    }

    /** Whether the viewer has left or can no longer be reached. */
    boolean gone() {
        return gone;
    }

    /** Whether messages are still to be sent. */
    boolean isBehind() {
        return !gone && (sending || wakeUps.get() != 0);
    }

    private void sendNext() {
        try {
            messages.get().ifPresent(this::send);
        } catch (RuntimeException unreadable) {
            leave();
            outbound.fail(unreadable);
        }
    }

    private void send(String text) {
        sending = true;
        outbound.send(text).whenComplete((result, failed) -> {
            if (failed != null) {
                leave();
            }
            sent = true;
            wake();
        });
    }
}
