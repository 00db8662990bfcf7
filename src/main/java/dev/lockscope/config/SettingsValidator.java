package dev.lockscope.config;

import dev.lockscope.workload.Ceilings;
import dev.lockscope.workload.Workload;
import io.quarkus.runtime.configuration.ConfigurationException;
import io.quarkus.runtime.configuration.MemorySize;
import io.vertx.ext.web.Router;
import jakarta.annotation.Priority;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import jakarta.interceptor.Interceptor;
import java.math.BigInteger;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Stops the start, before any port is open, if settings are invalid or incomplete. */
@Singleton
class SettingsValidator {
    private static final Set<String> LOOPBACK_NAMES = Set.of("localhost", "127.0.0.1", "[::1]");

    private static final String NAME = "[A-Za-z0-9._-]+|\\[[0-9A-Fa-f:.]+]";

    private final Settings settings;
    private final String host;

    SettingsValidator(Settings settings, @ConfigProperty(name = "quarkus.http.host") String host) {
        this.settings = settings;
        this.host = host;
    }

    /** Runs before any other observer uses the settings. */
    void check(@Observes @Priority(Interceptor.Priority.PLATFORM_BEFORE) Router router) {
        List<String> problems = new ArrayList<>(problems(
                host, settings.allowedHosts().orElse(Set.of()), settings.viewingToken(), settings.runningToken()));
        problems.addAll(outOfBounds(settings));
        settings.data().flatMap(SettingsValidator::unknownHome).ifPresent(problems::add);
        HeapBudget.startupProblem().ifPresent(problems::add);
        if (!problems.isEmpty()) {
            throw new ConfigurationException("Lockscope does not start. " + String.join(" ", problems));
        }
    }

    /** A sentence for each setting out of its range: from what the classic workload needs to what is supported. */
    private static List<String> outOfBounds(Settings settings) {
        Workload classic = Workload.classic();
        return Stream.of(
                        bounded("max-workers", settings.maxWorkers(), classic.workers(), Ceilings.HIGHEST.workers()),
                        bounded("max-keys", settings.maxKeys(), classic.keys(), Ceilings.HIGHEST.keys()),
                        bounded(
                                "max-hold",
                                settings.maxHold(),
                                Duration.ZERO,
                                Duration.of(Ceilings.HIGHEST.holdMicros(), ChronoUnit.MICROS)),
                        bounded(
                                "max-duration",
                                settings.maxDuration(),
                                Duration.ofMillis(classic.durationMillis()),
                                Duration.ofMillis(Ceilings.HIGHEST.durationMillis())),
                        bounded("max-pause", settings.maxPause(), Duration.ofSeconds(1), Duration.ofDays(1)),
                        bounded("max-warm-up", settings.maxWarmUp(), Duration.ZERO, Duration.ofMinutes(1)),
                        bounded("runner-heap", HeapBudget.runner(settings.runnerHeap()), 32 << 20, 1L << 44),
                        bounded("grace", settings.grace(), Duration.ofMillis(1), Duration.ofHours(1)),
                        bounded("max-experiment-runs", settings.maxExperimentRuns(), 100, 10_000),
                        bounded("max-experiment", settings.maxExperiment(), Duration.ofMinutes(1), Duration.ofDays(1)),
                        bounded("capture-bytes", bytes(settings.captureBytes()), 1 << 20, 1 << 28),
                        bounded("connections", settings.connections(), 1, 1_000_000),
                        bounded("viewers", settings.viewers(), 1, Math.max(1, settings.connections())),
                        bounded("requests-per-second", settings.requestsPerSecond(), 1, 1_000_000),
                        bounded("snapshots-per-second", settings.snapshotsPerSecond(), 1, 1_000),
                        bounded("kept-runs", settings.keptRuns(), 1, 1_000_000),
                        bounded("kept-bytes", bytes(settings.keptBytes()), 1 << 20, 1L << 40),
                        bounded("body-bytes", bytes(settings.bodyBytes()), 1 << 10, 1 << 24),
                        bounded("body-timeout", settings.bodyTimeout(), Duration.ofMillis(100), Duration.ofHours(1)),
                        bounded("import-bytes", bytes(settings.importBytes()), 1 << 10, 1L << 32),
                        bounded("runs-in-memory", settings.runsInMemory(), 1, 1_000),
                        bounded("snapshots-in-memory", settings.snapshotsInMemory(), 1, 100_000_000))
                .flatMap(Optional::stream)
                .toList();
    }

