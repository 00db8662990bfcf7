package dev.lockscope.run.measure;

import dev.lockscope.run.worker.OperationSample;
import dev.lockscope.run.worker.RunClock;
import dev.lockscope.run.worker.Worker;
import dev.lockscope.run.worker.WorkerCounters;
import dev.lockscope.run.worker.WorkerKind;
import dev.lockscope.run.worker.WorkerPhase;
import dev.lockscope.run.worker.WorkerPool;
import dev.lockscope.run.worker.WorkerSlot;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Tracks how often each worker had the lock and how long it went without. The time without is exact to the nanosecond while
 * every operation is timed, else to one snapshot period. Not thread-safe: confined to the run's thread.
 */
final class FairnessTracker {
    private final WorkerPool pool;
    private final RunClock clock;
    private final long[] spent = new long[WorkerPhase.values().length];

    FairnessTracker(WorkerPool pool, RunClock clock) {
        this.pool = pool;
        this.clock = clock;
    }

    /** Begins a worker's next interval, before its ring is read. A worker may still be untimed after the interval became 1. */
    void nextInterval(WorkerSlot slot) {
        long untimed = slot.worker.counters.get(WorkerCounters.Of.UNTIMED);
        slot.allTimed = untimed == slot.untimedBefore;
        slot.untimedBefore = untimed;
    }

    /** Records a timed operation; those of one worker must come in their order. */
    void record(WorkerSlot slot, OperationSample operation) {
        if (slot.allTimed) {
            updateLongestWithout(slot, clock.toRunNanos(operation.acquiredSystemNanos));
            markServed(slot, clock.toRunNanos(operation.releasedSystemNanos));
        }
    }

    /**
     * Notes that timed operations of a worker were overwritten before they were read.
     *
     * @param untilRunNanos running time by which the last of them was made
     */
    void skip(WorkerSlot slot, long untilRunNanos) {
        markServed(slot, untilRunNanos);
    }

    /**
     * Ends the interval, with the operations of the pool's last sample.
     *
     * @param nowRunNanos running time
     * @return Jain's index over the interval; null without operations
     */
    @Nullable
    Double sample(long nowRunNanos) {
        List<WorkerSlot> slots = pool.slots();
        long[] operations = new long[slots.size()];
        long[] presence = new long[slots.size()];
        for (int i = 0; i < operations.length; i++) {
            WorkerSlot slot = slots.get(i);
            long more = slot.operations - slot.operationsBefore;
            slot.operationsBefore = slot.operations;
            boolean isPresent = slot.present && slot.worker.joinedRunNanos() != Worker.NOT_YET;
            if (!isPresent || !slot.allTimed) {
                markServed(slot, nowRunNanos);
            }
            updateLongestWithout(slot, nowRunNanos);
            long presentNanos = presentNanos(slot, nowRunNanos);
            operations[i] = more;
            presence[i] = presentNanos - slot.presentNanos;
            slot.presentNanos = presentNanos;
        }
        return Fairness.jain(operations, presence);
    }

    /** Time since the start of the run that the worker was part of it. */
    private long presentNanos(WorkerSlot slot, long nowRunNanos) {
        Arrays.fill(spent, 0);
        slot.worker.timeline.addTo(spent, nowRunNanos);
        return Arrays.stream(spent).sum() - spent[WorkerPhase.ABSENT.ordinal()];
    }

    private static void markServed(WorkerSlot slot, long untilRunNanos) {
        slot.servedUntilRunNanos = Math.max(slot.servedUntilRunNanos, untilRunNanos);
    }

    private static void updateLongestWithout(WorkerSlot slot, long untilRunNanos) {
        markServed(slot, slot.worker.joinedRunNanos());
        slot.longestWithoutNanos = Math.max(slot.longestWithoutNanos, untilRunNanos - slot.servedUntilRunNanos);
    }

    /** Of the whole run up to the last sample. */
    Fairness fairness() {
        long[] readers = pool.operations(WorkerKind.READER);
        long[] writers = pool.operations(WorkerKind.WRITER);
        List<WorkerSlot> slots = pool.slots();
        WorkerSlot longest = Collections.max(slots, Comparator.comparingLong(slot -> slot.longestWithoutNanos));
        return new Fairness(
                jain(slots),
                jain(of(WorkerKind.READER)),
                jain(of(WorkerKind.WRITER)),
                slots.stream()
                        .filter(slot -> slot.presentNanos > 0 && slot.operationsBefore == 0)
                        .count(),
                longest.longestWithoutNanos,
                longest.longestWithoutNanos == 0 ? null : longest.worker.name(),
                Fairness.bins(readers),
                Fairness.bins(writers));
    }

    private List<WorkerSlot> of(WorkerKind kind) {
        return pool.slots().stream().filter(slot -> slot.worker.kind == kind).toList();
    }

    private static @Nullable Double jain(List<WorkerSlot> slots) {
        return Fairness.jain(
                slots.stream().mapToLong(slot -> slot.operationsBefore).toArray(),
                slots.stream().mapToLong(slot -> slot.presentNanos).toArray());
    }
}
