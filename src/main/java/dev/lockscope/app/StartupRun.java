package dev.lockscope.app;

import dev.lockscope.config.Settings;
import dev.lockscope.run.FirstRunWarmUp;
import dev.lockscope.run.Run;
import dev.lockscope.run.RunService;
import dev.lockscope.run.measure.Report;
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
    private final FirstRunWarmUp warmUp;
    private final int port;

    StartupRun(
            RunService runService,
            Settings settings,
            FirstRunWarmUp warmUp,
            @ConfigProperty(name = "quarkus.http.port") int port) {
        this.runService = runService;
        this.settings = settings;
        this.warmUp = warmUp;
        this.port = port;
    }

    @Override
    public int run(String... arguments) {
        if (settings.runAtStart()) {
            Thread.ofPlatform().name("first-run").daemon().start(this::runAndPrint);
        }
        Quarkus.waitForExit();
        return 0;
    }

    private void runAndPrint() {
        try {
            Workload classic = Workload.classic();
            // Outside of the run service: a run that a client requests meanwhile takes precedence.
            warmUp.before(classic);
            Run run = runService.start(classic);
            run.awaitEnd();
            System.out.print(run.report().map(Report::classicLines).orElse(""));
        } catch (RunService.Busy | InterruptedException e) {
            LOG.infof("The classic run was not executed: %s", e.getMessage());
        }
        System.out.printf("Now browse to http://localhost:%d%n", port);
    }
}
