package dev.lockscope.bench.crowd;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Resources used by a process, as reported by the kernel and, for its heap, by the JVM. Linux only.
 *
 * @param heap reachable bytes
 * @param resident resident memory in bytes
 * @param threads number of operating system threads
 * @param descriptors number of open file descriptors
 */
record Footprint(long heap, long resident, long threads, long descriptors) {
    private static final Pattern HEAP = Pattern.compile("Total +[0-9]+ +([0-9]+)");
    private static final Pattern RESIDENT = Pattern.compile("VmRSS:\\s+([0-9]+) kB");
    private static final Pattern THREADS = Pattern.compile("Threads:\\s+([0-9]+)");
    private static final double MEGABYTE = 1e6;

    /** The footprint of a JVM after a garbage collection. */
    static Footprint of(long pid) throws IOException {
        Process histogram = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "jcmd").toString(),
                        String.valueOf(pid),
                        "GC.class_histogram")
                .redirectErrorStream(true)
                .start();
        long heap = number(HEAP, new String(histogram.getInputStream().readAllBytes(), StandardCharsets.UTF_8));
        Path process = Path.of("/proc", String.valueOf(pid));
        String status = Files.readString(process.resolve("status"));
        try (Stream<Path> descriptors = Files.list(process.resolve("fd"))) {
            return new Footprint(heap, 1024 * number(RESIDENT, status), number(THREADS, status), descriptors.count());
        }
    }

    private static long number(Pattern pattern, String text) throws IOException {
        Matcher number = pattern.matcher(text);
        if (!number.find()) {
            throw new IOException("no " + pattern + " in:\n" + text);
        }
        return Long.parseLong(number.group(1));
    }

    @Override
    public String toString() {
        return String.format(
                Locale.ROOT,
                "heap %.2f MB  resident %.1f MB  %d threads  %d descriptors",
                heap / MEGABYTE,
                resident / MEGABYTE,
                threads,
                descriptors);
    }
}
