package dev.lockscope.app;

import dev.lockscope.config.Settings;
import dev.lockscope.run.Run;
import dev.lockscope.run.measure.Report;
import dev.lockscope.runner.RunService;
import dev.lockscope.runner.Runners;
import dev.lockscope.workload.Workload;
import io.quarkus.runtime.Quarkus;
import io.quarkus.runtime.QuarkusApplication;
import jakarta.inject.Singleton;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;

/** Opens the history and executes the classic run as soon as the server answers requests, so that they do not wait for it. */
@Singleton
public class StartupRun implements QuarkusApplication {
    private static final Logger LOG = Logger.getLogger(StartupRun.class);

    private final RunService runService;
    private final Settings settings;
    private final Runners runners;
    private final int port;

    StartupRun(
            RunService runService,
            Settings settings,
            Runners runners,
            @ConfigProperty(name = "quarkus.http.port") int port) {
        this.runService = runService;
        this.settings = settings;
        this.runners = runners;
        this.port = port;
    }

    @Override
    public int run(String... arguments) {
        if (settings.runAtStart()) {
            Thread.ofPlatform().name("first-run").daemon().start(this::runAndPrint);
        } else {
            runners.prepare();
        }
        Quarkus.waitForExit();
        return 0;
    }

    private void runAndPrint() {
        try {
            Run run = runService.start(Workload.classic());
            run.awaitEnd();
            System.out.print(run.report().map(Report::classicLines).orElse(""));
        } catch (RunService.Busy | InterruptedException e) {
            LOG.infof("The classic run was not executed: %s", e.getMessage());
        }
        System.out.printf("Now browse to http://localhost:%d%n", port);
    }
}
