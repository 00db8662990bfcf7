package dev.lockscope.experiment;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockscope.run.RunObserver;
import dev.lockscope.run.RunPolicy;
import dev.lockscope.run.Runs;
import dev.lockscope.runner.ForkedRunners;
import dev.lockscope.runner.Jvm;
import dev.lockscope.runner.Jvms;
import dev.lockscope.runner.RunService;
import dev.lockscope.workload.Ceilings;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A duel between two JVMs, in processes. */
@Tag("slow")
class DuelOfJvmsTest {
    private static final Jvms JVMS = new Jvms(
            Jvm.byDefault(List.of("-Xmx64m")),
            List.of(new Jvm("serial", Jvm.THIS_HOME, List.of("-Xmx64m", "-XX:+UseSerialGC"))));

    @Test
    @Timeout(120)
    void eachSideIsMadeInItsJvm() throws Exception {
        Ceilings highest = Ceilings.HIGHEST;
        ExperimentLimits limits = new ExperimentLimits(
                500,
                60_000,
                new Ceilings(
                        highest.workers(),
                        highest.keys(),
                        highest.holdMicros(),
                        highest.durationMillis(),
                        JVMS.names()));
        Duel duel = Duel.accept(
                Map.of(
                        "a", Map.of("readers", 2, "writers", 1, "warmUpMillis", 0),
                        "b", Map.of("readers", 2, "writers", 1, "warmUpMillis", 0, "jvm", "serial"),
                        "slices", 10,
                        "sliceMillis", 20,
                        "warmUp", 0),
                limits);
        ForkedRunners runners = ForkedRunners.onDemand(new RunPolicy(Runs.PERIOD), JVMS);
        Experiment experiment =
                new ExperimentService(new RunService(runners, RunObserver.NOBODY), any -> {}).start(duel);
        experiment.awaitEnd();

        DuelResult result = (DuelResult) experiment.result();
        assertThat(experiment.failure()).isEmpty();
        assertThat(result.differs()).containsExactly("jvm");
        assertThat(result.a().name()).isEqualTo("A (JVM default)");
        assertThat(result.b().name()).isEqualTo("B (JVM serial)");
        assertThat(experiment.outcomes())
                .hasSize(20)
                .allSatisfy(run ->
                        assertThat(run.jvm().name()).isEqualTo(run.workload().jvm()));
        assertThat(result.jvms()).extracting(RunJvm::name).containsExactly("default", "serial");
        assertThat(result.jvms())
                .extracting(RunJvm::options)
                .containsExactly(List.of("-Xmx64m"), List.of("-Xmx64m", "-XX:+UseSerialGC"));
    }
}
