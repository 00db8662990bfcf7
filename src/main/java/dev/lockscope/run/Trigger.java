package dev.lockscope.run;

import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** What freezes the capture: the first wait longer than was asked for. Not thread-safe: the run's own thread has it. */
public final class Trigger {
    /** Where a trigger stands. */
    public enum State {
        /** None was asked for. */
        OFF,
        /** It waits for a long wait. */
        ARMED,
        /** It has seen one; the capture is frozen. */
        TRIGGERED
    }

    private final long overNanos;
    private State state;
    private long at;

    /** @param overMicros null for no trigger */
    Trigger(@Nullable Long overMicros) {
        overNanos = overMicros == null ? Long.MAX_VALUE : TimeUnit.MICROSECONDS.toNanos(overMicros);
        state = overMicros == null ? State.OFF : State.ARMED;
    }

    void see(long waitNanos, long returned) {
        if (state == State.ARMED && waitNanos > overNanos) {
            state = State.TRIGGERED;
            at = returned;
        }
    }

    State state() {
        return state;
    }

    /** When the long wait returned, by {@link System#nanoTime}. */
    long at() {
        return at;
    }
}
