package dev.lockscope.run.measure;

import dev.lockscope.run.worker.OperationSample;
import java.util.function.ToLongFunction;

/** A quantity measured of each timed operation, in nanoseconds. */
enum TimedQuantity {
    /** From the request of the lock to its acquisition, without discarded attempts, which count as hold. */
    WAIT(operation -> operation.acquiredSystemNanos - operation.requestedSystemNanos),
    /** From acquisition to release, with every attempt of a section that was repeated. */
    HOLD(operation -> operation.releasedSystemNanos - operation.acquiredSystemNanos),
    /** From the release to the return from the lock; for an owner thread the hand-off back. */
    RETURN(operation -> operation.returnedSystemNanos - operation.releasedSystemNanos),
    /** How much longer than requested the pause before it took; negative without a pause. */
    OVERSHOOT(operation -> operation.overshootNanos),
    /** In open pacing: from the due time to the return. */
    LATENCY(operation -> operation.returnedSystemNanos - operation.dueSystemNanos),
    /** In open pacing: from the request to the return, as a closed loop would measure it. */
    UNCORRECTED(operation -> operation.returnedSystemNanos - operation.requestedSystemNanos);

    private final ToLongFunction<OperationSample> nanos;

    TimedQuantity(ToLongFunction<OperationSample> nanos) {
        this.nanos = nanos;
    }

    long of(OperationSample operation) {
        return nanos.applyAsLong(operation);
    }
}
