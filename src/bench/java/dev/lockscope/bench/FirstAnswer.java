package dev.lockscope.bench;

import java.io.IOException;
import java.io.InputStream;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/**
 * Time from the start of the packaged application to its first response, the page, in wall-clock time and in CPU time, which is
 * more meaningful on a busy machine. Default settings; with an AOT cache if it exists.
 */
final class FirstAnswer {
    private static final Path APPLICATION = Path.of("target", "quarkus-app");
    private static final int STARTS = 8;
    private static final long POLL_MILLIS = 2;
    private static final byte[] REQUEST =
            "GET / HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n".getBytes(StandardCharsets.US_ASCII);
    private static final String ANSWER = "HTTP/1.1 200";

    private FirstAnswer() {}

    static void measure() throws IOException, InterruptedException {
        if (!Files.exists(APPLICATION)) {
            System.out.println("first answer: ./mvnw package first");
            return;
        }
        Map<Duration, Duration> cpuByWallClock = new TreeMap<>();
        for (int start = 0; start < STARTS; start++) {
            once(cpuByWallClock);
        }
        List<Duration> clock = new ArrayList<>(cpuByWallClock.keySet());
        List<Duration> cpu = cpuByWallClock.values().stream().sorted().toList();
        System.out.printf(
                Locale.ROOT,
                "first answer%s: median %d ms (%d to %d), of CPU time %d ms (%d to %d), of %d starts%n",
                cached() ? " with app.aot" : "",
                clock.get(STARTS / 2).toMillis(),
                clock.getFirst().toMillis(),
                clock.getLast().toMillis(),
                cpu.get(STARTS / 2).toMillis(),
                cpu.getFirst().toMillis(),
                cpu.getLast().toMillis(),
                STARTS);
    }

    private static boolean cached() {
        return Files.exists(APPLICATION.resolve("app.aot"));
    }

    private static void once(Map<Duration, Duration> cpuByWallClock) throws IOException, InterruptedException {
        int port = freePort();
        List<String> command = new ArrayList<>(
                List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString()));
        if (cached()) {
            command.add("-XX:AOTCache=app.aot");
        }
        Path data = Files.createTempDirectory("first-answer");
        command.addAll(List.of("-Dquarkus.http.port=" + port, "-Dlockscope.data=" + data, "-jar", "quarkus-run.jar"));
        ProcessBuilder application = new ProcessBuilder(command)
                .directory(APPLICATION.toFile())
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD);
        long began = System.nanoTime();
        Process process = application.start();
        try {
            while (!answers(port)) {
                if (!process.isAlive()) {
                    throw new IOException("The application has ended");
                }
                Thread.sleep(POLL_MILLIS);
            }
            Duration clock = Duration.ofNanos(System.nanoTime() - began);
            cpuByWallClock.put(clock, process.info().totalCpuDuration().orElse(Duration.ZERO));
        } finally {
            process.destroyForcibly().waitFor();
            Files.deleteIfExists(data.resolve("history.mv.db"));
            Files.deleteIfExists(data);
        }
    }

    private static boolean answers(int port) throws IOException {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            socket.getOutputStream().write(REQUEST);
            InputStream in = socket.getInputStream();
            return ANSWER.equals(new String(in.readNBytes(ANSWER.length()), StandardCharsets.US_ASCII));
        } catch (ConnectException notYet) {
            return false;
        }
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }
}
