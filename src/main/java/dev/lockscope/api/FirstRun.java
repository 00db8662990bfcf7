package dev.lockscope.api;

import dev.lockscope.run.Lab;
import dev.lockscope.run.Report;
import dev.lockscope.run.Run;
import dev.lockscope.workload.Workload;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** The classic run that is made when the application starts, and what it prints. */
@Singleton
class FirstRun {
    private final Lab lab;
    private final Settings settings;
    private final int port;

    FirstRun(Lab lab, Settings settings, @ConfigProperty(name = "quarkus.http.port") int port) {
        this.lab = lab;
        this.settings = settings;
        this.port = port;
    }

    void start(@Observes StartupEvent started) throws Lab.Busy, InterruptedException {
        if (settings.runAtStart()) {
            Run run = lab.start(Workload.classic());
            Thread.startVirtualThread(() -> printWhenEnded(run));
        }
    }

    private void printWhenEnded(Run run) {
        try {
            run.awaitEnd();
            System.out.printf(
                    "%sNow browse to http://localhost:%d%n",
                    run.report().map(Report::classicLines).orElse(""), port);
        } catch (InterruptedException leaving) {
            Thread.currentThread().interrupt();
        }
    }
}
