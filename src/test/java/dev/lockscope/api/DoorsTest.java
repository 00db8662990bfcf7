package dev.lockscope.api;

import dev.lockscope.experiment.Experimenter;
import dev.lockscope.run.Lab;
import jakarta.inject.Inject;
import org.junit.jupiter.api.AfterEach;

/** A test of doors behind which runs are started: none outlives its test. */
abstract class DoorsTest {
    @Inject
    Lab lab;

    @Inject
    Experimenter experimenter;

    @AfterEach
    void stopWhatRuns() throws InterruptedException {
        experimenter.close();
        lab.close();
    }
}
