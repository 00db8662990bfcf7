package dev.lockscope.bench.crowd;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The packaged application as it comes, in a process of its own; only its port is another, and its runs are kept in memory. */
final class Server implements AutoCloseable {
    static final Path JAR = Path.of("target", "quarkus-app", "quarkus-run.jar");

    private static final Pattern LISTENING = Pattern.compile("Listening on: (http://[^\\s\"]+)");
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final long GLANCE_MILLIS = 100;

    private final HttpClient http = HttpClient.newHttpClient();
    private final CompletableFuture<URI> site = new CompletableFuture<>();
    private final Process process;

    Server() throws IOException {
        process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Dquarkus.http.port=0", "-Dlockscope.run-at-start=false", "-Dlockscope.data=",
                        "-jar", JAR.toString())
                .redirectErrorStream(true)
                .start();
        Thread.ofVirtual().start(this::listen);
    }

    /** Whether there is one to be started. */
    static boolean packaged() {
        return Files.exists(JAR);
    }

    private void listen() {
        try (BufferedReader lines = process.inputReader()) {
            lines.lines().map(LISTENING::matcher).filter(Matcher::find).forEach(found -> site.complete(URI.create(found.group(1))));
        } catch (UncheckedIOException | IOException gone) {
            // It was ended.
        }
        site.completeExceptionally(new IOException("The server has ended"));
    }

    /** Where it answers, once it does. */
    URI site() {
        return site.orTimeout(1, TimeUnit.MINUTES).join();
    }

    long pid() {
        return process.pid();
    }

    /** Starts the classic workload for this long, and returns the run as it is once it has ended. */
    JsonNode run(long millis) throws IOException, InterruptedException {
        String id = start(millis);
        Thread.sleep(millis);
        JsonNode run = ask("/api/runs/" + id);
        while (!run.path("state").asText().equals("finished")) {
            Thread.sleep(GLANCE_MILLIS);
            run = ask("/api/runs/" + id);
        }
        return run;
    }

    /** Starts the classic workload for this long, and returns the run's id. */
    String start(long millis) throws IOException, InterruptedException {
        JsonNode started = answer(HttpRequest.newBuilder(site().resolve("/api/runs"))
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString("{\"durationMillis\":%d}".formatted(millis))));
        if (!started.has("id")) {
            throw new IOException("not started: " + started);
        }
        return started.get("id").asText();
    }

    /** How many snapshots there are of an ended run. */
    int snapshots(JsonNode run) throws IOException, InterruptedException {
        for (JsonNode line : ask("/api/runs")) {
            if (line.path("id").equals(run.path("id"))) {
                return line.path("snapshots").intValue();
            }
        }
        throw new IOException("not kept: " + run);
    }

    private JsonNode ask(String path) throws IOException, InterruptedException {
        return answer(HttpRequest.newBuilder(site().resolve(path)));
    }

    private JsonNode answer(HttpRequest.Builder request) throws IOException, InterruptedException {
        return JSON.readTree(http.send(request.build(), BodyHandlers.ofString()).body());
    }

    @Override
    public void close() throws InterruptedException {
        process.destroyForcibly().waitFor();
    }
}
