package dev.lockscope.run.worker;

import dev.lockscope.run.Runs;
import dev.lockscope.run.check.ConsistencyChecker;


import dev.lockscope.lock.LockCatalogue;
import dev.lockscope.lock.Guarantee;
import dev.lockscope.workload.Workload;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Workers for tests that are never started: what they have done is said. */
public final class WorkerPools {
    final RunClock course = new RunClock(0);
    final OverlapDetector witness;
    public final List<WorkerSlot> members;

    private final Guarantee promise;
    private final int keys;

    public WorkerPools(Guarantee promise, int readers, int writers) {
        this(promise, Runs.workload(Map.of("readers", readers, "writers", writers)));
    }

    private WorkerPools(Guarantee promise, Workload workload) {
        this.promise = promise;
        keys = workload.keys();
        witness = new OverlapDetector(promise, keys);
        WorkerContext stage = new WorkerContext(
                "test",
                workload,
                1,
                KeyValueGenerator.zipf(workload),
                LockCatalogue.LOCKS.getFirst().factory().apply(keys),
                course,
                new LiveSettings(workload),
                witness,
                () -> course::restUntil,
                new OperationRings(256, 16L << 20),
                broken -> {});
        members = Stream.concat(
                        IntStream.range(0, workload.readers()).mapToObj(number -> new Reader(stage, number)),
                        IntStream.range(0, workload.writers()).mapToObj(number -> new Writer(stage, number)))
                .map(WorkerSlot::new)
                .toList();
    }

    public ConsistencyChecker inspector() {
        return new ConsistencyChecker(promise, witness, keys, course);
    }

    public Worker worker(String name) {
        return members.stream()
                .map(member -> member.worker)
                .filter(worker -> worker.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    /** An operation, in its worker's trace and tally. */
    public OperationSample made(String worker, long asked, long returned, int key, long version) {
        OperationSample operation = new OperationSample();
        operation.requestedAt = asked;
        operation.acquiredAt = asked;
        operation.released = returned;
        operation.returned = returned;
        operation.key = key;
        operation.version = version;
        Worker maker = worker(worker);
        maker.counters.add(WorkerCounters.Of.OPERATIONS, 1);
        maker.counters.add(WorkerCounters.Of.TIMED, 1);
        maker.ring.add(asked, asked, returned, returned, key, 1, version, asked, OperationSample.NONE);
        return operation;
    }
}
