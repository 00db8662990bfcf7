package dev.lockscope.app;

import dev.lockscope.config.HeapBudget;
import dev.lockscope.config.Settings;


import com.fasterxml.jackson.databind.ObjectMapper;
import dev.lockscope.experiment.ExperimentService;
import dev.lockscope.experiment.ExperimentLimits;
import dev.lockscope.history.RetentionLimits;
import dev.lockscope.history.ExperimentHistory;
import dev.lockscope.history.History;
import dev.lockscope.log.RunLogWriter;
import dev.lockscope.history.RunCache;
import dev.lockscope.live.ViewerLimit;
import dev.lockscope.live.ExperimentFeeds;
import dev.lockscope.live.RunFeeds;
import dev.lockscope.run.RunService;
import dev.lockscope.run.FirstRunWarmUp;
import dev.lockscope.run.RunPolicy;
import dev.lockscope.telemetry.RunMetrics;
import dev.lockscope.telemetry.RunLogLine;
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

/** What is made of what: the plain parts of the application, put together. */
@Singleton
class Producers {
    private static final Logger LOG = Logger.getLogger(Producers.class);

    /** More than a run takes to end, be it the first one; what is stuck must not keep the process for two seconds. */
    private static final Duration PATIENCE = Duration.ofMillis(800);

    private static final Duration LAST_PATIENCE = Duration.ofMillis(200);

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

    /** Opened by who first asks it for something, and not by who only knows it, such as a thread that must not wait. */
    @Produces
    @ApplicationScoped
    History history(RunFeeds feeds, ObjectMapper json, Settings settings) {
        return History.open(
                settings.data().orElse(null),
                new RetentionLimits(settings.keptRuns(), settings.keptBytes().asLongValue()),
                new RunCache(settings.runsInMemory(), HeapBudget.snapshots(settings.snapshotsInMemory()), feeds::forget),
                json,
                LOG::warn);
    }

    /** With feeds of its own, which turn snapshots into JSON. */
    @Produces
    @Singleton
    FirstRunWarmUp rehearsal(ObjectMapper json, Settings settings) {
        return new FirstRunWarmUp(new RunFeeds(json, HeapBudget.snapshots(settings.snapshotsInMemory())));
    }

    @Produces
    @Singleton
    RunService lab(History history, RunFeeds feeds, RunMetrics meters, RunLogLine words, FirstRunWarmUp rehearsal, Settings settings) {
        Duration period = Duration.ofSeconds(1).dividedBy(settings.snapshotsPerSecond());
        RunPolicy terms = new RunPolicy(
                period,
                settings.grace(),
                settings.maxPause(),
                settings.captureBytes().asLongValue());
        return new RunService(terms, history.andThen(feeds), meters.andThen(words), rehearsal);
    }

    @Produces
    @Singleton
    Ceilings ceilings(Settings settings) {
        return new Ceilings(
                HeapBudget.workers(settings.maxWorkers()),
                settings.maxKeys(),
                TimeUnit.MICROSECONDS.convert(settings.maxHold()),
                settings.maxDuration().toMillis());
    }

    @Produces
    @Singleton
    ExperimentLimits extent(Settings settings, Ceilings ceilings) {
        return new ExperimentLimits(settings.maxExperimentRuns(), settings.maxExperiment().toMillis(), ceilings);
    }

    @Produces
    @Singleton
    RunLogWriter logWriter(History history, ObjectMapper json) {
        return new RunLogWriter(history, json);
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
    ExperimentService experimenter(RunService lab, ExperimentHistory experiments, ExperimentFeeds feeds) {
        return new ExperimentService(lab, experiments.andThen(feeds));
    }

    @Produces
    @Singleton
    ViewerLimit audience(OpenConnections connections, RunFeeds feeds, Settings settings) {
        return new ViewerLimit(connections, feeds, HeapBudget.viewers(settings.viewers()));
    }

    /** While viewers can still be told; at the {@link ShutdownEvent} they are cut off already. */
    void end(@Observes ShutdownDelayInitiatedEvent soon, ExperimentService experimenter, RunService lab, ViewerLimit audience)
            throws InterruptedException {
        experimenter.close(PATIENCE);
        lab.close(PATIENCE);
        audience.dismiss(LAST_PATIENCE);
    }

    /** In this order, so that what is going is kept to its end. */
    void close(@Observes ShutdownEvent end, ExperimentService experimenter, RunService lab, History history)
            throws InterruptedException {
        experimenter.close(LAST_PATIENCE);
        lab.close(LAST_PATIENCE);
        history.close();
    }
}
