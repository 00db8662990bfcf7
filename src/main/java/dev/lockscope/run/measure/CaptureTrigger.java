package dev.lockscope.run.measure;

import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * What freezes the capture: the first timed wait longer than was asked for. The run's own thread shows it the operations;
 * anyone may ask where it stands.
 */
public final class CaptureTrigger {
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
    private volatile State state;

    /** When the first long wait returned, of those seen so far; final once it has triggered. */
    private volatile long at;

    private boolean seen;

    /** @param overMicros null for no trigger */
    public CaptureTrigger(@Nullable Long overMicros) {
        overNanos = overMicros == null ? Long.MAX_VALUE : TimeUnit.MICROSECONDS.toNanos(overMicros);
        state = overMicros == null ? State.OFF : State.ARMED;
    }

    /** Operations are seen worker by worker, so that the first one seen need not be the first. */
    void see(long waitNanos, long returned) {
        if (state == State.ARMED && waitNanos > overNanos && (!seen || returned - at < 0)) {
            seen = true;
            at = returned;
        }
    }

    /** All operations up to now were seen. */
    void decide() {
        if (seen) {
            state = State.TRIGGERED;
        }
    }

    public State state() {
        return state;
    }

    /** When the long wait returned, by {@link System#nanoTime}. */
    long at() {
        return at;
    }
}
