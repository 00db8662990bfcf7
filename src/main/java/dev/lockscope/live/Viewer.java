package dev.lockscope.live;

import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * One who watches. It is sent a message only when the one before has left, so that one who doesn't read holds up a single
 * message and nobody else. Thread-safe.
 */
final class Viewer {
    private final Supplier<Optional<String>> words;
    private final Outbound line;
    private final Runnable farewell;

    /** Wake-ups not yet seen to; whoever raises it from 0 does the seeing to, and so is the only one to ask for words. */
    private final AtomicInteger wakeUps = new AtomicInteger();

    private volatile boolean sending;

    /** Whether what was being sent has left, and nobody has seen to it yet. */
    private volatile boolean left;

    private volatile boolean gone;

    /**
     * One who watches runs.
     *
     * @param firstFeed what to watch first, once there is something
     * @param laterFeed what to watch when that has ended, once there is something
     */
    Viewer(
            Supplier<Optional<StreamCursor>> firstFeed,
            Function<StreamCursor, Optional<StreamCursor>> laterFeed,
            Outbound line) {
        this(new Subscription(firstFeed, laterFeed)::next, line);
    }

    /** @param words the next message, if there is anything to say now; asked by one thread at a time */
    Viewer(Supplier<Optional<String>> words, Outbound line) {
        this(words, line, () -> {});
    }

    /** @param farewell called when it leaves, perhaps more than once */
    Viewer(Supplier<Optional<String>> words, Outbound line, Runnable farewell) {
        this.words = words;
        this.line = line;
        this.farewell = farewell;
    }

    /** The one that is to wake it. */
    Executor thread() {
        return line.thread();
    }

    /** There may be something to say. */
    void wake() {
        if (wakeUps.getAndIncrement() != 0) {
            return;
        }
        int seenTo = 1;
        while (seenTo != 0) {
            if (left) {
                left = false;
                sending = false;
            }
            if (!sending && !gone) {
                sendNext();
            }
            seenTo = wakeUps.addAndGet(-seenTo);
        }
    }

    /** Nothing more is sent. */
    void leave() {
        gone = true;
        farewell.run();
    }

    /** Whether it has left or can't be reached any more. */
    boolean gone() {
        return gone;
    }

    /** Whether there is something that it is to be told and has not been. */
    boolean behind() {
        return !gone && (sending || wakeUps.get() != 0);
    }

    private void sendNext() {
        try {
            words.get().ifPresent(this::send);
        } catch (RuntimeException unreadable) {
            leave();
            line.fail(unreadable);
        }
    }

    private void send(String text) {
        sending = true;
        line.send(text).whenComplete((sent, failed) -> {
            if (failed != null) {
                leave();
            }
            left = true;
            wake();
        });
    }
}
