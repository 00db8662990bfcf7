package dev.lockscope.bench;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** A program that prints its operations per second. Each runs in a new process, so that none profits from another's warm-up. */
record Contestant(String name, List<String> command) {
    private static final Pattern RESULT = Pattern.compile("operationsPerSecond\"?:? ?([0-9.Ee+]+)");

    /** A main class of the benchmarks. */
    static Contestant java(String name, Class<?> main, List<String> options, String... arguments) {
        List<String> command = new ArrayList<>(List.of(
                ProcessHandle.current().info().command().orElse("java"), "-cp", System.getProperty("java.class.path")));
        command.addAll(1, options);
        command.add(main.getName());
        command.addAll(List.of(arguments));
        return new Contestant(name, command);
    }

    /** A workload run by Lockscope. */
    static Contestant lockscope(String name, int times, String... workload) {
        return java(
                name,
                OneRun.class,
                List.of(),
                Stream.concat(Stream.of(String.valueOf(times)), Stream.of(workload))
                        .toArray(String[]::new));
    }

    double operationsPerSecond() throws IOException, InterruptedException {
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        process.waitFor();
        Matcher result = RESULT.matcher(output);
        if (!result.find()) {
            throw new IOException(String.join(" ", command) + " printed no result:\n" + output);
        }
        return Double.parseDouble(result.group(1));
    }
}
