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

/** The packaged application in a process of its own. */
public final class Server implements AutoCloseable {
    static final Path JAR = Path.of("target", "quarkus-app", "quarkus-run.jar");

    private static final Pattern LISTENING = Pattern.compile("Listening on: (http://[^\\s\"]+)");
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Set<String> GOING = Set.of("running", "paused");
    private static final int FIRST_ERROR = 400;
    private static final long GLANCE_MILLIS = 100;

    private final HttpClient http = HttpClient.newHttpClient();
    private final CompletableFuture<URI> site = new CompletableFuture<>();
    private final Process process;

    /** As it comes; only its port is another, and its runs are kept in memory. */
    public Server() throws IOException {
        this(Map.of("lockscope.data", ""));
    }

    /** @param settings that differ from what it comes with */
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

    /** Whether there is one to be started. */
    public static boolean packaged() {
        return Files.exists(JAR);
    }

    private void listen() {
        try (BufferedReader lines = process.inputReader()) {
            lines.lines()
                    .map(LISTENING::matcher)
                    .filter(Matcher::find)
                    .forEach(found -> site.complete(URI.create(found.group(1))));
        } catch (UncheckedIOException | IOException gone) {
            // It was ended.
        }
        site.completeExceptionally(new IOException("The server has ended"));
    }

    /** Where it answers, once it does. */
    public URI site() {
        return site.orTimeout(1, TimeUnit.MINUTES).join();
    }

    long pid() {
        return process.pid();
    }

    /** Starts the classic workload for this long, and returns the run as it is once it has ended. */
    public JsonNode run(long millis) throws IOException, InterruptedException {
        String id = start(Map.of("durationMillis", millis));
        Thread.sleep(millis);
        return ended("/api/runs/" + id);
    }

    /** Starts a run of the classic workload but for these fields, and returns its id. */
    public String start(Map<String, ?> workload) throws IOException, InterruptedException {
        return id(send("POST", "/api/runs", workload));
    }

    /** The id of what was started. */
    static String id(String answer) throws IOException {
        return JSON.readTree(answer).get("id").asText();
    }

    /** Waits until what is there has ended, and returns it. */
    public JsonNode ended(String path) throws IOException, InterruptedException {
        JsonNode now = ask(path);
        while (GOING.contains(now.path("state").asText())) {
            Thread.sleep(GLANCE_MILLIS);
            now = ask(path);
        }
        return now;
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
        return JSON.readTree(send("GET", path, Map.of()));
    }

    /** Returns the answer's body. @throws IOException when the answer is an error */
    public String send(String method, String path, Map<String, ?> body) throws IOException, InterruptedException {
        HttpResponse<String> answer = http.send(
                HttpRequest.newBuilder(site().resolve(path))
                        .header("Content-Type", "application/json")
                        .method(
                                method,
                                body.isEmpty()
                                        ? BodyPublishers.noBody()
                                        : BodyPublishers.ofByteArray(JSON.writeValueAsBytes(body)))
                        .build(),
                BodyHandlers.ofString());
        if (answer.statusCode() >= FIRST_ERROR) {
            throw new IOException("%s %s: %d %s".formatted(method, path, answer.statusCode(), answer.body()));
        }
        return answer.body();
    }

    @Override
    public void close() throws InterruptedException {
        process.destroyForcibly().waitFor();
    }
}
