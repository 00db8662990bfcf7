package dev.lockscope.live;

import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;

/** The connection to one viewer. */
@FunctionalInterface
interface Outbound {
    Executor CALLING_THREAD = Runnable::run;

    /** Sends a text; the stage completes when it has left. */
    CompletionStage<?> send(String text);

    /** Closes the connection because the next message can't be read. */
    default void fail(RuntimeException unreadable) {}

    /** The executor to send on; equal for all connections that share it. */
    default Executor executor() {
        return CALLING_THREAD;
    }
}
