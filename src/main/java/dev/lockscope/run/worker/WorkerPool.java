package dev.lockscope.run.worker;

import dev.lockscope.workload.Workload;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.function.IntFunction;

/**
 * All workers of a run and their threads. The run's own thread has it; others may only go through {@link #slots()}, who
 * are never fewer: one who has left keeps its place and takes it up again when more are wanted.
 */
public final class WorkerPool {
    private final WorkerContext context;
    private final List<WorkerSlot> readers = new ArrayList<>();
    private final List<WorkerSlot> writers = new ArrayList<>();
    private volatile List<WorkerSlot> slots = List.of();

    public WorkerPool(WorkerContext stage) {
        this.context = stage;
    }

    /**
     * Starts the first workers and releases them from the start barrier together.
     *
     * @param patience how long they may take to arrive at the barrier
     * @return whether all arrived in time; otherwise none is released
     */
    public boolean start(Workload workload, Duration patience) throws InterruptedException {
        adjust(workload);
        boolean arrived = context.clock().awaitArrivals(patience);
        if (arrived) {
            context.clock().start();
        }
        return arrived;
    }

    /** Has as many workers as the workload asks for: more are started, those with the highest numbers retire. */
    public void adjust(Workload workload) {
        adjust(readers, workload.readers(), number -> new Reader(context, number));
        adjust(writers, workload.writers(), number -> new Writer(context, number));
        List<WorkerSlot> all = new ArrayList<>(readers);
        all.addAll(writers);
        slots = List.copyOf(all);
        startMissingThreads();
    }

    private static void adjust(List<WorkerSlot> crew, int wanted, IntFunction<Worker> hire) {
        while (crew.size() < wanted) {
            crew.add(new WorkerSlot(hire.apply(crew.size())));
        }
        for (WorkerSlot member : crew) {
            member.present = member.worker.number < wanted;
            member.worker.retire(!member.present);
        }
    }

    /** Starts a thread for every worker that is to be there and has none. */
    public void startMissingThreads() {
        for (WorkerSlot member : slots) {
            if (member.present && !member.alive()) {
                member.start(context.workload().threads());
            }
        }
    }

    /** Wakes everyone who rests. */
    public void wake() {
        for (WorkerSlot member : slots) {
            member.wake();
        }
    }

    /** Everyone who was ever there. */
    public List<WorkerSlot> slots() {
        return slots;
    }

    int readers() {
        return (int) readers.stream().filter(member -> member.present).count();
    }

    int writers() {
        return (int) writers.stream().filter(member -> member.present).count();
    }

    public long reads() {
        return sum(readers, WorkerCounters.Of.OPERATIONS);
    }

    public long writes() {
        return sum(writers, WorkerCounters.Of.OPERATIONS);
    }

    public long sum(WorkerCounters.Of of) {
        return sum(slots, of);
    }

    /** Operations of each one, in the order of their numbers. */
    public long[] operations(WorkerKind kind) {
        return (kind == WorkerKind.READER ? readers : writers)
                .stream()
                        .mapToLong(member -> member.worker.counters.get(WorkerCounters.Of.OPERATIONS))
                        .toArray();
    }

    private static long sum(Collection<WorkerSlot> crew, WorkerCounters.Of of) {
        long sum = 0;
        for (WorkerSlot member : crew) {
            sum += member.worker.counters.get(of);
        }
        return sum;
    }
}
