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
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The packaged application in a separate process. */
public final class Server implements AutoCloseable {
    static final Path JAR = Path.of("target", "quarkus-app", "quarkus-run.jar");

    private static final Pattern LISTENING = Pattern.compile("Listening on: (http://[^\\s\"]+)");
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Set<String> ACTIVE = Set.of("running", "paused");
    private static final int FIRST_ERROR = 400;
    private static final long POLL_MILLIS = 100;

    private final HttpClient http = HttpClient.newHttpClient();
    private final CompletableFuture<URI> site = new CompletableFuture<>();
    private final Process process;

    /** Starts the application with default settings, except its port and that runs are stored in memory only. */
    public Server() throws IOException {
        this(Map.of("lockscope.data", ""));
    }

    /** @param settings that differ from the defaults */
    Server(Map<String, String> settings) throws IOException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.add("-Dquarkus.http.port=0");
        command.add("-Dlockscope.run-at-start=false");
        settings.forEach((name, value) -> command.add("-D%s=%s".formatted(name, value)));
        command.addAll(List.of("-jar", JAR.toString()));
        process = new ProcessBuilder(command).redirectErrorStream(true).start();
        Thread.ofVirtual().start(this::listen);
    }

    /** Whether the packaged application exists. */
    public static boolean packaged() {
        return Files.exists(JAR);
    }

    private void listen() {
        try (BufferedReader lines = process.inputReader()) {
            lines.lines()
                    .map(LISTENING::matcher)
                    .filter(Matcher::find)
                    .forEach(found -> site.complete(URI.create(found.group(1))));
        } catch (UncheckedIOException | IOException closed) {
            // The process was ended.
        }
        site.completeExceptionally(new IOException("The server has ended"));
    }

    /** The server's address; waits until it listens. */
    public URI site() {
        return site.orTimeout(1, TimeUnit.MINUTES).join();
    }

    long pid() {
        return process.pid();
    }

    /** Performs the classic workload with a duration; returns the ended run. */
    public JsonNode run(long millis) throws IOException, InterruptedException {
        String id = start(Map.of("durationMillis", millis));
        Thread.sleep(millis);
        return ended("/api/runs/" + id);
    }

    /** Starts a run of the classic workload with these fields replaced; returns its id. */
    public String start(Map<String, ?> workload) throws IOException, InterruptedException {
        return id(send("POST", "/api/runs", workload));
    }

    /** The id in a response. */
    static String id(String response) throws IOException {
        return JSON.readTree(response).get("id").asText();
    }

    /** Waits until the run or experiment at a path has ended; returns it. */
    public JsonNode ended(String path) throws IOException, InterruptedException {
        JsonNode now = fetch(path);
        while (ACTIVE.contains(now.path("state").asText())) {
            Thread.sleep(POLL_MILLIS);
            now = fetch(path);
        }
        return now;
    }

    /** Number of snapshots of an ended run. */
    int snapshots(JsonNode run) throws IOException, InterruptedException {
        for (JsonNode line : fetch("/api/runs")) {
            if (line.path("id").equals(run.path("id"))) {
                return line.path("snapshots").intValue();
            }
        }
        throw new IOException("not stored: " + run);
    }

    private JsonNode fetch(String path) throws IOException, InterruptedException {
        return JSON.readTree(send("GET", path, Map.of()));
    }

    /**
     * Sends a request and returns the body of the response.
     *
     * @throws IOException when the response is an error
     */
    public String send(String method, String path, Map<String, ?> body) throws IOException, InterruptedException {
        HttpResponse<String> response = http.send(
                HttpRequest.newBuilder(site().resolve(path))
                        .header("Content-Type", "application/json")
                        .method(
                                method,
                                body.isEmpty()
                                        ? BodyPublishers.noBody()
                                        : BodyPublishers.ofByteArray(JSON.writeValueAsBytes(body)))
                        .build(),
                BodyHandlers.ofString());
        if (response.statusCode() >= FIRST_ERROR) {
            throw new IOException("%s %s: %d %s".formatted(method, path, response.statusCode(), response.body()));
        }
        return response.body();
    }

    @Override
    public void close() throws InterruptedException {
        process.destroyForcibly().waitFor();
    }
}
