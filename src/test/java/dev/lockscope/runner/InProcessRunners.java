package dev.lockscope.runner;

import dev.lockscope.run.InProcessRun;
import dev.lockscope.run.Run;
import dev.lockscope.run.RunObserver;
import dev.lockscope.run.RunPolicy;
import dev.lockscope.workload.Workload;
import java.time.Duration;

/** Runs in the JVM of the test, without warm-up, where the runner is not the subject. */
public final class InProcessRunners implements Runners {
    private final RunPolicy policy;

    public InProcessRunners(Duration period) {
        this(new RunPolicy(period));
    }

    public InProcessRunners(RunPolicy policy) {
        this.policy = policy;
    }

    @Override
    public Runner take(String jvm) {
        return new Runner() {
            @Override
            public Run start(Workload workload, RunObserver observer) {
                InProcessRun run = new InProcessRun(workload, policy, observer);
                run.start();
                return run;
            }

            @Override
            public void close() {}
        };
    }
}
