package dev.lockscope.runner;

import dev.lockscope.run.Id;
import dev.lockscope.run.InProcessRun;
import dev.lockscope.run.Run;
import dev.lockscope.run.RunObserver;
import dev.lockscope.run.RunPolicy;
import dev.lockscope.run.measure.WarmUp;
import dev.lockscope.workload.Workload;
import java.time.Duration;
import java.util.List;
import java.util.stream.LongStream;

/** Runs in the JVM of the test, where the runner is not the subject. A warm-up takes no time: its samples are made up. */
public final class InProcessRunners implements Runners {
    private static final long SAMPLE_MILLIS = 50;

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
                return InProcessRunners.this.start(workload, observer);
            }

            @Override
            public void close() {}
        };
    }

    private Run start(Workload workload, RunObserver observer) {
        List<WarmUp> samples = samples(workload);
        if (samples.isEmpty()) {
            InProcessRun run = new InProcessRun(workload, policy, observer);
            run.start();
            return run;
        }
        WarmedRun warmed = new WarmedRun(observer);
        InProcessRun run = new InProcessRun(Id.next(), workload, policy, warmed.observer(), samples.getLast());
        warmed.start(run, samples);
        return warmed;
    }

    /** The rate rises for a while, and is steady after as many samples as that takes. */
    private static List<WarmUp> samples(Workload workload) {
        Long millis = workload.warmUpMillis();
        return LongStream.rangeClosed(1, (millis == null ? 0 : millis) / SAMPLE_MILLIS)
                .mapToObj(sample -> new WarmUp(
                        Duration.ofMillis(sample * SAMPLE_MILLIS).toNanos(),
                        50 * sample * sample,
                        5 * sample * sample,
                        sample >= SteadyRate.LEAST_INTERVALS))
                .toList();
    }
}
