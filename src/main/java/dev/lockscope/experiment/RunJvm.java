package dev.lockscope.experiment;

import dev.lockscope.run.measure.Machine;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A JVM in which runs of an experiment were made.
 *
 * @param name in workloads
 * @param jdk vendor and version
 * @param options it was started with, secrets hidden
 */
public record RunJvm(String name, String jdk, List<String> options) {
    /** Null outside of a run. */
    static @Nullable RunJvm of(Machine machine) {
        return machine.jvm() == null || machine.jvmOptions() == null
                ? null
                : new RunJvm(machine.jvm(), machine.jdk(), machine.jvmOptions());
    }

    /** Those of the runs, each once. */
    static List<RunJvm> of(List<ExperimentRun> completed) {
        return completed.stream()
                .map(ExperimentRun::jvm)
                .filter(Objects::nonNull)
                .distinct()
                .toList();
    }
}
