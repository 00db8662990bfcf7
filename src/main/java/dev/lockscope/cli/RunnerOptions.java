package dev.lockscope.cli;

import dev.lockscope.run.RunPolicy;
import dev.lockscope.runner.ForkedRunners;
import dev.lockscope.runner.Jvms;
import dev.lockscope.runner.Runners;
import java.time.Duration;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The option for the JVMs in which a command makes its runs. */
final class RunnerOptions {
    private static final Duration SNAPSHOT_PERIOD = Duration.ofMillis(50);

    private final Function<List<String>, Runners> runners;

    @Option(
            names = "--jvm-options",
            paramLabel = "OPTIONS",
            description = "Options of the JVM of each run, separated by spaces, such as --jvm-options=-XX:+UseZGC.")
    private @Nullable String jvmOptions;

    /** @param runners by the options of their JVMs */
    RunnerOptions(Function<List<String>, Runners> runners) {
        this.runners = runners;
    }

    /** Runners that are processes, started when they are needed. */
    static Runners processes(List<String> jvmOptions) {
        return ForkedRunners.onDemand(new RunPolicy(SNAPSHOT_PERIOD), Jvms.onlyDefault(jvmOptions));
    }

    Runners runners() {
        return runners.apply(
                jvmOptions == null || jvmOptions.isBlank()
                        ? List.of()
                        : List.of(jvmOptions.strip().split("\\s+")));
    }
}
