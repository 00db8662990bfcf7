package dev.lockscope.telemetry;

import dev.lockscope.live.RunFeeds;
import dev.lockscope.run.RunObserver;
import dev.lockscope.run.Run;
import dev.lockscope.run.measure.Snapshot;
import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.websockets.next.OpenConnections;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Singleton;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Metrics of all runs, those of experiments too, of their viewers, and of the process. Runs are followed by their snapshots,
 * so that no worker is asked for anything. Thread-safe.
 */
@Singleton
public class RunMetrics implements RunObserver {
    private final MeterRegistry registry;
    private final ProcessMetrics process;
    private final Map<String, LockMetrics> locks = new ConcurrentHashMap<>();
    private final Map<String, Counted> going = new ConcurrentHashMap<>();

    RunMetrics(MeterRegistry registry, RunFeeds feeds, OpenConnections viewers) {
        this.registry = registry;
        this.process = new ProcessMetrics(registry);
        Gauge.builder("lockscope.viewers", viewers, open -> open.stream().count())
                .description("Viewers who are connected to the live feed")
                .register(registry);
        FunctionCounter.builder("lockscope.snapshots.conflated", feeds, RunFeeds::conflated)
                .description("Snapshots that a slow viewer was not sent for a newer one")
                .register(registry);
    }

    @Override
    public void started(Run run) {
        locks.computeIfAbsent(run.workload().lock(), lock -> new LockMetrics(registry, lock));
        going.put(run.id(), new Counted());
    }

    @Override
    public void sampled(Run run, Snapshot snapshot) {
        Counted counted = Objects.requireNonNull(going.get(run.id()));
        LockMetrics meters = of(run);
        meters.reads().increment((double) (snapshot.reads() - counted.reads));
        meters.writes().increment((double) (snapshot.writes() - counted.writes));
        counted.reads = snapshot.reads();
        counted.writes = snapshot.writes();
        meters.waited(snapshot.waits().all());
    }

    @Override
    public void ended(Run run) {
        going.remove(run.id());
        of(run).ended(run.state());
    }

    @PreDestroy
    void close() {
        process.close();
    }

    private LockMetrics of(Run run) {
        return Objects.requireNonNull(locks.get(run.workload().lock()));
    }

    /** What was counted of a run so far; its own thread has it. */
    private static final class Counted {
        long reads;
        long writes;
    }
}
