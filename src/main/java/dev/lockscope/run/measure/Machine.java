package dev.lockscope.run.measure;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The machine that a run ran on, and what measured it, so that two reports can be compared.
 *
 * @param lockscope version of Lockscope; null in reports of versions before 0.1.0
 * @param jdk vendor and version
 * @param os name, version and architecture
 * @param cpu the model; null where the system does not say
 * @param cores available to this JVM
 * @param maxHeapBytes maximum heap size
 * @param clockNanos cost of one reading of the clock, in nanoseconds
 * @param timerSlackNanos timer slack of the process; null where the system does not say
 * @param cpuLimit the container's, as cgroup v2 writes it: quota and period in microseconds; null without limit
 * @param memoryLimit the container's, in bytes; null without limit
 * @param jvm name of the JVM that made the run; null in older reports and outside of a run
 * @param jvmOptions its options as it was given them, secrets hidden; null where {@code jvm} is
 */
public record Machine(
        @Nullable String lockscope,
        String jdk,
        String os,
        @Nullable String cpu,
        int cores,
        long maxHeapBytes,
        double clockNanos,
        @Nullable Long timerSlackNanos,
        @Nullable String cpuLimit,
        @Nullable String memoryLimit,
        @Nullable String jvm,
        @Nullable List<String> jvmOptions) {

    private static final int READINGS = 20_000;
    private static final int ROUNDS = 15;

    /** This machine; a property that can't be read is null. Measured once. */
    public static Machine here() {
        return Holder.MACHINE;
    }

    /** This machine, and this JVM under the name that the workload gives it. */
    static Machine here(String jvm) {
        Machine here = here();
        return new Machine(
                here.lockscope,
                here.jdk,
                here.os,
                here.cpu,
                here.cores,
                here.maxHeapBytes,
                here.clockNanos,
                here.timerSlackNanos,
                here.cpuLimit,
                here.memoryLimit,
                jvm,
                JvmOptions.shown(ManagementFactory.getRuntimeMXBean().getInputArguments()));
    }

    private static Machine measure() {
        return new Machine(
                Version.CURRENT,
                System.getProperty("java.vendor") + " " + System.getProperty("java.runtime.version"),
                System.getProperty("os.name") + " " + System.getProperty("os.version") + " "
                        + System.getProperty("os.arch"),
                cpuModel(),
                Runtime.getRuntime().availableProcessors(),
                Runtime.getRuntime().maxMemory(),
                measureClockNanos(),
                number(firstLine("/proc/self/timerslack_ns")),
                limit(firstLine("/sys/fs/cgroup/cpu.max")),
                limit(firstLine("/sys/fs/cgroup/memory.max")),
                null,
                null);
    }

    /** The fastest of several rounds: slower ones were disturbed. */
    private static double measureClockNanos() {
        double best = Double.MAX_VALUE;
        for (int round = 0; round < ROUNDS; round++) {
            long beganSystemNanos = System.nanoTime();
            long lastSystemNanos = beganSystemNanos;
            for (int reading = 0; reading < READINGS; reading++) {
                lastSystemNanos = System.nanoTime();
            }
            best = Math.min(best, (double) (lastSystemNanos - beganSystemNanos) / READINGS);
        }
        return Math.round(best * 10) / 10.0;
    }

    private static @Nullable String cpuModel() {
        try (Stream<String> lines = Files.lines(Path.of("/proc/cpuinfo"))) {
            return lines.filter(line -> line.startsWith("model name"))
                    .map(line -> line.substring(line.indexOf(':') + 1).strip())
                    .findFirst()
                    .orElse(null);
        } catch (IOException unreadable) {
            return null;
        }
    }

    private static @Nullable String firstLine(String file) {
        try {
            return Files.readString(Path.of(file)).lines().findFirst().orElse(null);
        } catch (IOException unreadable) {
            return null;
        }
    }

    private static @Nullable String limit(@Nullable String line) {
        return line == null || line.startsWith("max") ? null : line;
    }

    private static @Nullable Long number(@Nullable String line) {
        return line == null || !line.matches("[0-9]{1,18}") ? null : Long.valueOf(line);
    }

    private static final class Holder {
        private static final Machine MACHINE = measure();
    }
}
