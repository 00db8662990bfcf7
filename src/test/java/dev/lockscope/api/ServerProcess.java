package dev.lockscope.api;

import static org.awaitility.Awaitility.await;

import dev.lockscope.JavaCommand;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The packaged application in its own process, at a free port. */
public final class ServerProcess implements AutoCloseable {
    private static final Pattern LISTENING = Pattern.compile("Listening on: (http://[^\\s\"]+)");

    private final List<String> output = new CopyOnWriteArrayList<>();
    private final Process process;
    private final Thread listener;

    /** @param options additional ones of the JVM */
    public ServerProcess(Path data, String... options) throws Exception {
        this(List.of(), data, options);
    }

    /**
     * A server with a limit of file descriptors.
     *
     * @param options additional ones of the JVM
     */
    static ServerProcess withDescriptors(int descriptors, Path data, String... options) throws Exception {
        return new ServerProcess(
                List.of("bash", "-c", "ulimit -n %d; exec \"$@\"".formatted(descriptors), "bash"), data, options);
    }

    private ServerProcess(List<String> shell, Path data, String... options) throws Exception {
        List<String> arguments = new ArrayList<>(
                List.of("-Dquarkus.http.port=0", "-Dlockscope.run-at-start=false", "-Dlockscope.data=" + data));
        arguments.addAll(Arrays.asList(options));
        arguments.addAll(List.of("-jar", Packaged.jar().toString()));
        List<String> command = new ArrayList<>(shell);
        command.addAll(JavaCommand.of(arguments));
        process = new ProcessBuilder(command).redirectErrorStream(true).start();
        listener = Thread.ofVirtual().start(this::listen);
    }

    private void listen() {
        try (BufferedReader lines = process.inputReader()) {
            lines.lines().forEach(output::add);
        } catch (IOException | UncheckedIOException gone) {
            // It was killed.
        }
    }

    /** The lines that it has printed so far. */
    public List<String> output() {
        return output;
    }

    /** Waits for the end of its output. */
    public void awaitEndOfOutput() throws InterruptedException {
        listener.join();
    }

    public Process process() {
        return process;
    }

    /** Its URL, once it accepts connections. */
    public URI site() {
        await().atMost(Duration.ofMinutes(1)).until(() -> listening().isPresent() || !process.isAlive());
        return URI.create(listening().orElseThrow() + "/");
    }

    private Optional<String> listening() {
        return output.stream()
                .map(LISTENING::matcher)
                .filter(Matcher::find)
                .map(line -> line.group(1))
                .findFirst();
    }

    @Override
    public void close() throws InterruptedException {
        process.destroyForcibly().waitFor();
    }
}
