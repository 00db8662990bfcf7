package dev.lockscope.app;

import dev.lockscope.config.Settings;


import dev.lockscope.run.RunService;
import dev.lockscope.run.FirstRunWarmUp;
import dev.lockscope.run.measure.Report;
import dev.lockscope.run.Run;
import dev.lockscope.workload.Workload;
import io.quarkus.runtime.Quarkus;
import io.quarkus.runtime.QuarkusApplication;
import jakarta.inject.Singleton;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;

/**
 * What is done as soon as requests are answered, so that they need not wait for it: the history is opened, and the classic
 * run is made and printed.
 */
@Singleton
public class StartupRun implements QuarkusApplication {
    private static final Logger LOG = Logger.getLogger(StartupRun.class);

    private final RunService lab;
    private final Settings settings;
    private final FirstRunWarmUp rehearsal;
    private final int port;

    StartupRun(RunService lab, Settings settings, FirstRunWarmUp rehearsal, @ConfigProperty(name = "quarkus.http.port") int port) {
        this.lab = lab;
        this.settings = settings;
        this.rehearsal = rehearsal;
        this.port = port;
    }

    @Override
    public int run(String... words) {
        if (settings.runAtStart()) {
            Thread.ofPlatform().name("first-run").daemon().start(this::runAndPrint);
        }
        Quarkus.waitForExit();
        return 0;
    }

    private void runAndPrint() {
        try {
            Workload classic = Workload.classic();
            // Outside of the lab, so that the run of a client that asks meanwhile comes first.
            rehearsal.before(classic);
            Run run = lab.start(classic);
            run.awaitEnd();
            System.out.print(run.report().map(Report::classicLines).orElse(""));
        } catch (RunService.Busy | InterruptedException notNow) {
            LOG.infof("The classic run was not made: %s", notNow.getMessage());
        }
        System.out.printf("Now browse to http://localhost:%d%n", port);
    }
}
