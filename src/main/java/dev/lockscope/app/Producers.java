package dev.lockscope.app;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.lockscope.config.HeapBudget;
import dev.lockscope.config.Settings;
import dev.lockscope.experiment.ExperimentLimits;
import dev.lockscope.experiment.ExperimentService;
import dev.lockscope.history.ExperimentHistory;
import dev.lockscope.history.History;
import dev.lockscope.history.RetentionLimits;
import dev.lockscope.history.RunCache;
import dev.lockscope.live.ExperimentFeeds;
import dev.lockscope.live.RunFeeds;
import dev.lockscope.live.ViewerLimit;
import dev.lockscope.log.RunLogWriter;
import dev.lockscope.run.RunPolicy;
import dev.lockscope.runner.ForkedRunners;
import dev.lockscope.runner.Jvms;
import dev.lockscope.runner.RunService;
import dev.lockscope.runner.Runners;
import dev.lockscope.telemetry.RunLogLine;
import dev.lockscope.telemetry.RunMetrics;
import dev.lockscope.workload.Ceilings;
import io.micrometer.prometheus.PrometheusConfig;
import io.micrometer.prometheus.PrometheusMeterRegistry;
import io.quarkus.runtime.ShutdownDelayInitiatedEvent;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.websockets.next.OpenConnections;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;

/** CDI producers of the framework-free parts of the application. */
@Singleton
class Producers {
    private static final Logger LOG = Logger.getLogger(Producers.class);

    /**
     * For an experiment and its run together: longer than any run takes to end, even the first one on a busy machine. A stuck
     * run must not delay the exit by 2 s.
     */
    private static final Duration CLOSE_TIMEOUT = Duration.ofMillis(1_400);

    private static final Duration FINAL_CLOSE_TIMEOUT = Duration.ofMillis(200);

    @Produces
    @Singleton
    @SuppressWarnings("deprecation") // As in MetricsResource.
    PrometheusMeterRegistry metrics() {
        return new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
    }

    @Produces
    @Singleton
    RunFeeds feeds(ObjectMapper json, Settings settings) {
        return new RunFeeds(json, HeapBudget.snapshots(settings.snapshotsInMemory()));
    }

    /** Opened lazily, at the first call: injection must not block, as it may happen on an I/O thread. */
    @Produces
    @ApplicationScoped
    History history(RunFeeds feeds, ObjectMapper json, Settings settings) {
        return History.open(
                settings.data().orElse(null),
                new RetentionLimits(settings.keptRuns(), settings.keptBytes().asLongValue()),
                new RunCache(
                        settings.runsInMemory(), HeapBudget.snapshots(settings.snapshotsInMemory()), feeds::forget),
                json,
                LOG::warn);
    }

    @Produces
    @Singleton
    Runners runners(Settings settings, Jvms jvms) {
        return ForkedRunners.ahead(policy(settings), jvms);
    }

    static RunPolicy policy(Settings settings) {
        return new RunPolicy(
                Duration.ofSeconds(1).dividedBy(settings.snapshotsPerSecond()),
                settings.grace(),
                settings.maxPause(),
                settings.captureBytes().asLongValue(),
                settings.maxWarmUp());
    }

    @Produces
    @Singleton
    RunService runService(Runners runners, History history, RunFeeds feeds, RunMetrics metrics, RunLogLine logLine) {
        return new RunService(runners, history.andThen(feeds), metrics.andThen(logLine));
    }

    @Produces
    @Singleton
    Ceilings ceilings(Settings settings, Jvms jvms) {
        return new Ceilings(
                HeapBudget.workers(HeapBudget.runner(settings.runnerHeap()), settings.maxWorkers()),
                settings.maxKeys(),
                TimeUnit.MICROSECONDS.convert(settings.maxHold()),
                settings.maxDuration().toMillis(),
                jvms.names());
    }

    @Produces
    @Singleton
    ExperimentLimits experimentLimits(Settings settings, Ceilings ceilings) {
        return new ExperimentLimits(
                settings.maxExperimentRuns(), settings.maxExperiment().toMillis(), ceilings);
    }

    @Produces
    @Singleton
    RunLogWriter logWriter(History history, ObjectMapper json) {
        return new RunLogWriter(history.records(), json);
    }

    @Produces
    @ApplicationScoped
    ExperimentHistory experiments(History history) {
        return history.experiments();
    }

    @Produces
    @Singleton
    ExperimentFeeds experimentFeeds(ExperimentHistory experiments, ObjectMapper json) {
        return new ExperimentFeeds(experiments, json);
    }

    @Produces
    @Singleton
    ExperimentService experimentService(RunService runService, ExperimentHistory experiments, ExperimentFeeds feeds) {
        return new ExperimentService(runService, experiments.andThen(feeds));
    }

    @Produces
    @Singleton
    ViewerLimit viewerLimit(OpenConnections connections, RunFeeds feeds, Settings settings) {
        return new ViewerLimit(connections, feeds, HeapBudget.viewers(settings.viewers()));
    }

    /** Ends what is active while viewers can still be notified: at the {@link ShutdownEvent} they are already disconnected. */
    void end(
            @Observes ShutdownDelayInitiatedEvent event,
            ExperimentService experimentService,
            RunService runService,
            ViewerLimit viewerLimit)
            throws InterruptedException {
        long beganSystemNanos = System.nanoTime();
        experimentService.close(CLOSE_TIMEOUT);
        Duration left = CLOSE_TIMEOUT.minusNanos(System.nanoTime() - beganSystemNanos);
        runService.close(left.isNegative() ? Duration.ZERO : left);
        viewerLimit.closeAll(FINAL_CLOSE_TIMEOUT);
    }

    /** In this order, so that active runs are stored to their end. */
    void close(
            @Observes ShutdownEvent event,
            ExperimentService experimentService,
            RunService runService,
            Runners runners,
            History history)
            throws InterruptedException {
        experimentService.close(FINAL_CLOSE_TIMEOUT);
        runService.close(FINAL_CLOSE_TIMEOUT);
        runners.close();
        history.close();
    }
}
