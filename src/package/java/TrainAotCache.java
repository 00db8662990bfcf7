import java.io.BufferedReader;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.WebSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.stream.Stream;

/**
 * Creates the AOT cache with a training run: starts the packaged application, which opens the history and executes the classic
 * run, requests the page and the HTTP API, and watches the run as a viewer. At exit the JVM writes the loaded and linked classes
 * and their profiles to {@code app.aot} beside the application. Argument: the folder of the application.
 */
final class TrainAotCache {
    private static final String GREETING = "Now browse to ";
    private static final List<String> PATHS =
            List.of("/", "/api/runs", "/api/limits", "/api/history", "/q/health", "/q/metrics");

    private TrainAotCache() {}

    public static void main(String[] arguments) throws Exception {
        Path application = Path.of(arguments[0]);
        Path data = Files.createTempDirectory("lockscope-training");
        Process server = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:AOTCacheOutput=app.aot",
                        "-Xlog:aot=error",
                        "-Dquarkus.http.port=0",
                        "-Dlockscope.data=" + data,
                        "-jar",
                        "quarkus-run.jar")
                .directory(application.toFile())
                .redirectErrorStream(true)
                .start();
        try (BufferedReader console = server.inputReader()) {
            visit(URI.create(awaitGreeting(console)));
            // Via its handle: Process.destroy would close the stream of its last output.
            server.toHandle().destroy();
            console.lines().forEach(System.out::println);
            server.waitFor();
        } finally {
            server.destroyForcibly();
            delete(data);
        }
        if (!Files.exists(application.resolve("app.aot"))) {
            throw new IOException("The JVM wrote no app.aot");
        }
    }

    private static String awaitGreeting(BufferedReader console) throws IOException {
        for (String line = console.readLine(); line != null; line = console.readLine()) {
            if (line.startsWith(GREETING)) {
                return line.substring(GREETING.length());
            }
        }
        throw new IOException("The application did not start");
    }

    private static void visit(URI site) throws Exception {
        try (HttpClient browser =
                HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build()) {
            for (String path : PATHS) {
                int status = browser.send(
                                HttpRequest.newBuilder(site.resolve(path)).build(), BodyHandlers.discarding())
                        .statusCode();
                if (status != 200) {
                    throw new IOException("%s answered %d".formatted(path, status));
                }
            }
            Viewer viewer = new Viewer();
            WebSocket socket = browser.newWebSocketBuilder()
                    .buildAsync(
                            URI.create("ws" + site.resolve("/live").toString().substring(4)), viewer)
                    .join();
            viewer.firstMessage.join();
            socket.abort();
        }
    }

    private static void delete(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }

    private static final class Viewer implements WebSocket.Listener {
        final CompletableFuture<CharSequence> firstMessage = new CompletableFuture<>();

        @Override
        public CompletionStage<?> onText(WebSocket socket, CharSequence text, boolean last) {
            firstMessage.complete(text);
            return WebSocket.Listener.super.onText(socket, text, last);
        }

        @Override
        public void onError(WebSocket socket, Throwable error) {
            firstMessage.completeExceptionally(error);
        }
    }
}
