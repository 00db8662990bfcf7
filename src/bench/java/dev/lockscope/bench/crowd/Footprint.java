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
 * What a process takes, by the kernel's word and, for its heap, its own. Linux only.
 *
 * @param heap bytes of it that are reachable
 * @param resident bytes of memory
 * @param threads of the operating system
 * @param descriptors that are open
 */
record Footprint(long heap, long resident, long threads, long descriptors) {
    private static final Pattern HEAP = Pattern.compile("Total +[0-9]+ +([0-9]+)");
    private static final Pattern RESIDENT = Pattern.compile("VmRSS:\\s+([0-9]+) kB");
    private static final Pattern THREADS = Pattern.compile("Threads:\\s+([0-9]+)");
    private static final double MEGABYTE = 1e6;

    /** Of a JVM, which collects its garbage for it. */
    static Footprint of(long pid) throws IOException {
        Process histogram = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "jcmd").toString(),
                        String.valueOf(pid),
                        "GC.class_histogram")
                .redirectErrorStream(true)
                .start();
        long heap = figure(HEAP, new String(histogram.getInputStream().readAllBytes(), StandardCharsets.UTF_8));
        Path process = Path.of("/proc", String.valueOf(pid));
        String status = Files.readString(process.resolve("status"));
        try (Stream<Path> descriptors = Files.list(process.resolve("fd"))) {
            return new Footprint(heap, 1024 * figure(RESIDENT, status), figure(THREADS, status), descriptors.count());
        }
    }

    private static long figure(Pattern pattern, String text) throws IOException {
        Matcher figure = pattern.matcher(text);
        if (!figure.find()) {
            throw new IOException("no " + pattern + " in:\n" + text);
        }
        return Long.parseLong(figure.group(1));
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
