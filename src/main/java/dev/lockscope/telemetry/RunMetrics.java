package dev.lockscope.telemetry;

import dev.lockscope.live.RunFeeds;
import dev.lockscope.run.Run;
import dev.lockscope.run.RunObserver;
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
 * Metrics of all runs including those of experiments, of viewers, and of the process. Runs are counted from their snapshots,
 * without access to workers. Thread-safe.
 */
@Singleton
public class RunMetrics implements RunObserver {
    private final MeterRegistry registry;
    private final ProcessMetrics process;
    private final Map<String, LockMetrics> locks = new ConcurrentHashMap<>();
    private final Map<String, Counted> active = new ConcurrentHashMap<>();

    RunMetrics(MeterRegistry registry, RunFeeds feeds, OpenConnections viewers) {
        this.registry = registry;
        this.process = new ProcessMetrics(registry);
        Gauge.builder("lockscope.viewers", viewers, open -> open.stream().count())
                .description("Viewers connected to the live feed")
                .register(registry);
        FunctionCounter.builder("lockscope.snapshots.conflated", feeds, RunFeeds::conflated)
                .description("Snapshots that a slow viewer skipped in favour of a newer one")
                .register(registry);
    }

    @Override
    public void started(Run run) {
        locks.computeIfAbsent(run.workload().lock(), lock -> new LockMetrics(registry, lock));
        active.put(run.id(), new Counted());
    }

    @Override
    public void sampled(Run run, Snapshot snapshot) {
        Counted counted = Objects.requireNonNull(active.get(run.id()));
        LockMetrics metrics = of(run);
        metrics.reads().increment((double) (snapshot.reads() - counted.reads));
        metrics.writes().increment((double) (snapshot.writes() - counted.writes));
        counted.reads = snapshot.reads();
        counted.writes = snapshot.writes();
        metrics.recordWaits(snapshot.waits().all());
    }

    @Override
    public void ended(Run run) {
        active.remove(run.id());
        of(run).ended(run.state());
    }

    @PreDestroy
    void close() {
        process.close();
    }

    private LockMetrics of(Run run) {
        return Objects.requireNonNull(locks.get(run.workload().lock()));
    }

    /** Operations of a run that are already counted. Confined to the run's thread. */
    private static final class Counted {
        long reads;
        long writes;
    }
}
