package dev.lockscope.run.measure;

import dev.lockscope.run.worker.OperationSample;
import dev.lockscope.run.worker.WorkerSlot;


import java.util.ArrayList;
import java.util.List;
import java.util.stream.LongStream;

/**
 * A window of single operations, as lanes of workers: the oscilloscope's single shot.
 *
 * @param trigger where the trigger stands
 * @param triggeredAt when the wait that triggered returned, in nanoseconds since the run's start; 0 when none did
 * @param gap one operation in this many was timed and so can be here
 * @param memoryBytes that the traces of all workers take
 * @param lanes by kind and number of the worker, only those with an operation in the window
 */
public record Capture(CaptureTrigger.State trigger, long triggeredAt, int gap, long memoryBytes, List<Lane> lanes) {
    /** Of a run that nothing is left of. */
    public static final Capture NONE = new Capture(CaptureTrigger.State.OFF, 0, 1, 0, List.of());

    /** Operations in one capture, at most. */
    private static final int MOST_OPERATIONS = 4_000;

    /** The operations of one worker, oldest first. */
    public record Lane(String worker, List<Op> operations) {}

    /**
     * One operation; all times in nanoseconds since the run's start, on the monotonic clock.
     *
     * @param asked for the lock
     * @param had the lock
     * @param released it
     * @param returned from the lock's code
     * @param version made by a write, found by a read
     */
    public record Op(long asked, long had, long released, long returned, int key, long version) {
        static Op of(OperationSample operation, long startNanos) {
            return new Op(
                    operation.requestedAt - startNanos,
                    operation.acquiredAt - startNanos,
                    operation.released - startNanos,
                    operation.returned - startNanos,
                    operation.key,
                    operation.version);
        }
    }

    /** The operations in the traces of the workers that are nearest to the trigger or, without one, the latest. */
    public static Capture of(List<? extends WorkerSlot> crew, CaptureTrigger trigger, int gap, long startNanos, long memoryBytes) {
        long now = System.nanoTime();
        boolean triggered = trigger.state() == CaptureTrigger.State.TRIGGERED;
        long centre = triggered ? trigger.at() : now;
        long reach = reach(crew, centre, now);
        List<Lane> lanes = new ArrayList<>();
        OperationSample traced = new OperationSample();
        for (WorkerSlot member : crew) {
            List<Op> operations = new ArrayList<>();
            member.worker.ring.read(0, now, traced, operation -> {
                if (Math.abs(centre - operation.returned) <= reach) {
                    operations.add(Op.of(operation, startNanos));
                }
            });
            if (!operations.isEmpty()) {
                lanes.add(new Lane(member.worker.name(), operations));
            }
        }
        return new Capture(trigger.state(), triggered ? centre - startNanos : 0, gap, memoryBytes, lanes);
    }

    /** How far from the centre the operations may be, for no more of them than a capture holds. */
    private static long reach(List<? extends WorkerSlot> crew, long centre, long now) {
        LongStream.Builder distances = LongStream.builder();
        OperationSample traced = new OperationSample();
        for (WorkerSlot member : crew) {
            member.worker.ring.read(0, now, traced, operation -> distances.add(Math.abs(centre - operation.returned)));
        }
        return distances.build().sorted().limit(MOST_OPERATIONS).reduce(0, Math::max);
    }
}
