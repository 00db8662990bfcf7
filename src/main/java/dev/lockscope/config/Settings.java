package dev.lockscope.config;

import io.quarkus.runtime.configuration.MemorySize;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The settings of the application; {@code application.properties} documents each. */
@ConfigMapping(prefix = "lockscope")
public interface Settings {
    @WithDefault("true")
    boolean runAtStart();

    @WithDefault("20")
    int snapshotsPerSecond();

    @WithDefault("10s")
    Duration grace();

    @WithDefault("5s")
    Duration maxWarmUp();

    Optional<MemorySize> runnerHeap();

    Optional<String> runnerOptions();

    /** Further JVMs for runs, by name. */
    Map<String, Jvm> jvm();

    @WithDefault("20000")
    int maxWorkers();

    @WithDefault("1000")
    int maxKeys();

    @WithDefault("1s")
    Duration maxHold();

    @WithDefault("1h")
    Duration maxDuration();

    @WithDefault("1h")
    Duration maxPause();

    @WithDefault("16M")
    MemorySize captureBytes();

    @WithDefault("500")
    int maxExperimentRuns();

    @WithDefault("2h")
    Duration maxExperiment();

    @WithDefault("6000")
    int viewers();

    @WithDefault("8000")
    int connections();

    @WithDefault("2000")
    int requestsPerSecond();

    /** Host names without a port; empty: {@link dev.lockscope.api.http.HostOriginFilter#hostsAt those of the listening address}. */
    Optional<Set<String>> allowedHosts();

    Optional<String> viewingToken();

    Optional<String> runningToken();

    Optional<Path> data();

    @WithDefault("1000")
    int keptRuns();

    @WithDefault("1G")
    MemorySize keptBytes();

    @WithDefault("64K")
    MemorySize bodyBytes();

    @WithDefault("10s")
    Duration bodyTimeout();

    @WithDefault("512M")
    MemorySize importBytes();

    @WithDefault("10")
    int runsInMemory();

    @WithDefault("200000")
    int snapshotsInMemory();

    /** A JVM for runs. */
    interface Jvm {
        /** Its folder; by default that of the server's JVM. */
        Optional<Path> home();

        Optional<String> options();
    }
}
