package dev.lockscope.api;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.lockscope.live.Feeds;
import dev.lockscope.run.Lab;
import dev.lockscope.run.Report;
import dev.lockscope.run.Run;
import dev.lockscope.workload.InvalidWorkload;
import dev.lockscope.workload.Limits;
import dev.lockscope.workload.Workload;
import io.quarkus.runtime.Quarkus;
import io.quarkus.runtime.QuarkusApplication;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.Map;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;

/**
 * What is done as soon as requests are answered, so that they need not wait for it: the history is opened, and the classic
 * run is made and printed.
 */
@Singleton
public class FirstRun implements QuarkusApplication {
    private static final Logger LOG = Logger.getLogger(FirstRun.class);

    private final Lab lab;
    private final Settings settings;
    private final ObjectMapper json;
    private final int port;

    FirstRun(Lab lab, Settings settings, ObjectMapper json, @ConfigProperty(name = "quarkus.http.port") int port) {
        this.lab = lab;
        this.settings = settings;
        this.json = json;
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
            rehearse();
            Run run = lab.start(Workload.classic());
            run.awaitEnd();
            System.out.print(run.report().map(Report::classicLines).orElse(""));
        } catch (InvalidWorkload | Lab.Busy | InterruptedException notNow) {
            LOG.info("The classic run was not made", notNow);
        }
        System.out.printf("Now browse to http://localhost:%d%n", port);
    }

    /** What is slow the first time, in the JVM and in the encoding of snapshots, is not to be slow in the run that is shown. */
    private void rehearse() throws InvalidWorkload, Lab.Busy, InterruptedException {
        Lab rehearsal = new Lab(Duration.ofMillis(2), new Feeds(json, settings.snapshotsInMemory()));
        rehearsal.start(Limits.accept(Map.of("durationMillis", 250))).awaitEnd();
    }
}
