package dev.lockscope.api;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.lockscope.experiment.Experimenter;
import dev.lockscope.experiment.Extent;
import dev.lockscope.history.Bounds;
import dev.lockscope.history.Experiments;
import dev.lockscope.history.History;
import dev.lockscope.history.Recent;
import dev.lockscope.live.Audience;
import dev.lockscope.live.ExperimentFeeds;
import dev.lockscope.live.Feeds;
import dev.lockscope.run.Lab;
import dev.lockscope.run.Rehearsal;
import dev.lockscope.run.Terms;
import dev.lockscope.telemetry.Meters;
import dev.lockscope.telemetry.RunWords;
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
class Wiring {
    private static final Logger LOG = Logger.getLogger(Wiring.class);

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
    Feeds feeds(ObjectMapper json, Settings settings) {
        return new Feeds(json, Heap.snapshots(settings.snapshotsInMemory()));
    }

    /** Opened by who first asks it for something, and not by who only knows it, such as a thread that must not wait. */
    @Produces
    @ApplicationScoped
    History history(Feeds feeds, ObjectMapper json, Settings settings) {
        return History.open(
                settings.data().orElse(null),
                new Bounds(settings.keptRuns(), settings.keptBytes().asLongValue()),
                new Recent(settings.runsInMemory(), Heap.snapshots(settings.snapshotsInMemory()), feeds::forget),
                json,
                LOG::warn);
    }

    /** With feeds of its own, which turn snapshots into JSON. */
    @Produces
    @Singleton
    Rehearsal rehearsal(ObjectMapper json, Settings settings) {
        return new Rehearsal(new Feeds(json, Heap.snapshots(settings.snapshotsInMemory())));
    }

    @Produces
    @Singleton
    Lab lab(History history, Feeds feeds, Meters meters, RunWords words, Rehearsal rehearsal, Settings settings) {
        Duration period = Duration.ofSeconds(1).dividedBy(settings.snapshotsPerSecond());
        Terms terms = new Terms(
                period,
                settings.grace(),
                settings.maxPause(),
                settings.captureBytes().asLongValue());
        return new Lab(terms, history.andThen(feeds), meters.andThen(words), rehearsal);
    }

    @Produces
    @Singleton
    Ceilings ceilings(Settings settings) {
        return new Ceilings(
                Heap.workers(settings.maxWorkers()),
                settings.maxKeys(),
                TimeUnit.MICROSECONDS.convert(settings.maxHold()),
                settings.maxDuration().toMillis());
    }

    @Produces
    @Singleton
    Extent extent(Settings settings, Ceilings ceilings) {
        return new Extent(settings.maxExperimentRuns(), settings.maxExperiment().toMillis(), ceilings);
    }

    @Produces
    @ApplicationScoped
    Experiments experiments(History history) {
        return history.experiments();
    }

    @Produces
    @Singleton
    ExperimentFeeds experimentFeeds(Experiments experiments, ObjectMapper json) {
        return new ExperimentFeeds(experiments, json);
    }

    @Produces
    @Singleton
    Experimenter experimenter(Lab lab, Experiments experiments, ExperimentFeeds feeds) {
        return new Experimenter(lab, experiments.andThen(feeds));
    }

    @Produces
    @Singleton
    Audience audience(OpenConnections connections, Feeds feeds, Settings settings) {
        return new Audience(connections, feeds, Heap.viewers(settings.viewers()));
    }

    /** While viewers can still be told; at the {@link ShutdownEvent} they are cut off already. */
    void end(@Observes ShutdownDelayInitiatedEvent soon, Experimenter experimenter, Lab lab, Audience audience)
            throws InterruptedException {
        experimenter.close(PATIENCE);
        lab.close(PATIENCE);
        audience.dismiss(LAST_PATIENCE);
    }

    /** In this order, so that what is going is kept to its end. */
    void close(@Observes ShutdownEvent end, Experimenter experimenter, Lab lab, History history)
            throws InterruptedException {
        experimenter.close(LAST_PATIENCE);
        lab.close(LAST_PATIENCE);
        history.close();
    }
}
