package dev.lockscope.run;

import dev.lockscope.lock.Cell;
import dev.lockscope.lock.Cells;
import dev.lockscope.lock.Guarantee;
import dev.lockscope.lock.LockKind;
import dev.lockscope.lock.LockedMap;
import dev.lockscope.lock.Operation;
import dev.lockscope.run.check.Verdict.Check;
import dev.lockscope.run.measure.Report;
import dev.lockscope.run.measure.Snapshot;
import dev.lockscope.run.worker.Worker;
import dev.lockscope.workload.InvalidWorkload;
import dev.lockscope.workload.Limits;
import dev.lockscope.workload.Workload;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.function.IntFunction;

/** Runs for tests. */
public final class Runs {
    public static final Duration PERIOD = Duration.ofMillis(50);
    public static final Duration GRACE = Duration.ofSeconds(10);
    static final RunPolicy POLICY = new RunPolicy(PERIOD, GRACE);
    public static final RunObserver NOBODY = new RunObserver() {};

    private Runs() {}

    public static Workload workload(Map<String, ?> fields) {
        try {
            return Limits.accept(fields);
        } catch (InvalidWorkload invalid) {
            throw new AssertionError(invalid);
        }
    }

    public static Run started(Map<String, ?> fields, RunObserver observer) {
        InProcessRun run = new InProcessRun(workload(fields), POLICY, observer);
        run.start();
        return run;
    }

    static Run started(Map<String, ?> fields, IntFunction<LockedMap> lock) {
        return started(fields, kind(Guarantee.MUTUAL_EXCLUSION, lock), NOBODY);
    }

    static Run started(Map<String, ?> fields, LockKind lock, RunObserver observer) {
        InProcessRun run = new InProcessRun(workload(fields), POLICY, observer, lock);
        run.start();
        return run;
    }

    /** A lock that is not in the catalogue. */
    static LockKind kind(Guarantee guarantee, IntFunction<LockedMap> factory) {
        return new LockKind("test", "Test", "test", guarantee, "", "", "", factory);
    }

    public static Report ended(Run run) throws InterruptedException {
        run.awaitEnd();
        return run.report().orElseThrow();
    }

    /** Collects the snapshots of a run, on the run's thread. */
    public static RunObserver collecting(List<Snapshot> snapshots) {
        return new RunObserver() {
            @Override
            public void sampled(Run run, Snapshot snapshot) {
                snapshots.add(snapshot);
            }
        };
    }

    /** Performs operations and records the threads that perform those of workers. */
    static BiConsumer<Operation, Cells> recording(Set<Thread> workers) {
        return (operation, cells) -> {
            if (operation instanceof Worker) {
                workers.add(Thread.currentThread());
            }
            operation.perform(cells);
        };
    }

    /** Sum of all versions in the map, which is the number of writes not lost. */
    static long versions(Report report) {
        return report.state().stream().mapToLong(Cell::version).sum();
    }

    /** A check of a run's verdict by its name. */
    static Check check(Report report, String name) {
        return report.verdict().checks().stream()
                .filter(check -> check.name().equals(name))
                .findFirst()
                .orElseThrow();
    }
}
