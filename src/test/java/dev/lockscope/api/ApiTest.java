package dev.lockscope.api;

import dev.lockscope.experiment.ExperimentService;
import dev.lockscope.runner.RunService;
import jakarta.inject.Inject;
import org.junit.jupiter.api.AfterEach;

/** Base of tests that start runs over the HTTP API: stops them after each test. */
public abstract class ApiTest {
    @Inject
    public RunService runService;

    @Inject
    ExperimentService experimentService;

    @AfterEach
    void stopAllRuns() throws InterruptedException {
        experimentService.close();
        runService.close();
    }
}
