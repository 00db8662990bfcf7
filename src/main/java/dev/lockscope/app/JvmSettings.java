package dev.lockscope.app;

import dev.lockscope.config.HeapBudget;
import dev.lockscope.config.Settings;
import dev.lockscope.runner.Jvm;
import dev.lockscope.runner.Jvms;
import dev.lockscope.workload.Parameter;
import dev.lockscope.workload.Workload;
import io.quarkus.runtime.configuration.ConfigurationException;
import io.vertx.ext.web.Router;
import jakarta.annotation.Priority;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import jakarta.interceptor.Interceptor;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** The JVMs for runs, from the settings. */
@Singleton
class JvmSettings {
    /** After the other settings were found to be valid. */
    private static final int AFTER_SETTINGS = Interceptor.Priority.PLATFORM_BEFORE + 1;

    private final Settings settings;

    JvmSettings(Settings settings) {
        this.settings = settings;
    }

    @Produces
    @Singleton
    Jvms jvms() {
        List<String> common = new ArrayList<>();
        common.add("-Xmx" + HeapBudget.runner(settings.runnerHeap()));
        common.addAll(separated(settings.runnerOptions()));
        List<Jvm> named = settings.jvm().entrySet().stream()
                .map(jvm -> new Jvm(
                        jvm.getKey(),
                        jvm.getValue().home().orElse(Jvm.THIS_HOME),
                        Stream.concat(common.stream(), separated(jvm.getValue().options()).stream())
                                .toList()))
                .sorted(Comparator.comparing(Jvm::name))
                .toList();
        return new Jvms(Jvm.byDefault(common), named);
    }

    private static List<String> separated(Optional<String> options) {
        return options.map(text -> List.of(text.strip().split("\\s+"))).orElse(List.of());
    }

    /** Stops the start, before any port is open, if no run can be made in one of the JVMs. */
    void check(@Observes @Priority(AFTER_SETTINGS) Router router, Jvms jvms) throws InterruptedException {
        List<String> problems = namingProblems(settings.jvm().keySet());
        if (problems.isEmpty()) {
            problems = jvms.probe().stream()
                    .map(violation -> "lockscope.jvm.%s %s.".formatted(violation.field(), violation.detail()))
                    .toList();
        }
        if (!problems.isEmpty()) {
            throw new ConfigurationException("Lockscope does not start. " + String.join(" ", problems));
        }
    }

    private static List<String> namingProblems(Set<String> names) {
        return names.stream()
                .sorted()
                .flatMap(name -> name.equals(Workload.DEFAULT_JVM)
                        ? Stream.of(
                                "lockscope.jvm.%s must have another name: this one is the JVM of the server, see lockscope.runner-options."
                                        .formatted(name))
                        : name.matches(Parameter.Name.PATTERN)
                                ? Stream.empty()
                                : Stream.of(
                                        "lockscope.jvm.%s must have a name of 1 to 31 small letters, digits and hyphens."
                                                .formatted(name)))
                .toList();
    }
}
