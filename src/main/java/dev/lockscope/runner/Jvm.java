package dev.lockscope.runner;

import dev.lockscope.workload.Workload;
import java.nio.file.Path;
import java.util.List;

/**
 * A JVM in which runs can be made.
 *
 * @param name in workloads
 * @param home its folder
 * @param options of its command line
 */
public record Jvm(String name, Path home, List<String> options) {
    /** The home of the JVM that this code runs in. */
    public static final Path THIS_HOME = Path.of(System.getProperty("java.home"));

    /** The default one: of the same home as the JVM that this code runs in. */
    public static Jvm byDefault(List<String> options) {
        return new Jvm(Workload.DEFAULT_JVM, THIS_HOME, options);
    }

    /** Its launcher. */
    Path launcher() {
        return home.resolve("bin").resolve("java");
    }
}
