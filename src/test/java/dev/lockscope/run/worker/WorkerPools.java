package dev.lockscope.run.worker;

import dev.lockscope.lock.Guarantee;
import dev.lockscope.lock.LockCatalogue;
import dev.lockscope.lock.LockedMap;
import dev.lockscope.run.Runs;
import dev.lockscope.run.check.ConsistencyChecker;
import dev.lockscope.workload.Workload;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Workers for tests that are never started; tests add their operations. */
public final class WorkerPools {
    public final RunClock clock = new RunClock(0);
    final OverlapDetector overlapDetector;
    public final OperationRings rings;
    public final List<WorkerSlot> slots;
    /** A pool of the same context without workers. */
    public final WorkerPool empty;

    private final Guarantee guarantee;
    private final int keys;

    public WorkerPools(Guarantee guarantee, int readers, int writers) {
        this(guarantee, readers, writers, 16 << 20);
    }

    /** @param ringBytes memory of the rings of 256 workers */
    public WorkerPools(Guarantee guarantee, int readers, int writers, int ringBytes) {
        this(guarantee, Runs.workload(Map.of("readers", readers, "writers", writers)), ringBytes);
    }

    private WorkerPools(Guarantee guarantee, Workload workload, int ringBytes) {
        this(guarantee, workload, new LiveSettings(workload), UnaryOperator.identity(), ringBytes);
    }

    /** @param around wraps the mutex that the workers share */
    WorkerPools(Guarantee guarantee, Workload workload, LiveSettings liveSettings, UnaryOperator<LockedMap> around) {
        this(guarantee, workload, liveSettings, around, 16 << 20);
    }

    private WorkerPools(
            Guarantee guarantee,
            Workload workload,
            LiveSettings liveSettings,
            UnaryOperator<LockedMap> around,
            int ringBytes) {
        rings = new OperationRings(256, ringBytes);
        this.guarantee = guarantee;
        keys = workload.keys();
        overlapDetector = new OverlapDetector(guarantee, keys);
        WorkerContext context = new WorkerContext(
                "test",
                workload,
                1,
                KeyValueGenerator.zipf(workload),
                around.apply(LockCatalogue.LOCKS.getFirst().factory().apply(keys)),
                clock,
                liveSettings,
                overlapDetector,
                () -> clock::restUntil,
                rings,
                broken -> {});
        empty = new WorkerPool(context);
        slots = Stream.concat(
                        IntStream.range(0, workload.readers()).mapToObj(number -> new Reader(context, number)),
                        IntStream.range(0, workload.writers()).mapToObj(number -> new Writer(context, number)))
                .map(WorkerSlot::new)
                .toList();
    }

    public ConsistencyChecker checker() {
        return new ConsistencyChecker(guarantee, overlapDetector, keys, clock);
    }

    public Worker worker(String name) {
        return slots.stream()
                .map(member -> member.worker)
                .filter(worker -> worker.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    /** Adds an operation to its worker's ring and counters. */
    public OperationSample made(String worker, long requestedAt, long returned, int key, long version) {
        OperationSample operation = new OperationSample();
        operation.requestedSystemNanos = requestedAt;
        operation.acquiredSystemNanos = requestedAt;
        operation.releasedSystemNanos = returned;
        operation.returnedSystemNanos = returned;
        operation.key = key;
        operation.version = version;
        Worker maker = worker(worker);
        maker.counters.add(WorkerCounters.Of.TIMED, 1);
        maker.ring.add(
                requestedAt, requestedAt, returned, returned, key, 1, version, 0, requestedAt, OperationSample.NONE);
        return operation;
    }
}
