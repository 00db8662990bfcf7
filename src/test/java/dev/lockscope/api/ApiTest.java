package dev.lockscope.api;

import dev.lockscope.experiment.ExperimentService;
import dev.lockscope.run.RunService;
import jakarta.inject.Inject;
import org.junit.jupiter.api.AfterEach;

/** A test of doors behind which runs are started: none outlives its test. */
public abstract class ApiTest {
    @Inject
    public RunService lab;

    @Inject
    ExperimentService experimenter;

    @AfterEach
    void stopWhatRuns() throws InterruptedException {
        experimenter.close();
        lab.close();
    }
}
