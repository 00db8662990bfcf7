package dev.lockscope.run.measure;

import dev.lockscope.run.worker.OperationSample;
import dev.lockscope.run.worker.WorkerSlot;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.LongStream;

/**
 * A window of single operations in one lane per worker, like the single-shot acquisition of an oscilloscope.
 *
 * @param trigger state of the trigger
 * @param triggeredAt return of the operation whose wait triggered, like the times of an {@link Op}; 0 without trigger
 * @param gap sampling interval: one operation in this many is timed, and only those are captured
 * @param memoryBytes memory of the operation rings of all workers
 * @param lanes by kind and number of the worker; only those with an operation in the window
 */
public record Capture(CaptureTrigger.State trigger, long triggeredAt, int gap, long memoryBytes, List<Lane> lanes) {
    /** The capture of a run whose operations are no longer in memory. */
    public static final Capture NONE = new Capture(CaptureTrigger.State.OFF, 0, 1, 0, List.of());

    private static final int MAX_OPERATIONS = 4_000;

    /** The operations of one worker, oldest first. */
    public record Lane(String worker, List<Op> operations) {}

    /**
     * One operation. All times are nanoseconds of {@link System#nanoTime} since the run's start, so they include pauses, unlike
     * {@link Snapshot#t}.
     *
     * @param asked request of the lock
     * @param had acquisition of the lock
     * @param released release of the lock
     * @param returned return from the lock's code
     * @param version made by the write, or found by the read
     */
    public record Op(long asked, long had, long released, long returned, int key, long version) {
        static Op of(OperationSample operation, long startSystemNanos) {
            return new Op(
                    operation.requestedSystemNanos - startSystemNanos,
                    operation.acquiredSystemNanos - startSystemNanos,
                    operation.releasedSystemNanos - startSystemNanos,
                    operation.returnedSystemNanos - startSystemNanos,
                    operation.key,
                    operation.version);
        }
    }

    /** The captured operations nearest to the trigger; without one, the latest. */
    public static Capture of(
            List<? extends WorkerSlot> slots,
            CaptureTrigger trigger,
            int samplingInterval,
            long startSystemNanos,
            long memoryBytes) {
        long nowSystemNanos = System.nanoTime();
        boolean triggered = trigger.state() == CaptureTrigger.State.TRIGGERED;
        long centreSystemNanos = triggered ? trigger.atSystemNanos() : nowSystemNanos;
        long maxDistance = maxDistance(slots, centreSystemNanos, nowSystemNanos);
        List<Lane> lanes = new ArrayList<>();
        OperationSample sample = new OperationSample();
        for (WorkerSlot slot : slots) {
            List<Op> operations = new ArrayList<>();
            slot.worker.ring.read(0, nowSystemNanos, sample, operation -> {
                if (Math.abs(centreSystemNanos - operation.returnedSystemNanos) <= maxDistance) {
                    operations.add(Op.of(operation, startSystemNanos));
                }
            });
            if (!operations.isEmpty()) {
                lanes.add(new Lane(slot.worker.name(), operations));
            }
        }
        return new Capture(
                trigger.state(),
                triggered ? centreSystemNanos - startSystemNanos : 0,
                samplingInterval,
                memoryBytes,
                lanes);
    }

    /** The greatest distance from the centre, in nanoseconds, so that at most {@link #MAX_OPERATIONS} lie within it. */
    private static long maxDistance(List<? extends WorkerSlot> slots, long centreSystemNanos, long nowSystemNanos) {
        LongStream.Builder distances = LongStream.builder();
        OperationSample sample = new OperationSample();
        for (WorkerSlot slot : slots) {
            slot.worker.ring.read(
                    0,
                    nowSystemNanos,
                    sample,
                    operation -> distances.add(Math.abs(centreSystemNanos - operation.returnedSystemNanos)));
        }
        return distances.build().sorted().limit(MAX_OPERATIONS).reduce(0, Math::max);
    }
}
