package dev.lockscope.run.worker;

import dev.lockscope.workload.Workload;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.function.IntFunction;

/**
 * All workers of a run and their threads. Confined to the run's thread, except {@link #slots()}. Slots are never removed: a
 * retired worker keeps its slot and is started again when more workers are requested.
 */
public final class WorkerPool {
    private final WorkerContext context;
    private final List<WorkerSlot> readers = new ArrayList<>();
    private final List<WorkerSlot> writers = new ArrayList<>();
    private volatile List<WorkerSlot> slots = List.of();

    public WorkerPool(WorkerContext context) {
        this.context = context;
    }

    /**
     * Starts the first workers and releases them from the start barrier together.
     *
     * @param timeout how long they may take to arrive at the barrier
     * @return whether all arrived in time; otherwise none is released
     */
    public boolean start(Workload workload, Duration timeout) throws InterruptedException {
        adjust(workload);
        boolean arrived = context.clock().awaitArrivals(timeout);
        if (arrived) {
            context.clock().start();
        }
        return arrived;
    }

    /** Adapts the number of workers to the workload: starts more, or retires those with the highest numbers. */
    public void adjust(Workload workload) {
        adjust(readers, workload.readers(), number -> new Reader(context, number));
        adjust(writers, workload.writers(), number -> new Writer(context, number));
        List<WorkerSlot> all = new ArrayList<>(readers);
        all.addAll(writers);
        slots = List.copyOf(all);
        startMissingThreads();
    }

    private static void adjust(List<WorkerSlot> group, int count, IntFunction<Worker> factory) {
        while (group.size() < count) {
            group.add(new WorkerSlot(factory.apply(group.size())));
        }
        for (WorkerSlot slot : group) {
            slot.present = slot.worker.number < count;
            slot.worker.retire(!slot.present);
        }
    }

    /** Starts a thread for every present worker without a live one. */
    public void startMissingThreads() {
        for (WorkerSlot slot : slots) {
            if (slot.present && !slot.alive()) {
                slot.start(context.workload().threads());
            }
        }
    }

    /** Wakes all resting workers. */
    public void wake() {
        for (WorkerSlot slot : slots) {
            slot.wake();
        }
    }

    /** All slots, including those of retired workers. */
    public List<WorkerSlot> slots() {
        return slots;
    }

    int readers() {
        return (int) readers.stream().filter(slot -> slot.present).count();
    }

    int writers() {
        return (int) writers.stream().filter(slot -> slot.present).count();
    }

    /** Reads each worker's number of operations once, so that totals and numbers per worker agree. */
    public void sample() {
        for (WorkerSlot slot : slots) {
            slot.operations = slot.worker.counters.get(WorkerCounters.Of.OPERATIONS);
        }
    }

    /** By the last sample. */
    public long reads() {
        return Arrays.stream(operations(WorkerKind.READER)).sum();
    }

    /** By the last sample. */
    public long writes() {
        return Arrays.stream(operations(WorkerKind.WRITER)).sum();
    }

    public long sum(WorkerCounters.Of of) {
        return sum(slots, of);
    }

    /** Operations per worker of a kind, by worker number and the last sample. */
    public long[] operations(WorkerKind kind) {
        return (kind == WorkerKind.READER ? readers : writers)
                .stream().mapToLong(slot -> slot.operations).toArray();
    }

    private static long sum(Collection<WorkerSlot> group, WorkerCounters.Of of) {
        long sum = 0;
        for (WorkerSlot slot : group) {
            sum += slot.worker.counters.get(of);
        }
        return sum;
    }
}
