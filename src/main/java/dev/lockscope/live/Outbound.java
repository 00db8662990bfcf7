package dev.lockscope.live;

import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;

/** The way to one viewer. */
@FunctionalInterface
interface Outbound {
    Executor WHO_CALLS = Runnable::run;

    /** Sends a text; the stage completes when it has left. */
    CompletionStage<?> send(String text);

    /** Nothing more can be sent, because what is to come can't be read. */
    default void fail(RuntimeException unreadable) {}

    /** The thread that is best at sending here; equal for all lines that share one. */
    default Executor thread() {
        return WHO_CALLS;
    }
}
