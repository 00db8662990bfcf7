package dev.lockscope.page;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/**
 * A reverse proxy that puts a server below a path of its own and tells it nothing of that path; what is outside that path is not
 * found. It passes on the {@code Host}, and WebSockets. Each other request has a connection of its own. Thread-safe.
 */
final class PrefixProxy implements AutoCloseable {
    private static final String NOT_FOUND = "HTTP/1.1 404 Not Found\r\nContent-Length: 0\r\nConnection: close\r\n\r\n";

    private final ServerSocket listener;
    private final URI server;
    private final String prefix;
    private final List<String> outside = new CopyOnWriteArrayList<>();

    /**
     * @param prefix such as {@code /tools/lockscope/}
     * @param port to listen at; 0 for one that is free
     */
    PrefixProxy(URI server, String prefix, int port) throws IOException {
        this.server = server;
        this.prefix = prefix;
        this.listener = new ServerSocket(port, 200, InetAddress.getByName("localhost"));
        Thread.ofPlatform().start(this::serve);
    }

    /** Arguments: the server, the prefix, the port. */
    public static void main(String[] arguments) throws IOException {
        new PrefixProxy(URI.create(arguments[0]), arguments[1], Integer.parseInt(arguments[2]));
    }

    /** Where the server is reached. */
    URI site() {
        return URI.create("http://localhost:%d%s".formatted(listener.getLocalPort(), prefix));
    }

    /** What was asked for outside the prefix. */
    List<String> outside() {
        return outside;
    }

    @Override
    public void close() throws IOException {
        listener.close();
    }

    private void serve() {
        while (!listener.isClosed()) {
            try {
                Socket near = listener.accept();
                Thread.ofVirtual().start(() -> forward(near));
            } catch (IOException closed) {
                // Nothing is waited for any more.
            }
        }
    }

    private void forward(Socket near) {
        try (near) {
            String head = head(near.getInputStream());
            String[] start = head.split(" ", 3);
            if (start.length < 3) {
                return;
            }
            if (!start[1].startsWith(prefix)) {
                outside.add(start[1]);
                near.getOutputStream().write(NOT_FOUND.getBytes(StandardCharsets.ISO_8859_1));
                return;
            }
            try (Socket far = new Socket(server.getHost(), server.getPort())) {
                String request =
                        "%s /%s %s".formatted(start[0], start[1].substring(prefix.length()), lastOne(start[2]));
                far.getOutputStream().write(request.getBytes(StandardCharsets.ISO_8859_1));
                Thread answers = Thread.ofVirtual().start(() -> carry(far, near));
                carry(near, far);
                answers.join();
            }
        } catch (IOException | InterruptedException gone) {
            // Both ends are closed.
        }
    }

    /** What follows the target of a request, so that the server closes the connection after it, unless it becomes a WebSocket. */
    private static String lastOne(String rest) {
        return rest.matches("(?is).*\r\nUpgrade:.*")
                ? rest
                : rest.replaceAll("(?i)\r\nConnection:[^\r]*", "").replaceFirst("\r\n", "\r\nConnection: close\r\n");
    }

    private static String head(InputStream in) throws IOException {
        var head = new ByteArrayOutputStream();
        for (int one = in.read(); one >= 0; one = in.read()) {
            head.write(one);
            if (one == '\n' && head.toString(StandardCharsets.ISO_8859_1).endsWith("\r\n\r\n")) {
                break;
            }
        }
        return head.toString(StandardCharsets.ISO_8859_1);
    }

    private static void carry(Socket from, Socket to) {
        try (from;
                to) {
            from.getInputStream().transferTo(to.getOutputStream());
        } catch (IOException gone) {
            // Both ends are closed.
        }
    }
}