    private static Optional<String> unknownHome(Path data) {
        return !data.toString().startsWith("~")
                ? Optional.empty()
                : Optional.of(
                        "lockscope.data begins with the home directory of another user, which is unknown: %s; write the full path."
                                .formatted(data));
    }

    private static <T extends Comparable<T>> Optional<String> bounded(String setting, T value, T min, T max) {
        return value.compareTo(min) >= 0 && value.compareTo(max) <= 0
                ? Optional.empty()
                : Optional.of("lockscope.%s must be from %s to %s, was %s."
                        .formatted(setting, format(min), format(max), format(value)));
    }

    private static Optional<String> bounded(String setting, long value, long min, long max) {
        return bounded(setting, Long.valueOf(value), Long.valueOf(min), Long.valueOf(max));
    }

    /** Saturates at {@link Long#MAX_VALUE}. */
    private static long bytes(MemorySize size) {
        return size.asBigInteger().min(BigInteger.valueOf(Long.MAX_VALUE)).longValue();
    }

    private static String format(Object value) {
        return value instanceof Duration time ? time.toMillis() / 1_000.0 + " s" : value.toString();
    }

    /** A sentence for each missing or inconsistent setting. */
    static List<String> problems(
            String host, Set<String> allowedHosts, Optional<String> viewing, Optional<String> running) {
        List<String> problems = new ArrayList<>();
        boolean otherNames =
                allowedHosts.stream().anyMatch(name -> !LOOPBACK_NAMES.contains(name.toLowerCase(Locale.ROOT)));
        boolean reachable = !isLoopback(host);
        if (reachable && !otherNames) {
            problems.add(
                    "Other machines can reach the server at quarkus.http.host=%s, so lockscope.allowed-hosts must have its name."
                            .formatted(host));
        }
        allowedHosts.stream()
                .filter(name -> !name.matches(NAME))
                .forEach(name -> problems.add(
                        "lockscope.allowed-hosts must be names or addresses without a port, such as box.example or [::1], was %s."
                                .formatted(name)));
        if (viewing.isEmpty() && running.isEmpty() && (reachable || otherNames)) {
            problems.add(
                    "The server is open to other machines, so lockscope.viewing-token and lockscope.running-token must be set.");
        }
        if (viewing.isPresent() != running.isPresent()) {
            problems.add("lockscope.%s-token is set, so lockscope.%s-token must be too."
                    .formatted(
                            viewing.isPresent() ? "viewing" : "running", viewing.isPresent() ? "running" : "viewing"));
        }
        if (viewing.isPresent() && viewing.equals(running)) {
            problems.add(
                    "lockscope.viewing-token and lockscope.running-token must differ: the viewing token is read-only.");
        }
        if (isWeak(viewing) || isWeak(running)) {
            problems.add("A token must have %d or more letters, digits, - or _.".formatted(Token.MIN_CHARACTERS));
        }
        return problems;
    }

    private static boolean isWeak(Optional<String> token) {
        return token.filter(secret -> !secret.matches("[A-Za-z0-9_-]{%d,}".formatted(Token.MIN_CHARACTERS)))
                .isPresent();
    }

    private static boolean isLoopback(String host) {
        try {
            return InetAddress.getByName(host).isLoopbackAddress();
        } catch (UnknownHostException _) {
            return false;
        }
    }
}
