package dev.lockscope.app;

import dev.lockscope.config.Settings;
import dev.lockscope.runner.InProcessRunners;
import dev.lockscope.runner.Runners;
import jakarta.annotation.Priority;
import jakarta.enterprise.inject.Alternative;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

/** Makes the runs of tests in the server's JVM: a fork takes a second of CPU time, and is the subject of few of them. */
@Singleton
class InProcessRuns {
    @Produces
    @Singleton
    @Alternative
    @Priority(1)
    Runners runners(Settings settings) {
        return new InProcessRunners(Producers.policy(settings));
    }
}
