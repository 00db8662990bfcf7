package dev.lockscope.run;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * A window of single operations, as lanes of workers: the oscilloscope's single shot.
 *
 * @param trigger where the trigger stands
 * @param triggeredAt when the wait that triggered returned, in nanoseconds since the run's start; 0 when none did
 * @param gap one operation in this many was timed and so can be here
 * @param memoryBytes that the traces of all workers take
 * @param lanes by kind and number of the worker, only those with an operation in the window
 */
public record Capture(Trigger.State trigger, long triggeredAt, int gap, long memoryBytes, List<Lane> lanes) {
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
    public record Op(long asked, long had, long released, long returned, int key, long version) {}

    /** The operations in the traces of the workers that are nearest to the trigger or, without one, the latest. */
    static Capture of(List<? extends Member> crew, Trigger trigger, int gap, long startNanos, long memoryBytes) {
        List<Placed> all = new ArrayList<>();
        int rank = 0;
        for (Member member : crew) {
            int lane = rank++;
            member.worker.trace.read(0, Long.MAX_VALUE / 2, (asked, had, released, returned, key, version) -> all.add(
                    new Placed(lane, new Op(
                            asked - startNanos,
                            had - startNanos,
                            released - startNanos,
                            returned - startNanos,
                            key,
                            version))));
        }
        boolean triggered = trigger.state() == Trigger.State.TRIGGERED;
        long triggeredAt = triggered ? trigger.at() - startNanos : 0;
        long centre = triggered ? triggeredAt : Long.MAX_VALUE;
        Map<Integer, List<Op>> lanes = new TreeMap<>();
        all.stream()
                .sorted(Comparator.comparingLong(placed -> Math.abs(centre - placed.op.returned)))
                .limit(MOST_OPERATIONS)
                .sorted(Comparator.comparingLong(placed -> placed.op.asked))
                .forEach(placed -> lanes.computeIfAbsent(placed.lane, lane -> new ArrayList<>()).add(placed.op));
        List<Lane> named = lanes.entrySet().stream()
                .map(lane -> new Lane(crew.get(lane.getKey()).worker.name(), lane.getValue()))
                .toList();
        return new Capture(trigger.state(), triggeredAt, gap, memoryBytes, named);
    }

    private record Placed(int lane, Op op) {}
}
