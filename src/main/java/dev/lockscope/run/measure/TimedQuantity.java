package dev.lockscope.run.measure;

import dev.lockscope.run.worker.OperationSample;


import java.util.function.ToLongFunction;

/** What is measured of a timed operation, in nanoseconds. */
enum TimedQuantity {
    /** From asking for the lock to having it; without attempts in vain, which count as hold. */
    WAIT(operation -> operation.acquiredAt - operation.requestedAt),
    /** From having the lock to giving it back; with every attempt of a section that had to be performed again. */
    HOLD(operation -> operation.released - operation.acquiredAt),
    /** How much longer than asked the rest before it took; negative where there was none. */
    OVERSHOOT(operation -> operation.overshoot),
    /** In open pacing: from the time it was due to its return. */
    LATENCY(operation -> operation.returned - operation.due),
    /** In open pacing: from asking to its return, as a closed loop would see it. */
    UNCORRECTED(operation -> operation.returned - operation.requestedAt);

    private final ToLongFunction<OperationSample> nanos;

    TimedQuantity(ToLongFunction<OperationSample> nanos) {
        this.nanos = nanos;
    }

    long of(OperationSample operation) {
        return nanos.applyAsLong(operation);
    }
}
