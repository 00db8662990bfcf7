package dev.lockscope.run.measure;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What a run ran on, so that two reports can be compared.
 *
 * @param jdk vendor and version
 * @param os name, version and architecture
 * @param cpu the model, where the system says it
 * @param cores that this JVM may use
 * @param maxHeapBytes the most that the heap may grow to
 * @param clockNanos what one reading of the clock costs, in nanoseconds
 * @param timerSlackNanos by how much the kernel may let an ordinary thread oversleep; null where it does not say
 * @param cpuLimit the container's, as cgroup v2 writes it: quota and period in microseconds; null where there is none
 * @param memoryLimit the container's, in bytes; null where there is none
 */
public record Machine(
        String jdk,
        String os,
        @Nullable String cpu,
        int cores,
        long maxHeapBytes,
        double clockNanos,
        @Nullable Long timerSlackNanos,
        @Nullable String cpuLimit,
        @Nullable String memoryLimit) {

    private static final int READINGS = 20_000;
    private static final int ROUNDS = 15;

    /** This machine; what can't be read is left out. Measured once. */
    public static Machine here() {
        return Here.MACHINE;
    }

    private static Machine look() {
        return new Machine(
                System.getProperty("java.vendor") + " " + System.getProperty("java.runtime.version"),
                System.getProperty("os.name") + " " + System.getProperty("os.version") + " "
                        + System.getProperty("os.arch"),
                cpuModel(),
                Runtime.getRuntime().availableProcessors(),
                Runtime.getRuntime().maxMemory(),
                costOfTheClock(),
                number(firstLine("/proc/self/timerslack_ns")),
                limit(firstLine("/sys/fs/cgroup/cpu.max")),
                limit(firstLine("/sys/fs/cgroup/memory.max")));
    }

    /** The quietest of several rounds: anything slower was disturbed. */
    private static double costOfTheClock() {
        double best = Double.MAX_VALUE;
        for (int round = 0; round < ROUNDS; round++) {
            long began = System.nanoTime();
            long last = began;
            for (int reading = 0; reading < READINGS; reading++) {
                last = System.nanoTime();
            }
            best = Math.min(best, (double) (last - began) / READINGS);
        }
        return Math.round(best * 10) / 10.0;
    }

    private static @Nullable String cpuModel() {
        try (Stream<String> lines = Files.lines(Path.of("/proc/cpuinfo"))) {
            return lines.filter(line -> line.startsWith("model name"))
                    .map(line -> line.substring(line.indexOf(':') + 1).strip())
                    .findFirst()
                    .orElse(null);
        } catch (IOException unknown) {
            return null;
        }
    }

    private static @Nullable String firstLine(String file) {
        try {
            return Files.readString(Path.of(file)).lines().findFirst().orElse(null);
        } catch (IOException unknown) {
            return null;
        }
    }

    private static @Nullable String limit(@Nullable String line) {
        return line == null || line.startsWith("max") ? null : line;
    }

    private static @Nullable Long number(@Nullable String line) {
        return line == null || !line.matches("[0-9]{1,18}") ? null : Long.valueOf(line);
    }

    private static final class Here {
        private static final Machine MACHINE = look();
    }
}
