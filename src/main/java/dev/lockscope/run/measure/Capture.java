package dev.lockscope.run.measure;

import dev.lockscope.run.worker.OperationSample;
import dev.lockscope.run.worker.WorkerSlot;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;

/**
 * A window of single operations in one lane per worker, like the single-shot acquisition of an oscilloscope.
 *
 * @param trigger state of the trigger
 * @param triggeredAt return of the operation whose wait triggered, like the times of an {@link Op}; 0 without trigger
 * @param gap sampling interval: one operation in this many is timed, and only those are captured
 * @param memoryBytes memory of the operation rings of all workers
 * @param completeFrom timed operations of some worker that returned earlier were overwritten, though they belong to the
 *     window; like the times of an {@link Op}; null if none were
 * @param lanes by kind and number of the worker; only those with an operation in the window
 */
public record Capture(
        CaptureTrigger.State trigger,
        long triggeredAt,
        int gap,
        long memoryBytes,
        @Nullable Long completeFrom,
        List<Lane> lanes) {
    /** The capture of a run whose operations are no longer in memory. */
    public static final Capture NONE = new Capture(CaptureTrigger.State.OFF, 0, 1, 0, null, List.of());

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
        Long completeFrom = null;
        for (WorkerSlot slot : slots) {
            LaneReader reader = new LaneReader(centreSystemNanos, maxDistance, startSystemNanos);
            slot.worker.ring.read(nowSystemNanos, sample, reader);
            if (!reader.operations.isEmpty()) {
                lanes.add(new Lane(slot.worker.name(), reader.operations));
            }
            if (reader.beginsInside) {
                long from = reader.operations.getFirst().returned;
                completeFrom = completeFrom == null ? from : Math.max(completeFrom, from);
            }
        }
        return new Capture(
                trigger.state(),
                triggered ? centreSystemNanos - startSystemNanos : 0,
                samplingInterval,
                memoryBytes,
                completeFrom,
                lanes);
    }

    /** Collects the operations of one worker within the window. */
    private static final class LaneReader implements Consumer<OperationSample> {
        private final long centreSystemNanos;
        private final long maxDistance;
        private final long startSystemNanos;
        private final List<Op> operations = new ArrayList<>();
        private boolean first = true;

        /** Whether the oldest operation that is still stored lies within the window and earlier ones were overwritten. */
        private boolean beginsInside;

        private LaneReader(long centreSystemNanos, long maxDistance, long startSystemNanos) {
            this.centreSystemNanos = centreSystemNanos;
            this.maxDistance = maxDistance;
            this.startSystemNanos = startSystemNanos;
        }

        @Override
        public void accept(OperationSample operation) {
            boolean inside = Math.abs(centreSystemNanos - operation.returnedSystemNanos) <= maxDistance;
            if (inside) {
                operations.add(Op.of(operation, startSystemNanos));
            }
            beginsInside |= first && inside && operation.number > 0;
            first = false;
        }
    }

    /** The greatest distance from the centre, in nanoseconds, so that at most {@link #MAX_OPERATIONS} lie within it. */
    private static long maxDistance(List<? extends WorkerSlot> slots, long centreSystemNanos, long nowSystemNanos) {
        LongStream.Builder distances = LongStream.builder();
        OperationSample sample = new OperationSample();
        for (WorkerSlot slot : slots) {
            slot.worker.ring.read(
                    nowSystemNanos,
                    sample,
                    operation -> distances.add(Math.abs(centreSystemNanos - operation.returnedSystemNanos)));
        }
        return distances.build().sorted().limit(MAX_OPERATIONS).reduce(0, Math::max);
    }
}
