package dev.lockscope.api;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.lockscope.history.History;
import dev.lockscope.live.Feeds;
import dev.lockscope.run.Lab;
import dev.lockscope.run.Observer;
import dev.lockscope.run.Run;
import dev.lockscope.run.Snapshot;
import jakarta.enterprise.inject.Disposes;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.List;

/** What is made of what: the plain parts of the application, put together. */
@Singleton
class Wiring {
    @Produces
    @Singleton
    Feeds feeds(ObjectMapper json, Settings settings) {
        return new Feeds(json, settings.keptSnapshots());
    }

    @Produces
    @Singleton
    History history(Feeds feeds, Settings settings) {
        return new History(settings.keptRuns(), settings.keptSnapshots(), feeds::forget);
    }

    @Produces
    @Singleton
    Lab lab(History history, Feeds feeds, Settings settings) {
        Duration period = Duration.ofSeconds(1).dividedBy(settings.snapshotsPerSecond());
        return new Lab(period, new Everyone(List.of(history, feeds)));
    }

    void close(@Disposes Lab lab) throws InterruptedException {
        lab.close();
    }

    private record Everyone(List<Observer> observers) implements Observer {
        @Override
        public void started(Run run) {
            observers.forEach(observer -> observer.started(run));
        }

        @Override
        public void sampled(Run run, Snapshot snapshot) {
            observers.forEach(observer -> observer.sampled(run, snapshot));
        }

        @Override
        public void changed(Run run) {
            observers.forEach(observer -> observer.changed(run));
        }

        @Override
        public void ended(Run run) {
            observers.forEach(observer -> observer.ended(run));
        }
    }
}
