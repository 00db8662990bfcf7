package dev.lockscope.cli;

import dev.lockscope.run.RunPolicy;
import dev.lockscope.runner.ForkedRunners;
import dev.lockscope.runner.Runners;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The option for the JVMs in which a command makes its runs. */
final class RunnerOptions {
    private static final Duration SNAPSHOT_PERIOD = Duration.ofMillis(50);

    @Option(
            names = "--jvm-options",
            paramLabel = "OPTIONS",
            description = "Options of the JVM of each run, separated by spaces, such as --jvm-options=-XX:+UseZGC.")
    private @Nullable String jvmOptions;

    Runners runners() {
        List<String> options = jvmOptions == null || jvmOptions.isBlank()
                ? List.of()
                : List.of(jvmOptions.strip().split("\\s+"));
        return ForkedRunners.onDemand(new RunPolicy(SNAPSHOT_PERIOD), options);
    }
}
