package dev.lockscope.runner;

import dev.lockscope.workload.FieldViolation;
import dev.lockscope.workload.Workload;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

/** The JVMs in which runs can be made: the default one, and those that the settings name. Thread-safe. */
public final class Jvms {
    private final Map<String, Jvm> byName = new LinkedHashMap<>();
    private final Map<String, String> versions = new ConcurrentHashMap<>();

    /** @param named besides the default one */
    public Jvms(Jvm byDefault, List<Jvm> named) {
        Stream.concat(Stream.of(byDefault), named.stream()).forEach(jvm -> byName.put(jvm.name(), jvm));
        versions.put(
                Workload.DEFAULT_JVM,
                System.getProperty("java.vendor") + " " + System.getProperty("java.runtime.version"));
    }

    /** The default one alone. */
    public static Jvms onlyDefault(List<String> options) {
        return new Jvms(Jvm.byDefault(options), List.of());
    }

    /** The default one is first. */
    public List<Jvm> all() {
        return List.copyOf(byName.values());
    }

    public List<String> names() {
        return List.copyOf(byName.keySet());
    }

    Jvm of(String name) {
        return Objects.requireNonNull(byName.get(name), name);
    }

    /** Vendor and version; empty if the JVM was not probed. */
    public String version(Jvm jvm) {
        return versions.getOrDefault(jvm.name(), "");
    }

    /** Starts each that is named to learn its version, all at once; what is wrong with those in which no run can be made. */
    public List<FieldViolation> probe() throws InterruptedException {
        Map<String, FieldViolation> wrong = new ConcurrentHashMap<>();
        List<Thread> probes = new ArrayList<>();
        for (Jvm jvm : byName.values()) {
            if (!versions.containsKey(jvm.name())) {
                probes.add(Thread.ofVirtual().name("probe-" + jvm.name()).start(() -> probe(jvm, wrong)));
            }
        }
        for (Thread probe : probes) {
            probe.join();
        }
        return names().stream().filter(wrong::containsKey).map(wrong::get).toList();
    }

    private void probe(Jvm jvm, Map<String, FieldViolation> wrong) {
        try {
            versions.put(jvm.name(), JvmProbe.version(jvm));
        } catch (JvmProbe.Unfit unfit) {
            wrong.put(
                    jvm.name(), new FieldViolation(jvm.name() + "." + unfit.part, String.valueOf(unfit.getMessage())));
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
