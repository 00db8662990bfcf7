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
 * A reverse proxy that serves a server below a path prefix and strips the prefix. Requests outside the prefix get a 404. It
 * forwards the {@code Host} header and WebSockets. Each other request has a connection of its own. Thread-safe.
 */
final class PrefixProxy implements AutoCloseable {
    private static final String NOT_FOUND = "HTTP/1.1 404 Not Found\r\nContent-Length: 0\r\nConnection: close\r\n\r\n";

    private final ServerSocket listener;
    private final URI server;
    private final String prefix;
    private final List<String> outside = new CopyOnWriteArrayList<>();

    /**
     * @param prefix such as {@code /tools/lockscope/}
     * @param port to listen at; 0 for any free port
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

    /** The server's address through the proxy. */
    URI site() {
        return URI.create("http://localhost:%d%s".formatted(listener.getLocalPort(), prefix));
    }

    /** The targets of the requests outside the prefix. */
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
                Socket client = listener.accept();
                Thread.ofVirtual().start(() -> forward(client));
            } catch (IOException closed) {
                // The proxy is closed.
            }
        }
    }

    private void forward(Socket client) {
        try (client) {
            String head = head(client.getInputStream());
            String[] start = head.split(" ", 3);
            if (start.length < 3) {
                return;
            }
            if (!start[1].startsWith(prefix)) {
                outside.add(start[1]);
                client.getOutputStream().write(NOT_FOUND.getBytes(StandardCharsets.ISO_8859_1));
                return;
            }
            try (Socket upstream = new Socket(server.getHost(), server.getPort())) {
                String request =
                        "%s /%s %s".formatted(start[0], start[1].substring(prefix.length()), closing(start[2]));
                upstream.getOutputStream().write(request.getBytes(StandardCharsets.ISO_8859_1));
                Thread responses = Thread.ofVirtual().start(() -> copy(upstream, client));
                copy(client, upstream);
                responses.join();
            }
        } catch (IOException | InterruptedException closed) {
            // Both ends are closed.
        }
    }

    /** The request after its target, with {@code Connection: close} unless it is a WebSocket handshake. */
    private static String closing(String rest) {
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

    private static void copy(Socket from, Socket to) {
        try (from;
                to) {
            from.getInputStream().transferTo(to.getOutputStream());
        } catch (IOException closed) {
            // Both ends are closed.
        }
    }
}
