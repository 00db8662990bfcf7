package dev.lockscope.run.measure;

import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * The trigger that freezes the capture: the first timed wait longer than a threshold. Only the run's thread updates it; its
 * state may be read from any thread.
 */
public final class CaptureTrigger {
    /** The state of a trigger. */
    public enum State {
        /** No threshold is set. */
        OFF,
        /** No wait was longer than the threshold yet. */
        ARMED,
        /** A wait was longer than the threshold; the capture is frozen. */
        TRIGGERED
    }

    private final long overNanos;
    private volatile State state;

    /** Return of the earliest operation with a long wait so far; final once the trigger has fired. */
    private volatile long atSystemNanos;

    private boolean exceeded;

    /** @param overMicros the threshold; null for no trigger */
    public CaptureTrigger(@Nullable Long overMicros) {
        overNanos = overMicros == null ? Long.MAX_VALUE : TimeUnit.MICROSECONDS.toNanos(overMicros);
        state = overMicros == null ? State.OFF : State.ARMED;
    }

    /** Operations come worker by worker, so the first long wait that is observed need not be the earliest. */
    void observe(long waitNanos, long returnedSystemNanos) {
        if (state == State.ARMED && waitNanos > overNanos && (!exceeded || returnedSystemNanos - atSystemNanos < 0)) {
            exceeded = true;
            atSystemNanos = returnedSystemNanos;
        }
    }

    /** Fires if a long wait was observed; called when all operations up to now were observed. */
    void update() {
        if (exceeded) {
            state = State.TRIGGERED;
        }
    }

    public State state() {
        return state;
    }

    /** Return of the operation with the long wait, by {@link System#nanoTime}. */
    long atSystemNanos() {
        return atSystemNanos;
    }
}
