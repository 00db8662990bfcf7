package dev.lockscope.page;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** A TCP proxy between page and server whose connections can be cut and restored. Thread-safe. */
final class BreakableProxy implements AutoCloseable {
    private final ServerSocket listener;
    private final URI server;
    private final Set<Socket> sockets = ConcurrentHashMap.newKeySet();
    private volatile boolean cut;

    BreakableProxy(URI server) throws IOException {
        this.server = server;
        this.listener = new ServerSocket(0, 50, InetAddress.getByName("localhost"));
        Thread.ofVirtual().start(this::serve);
    }

    /** The server's address through the proxy. */
    URI site() {
        return URI.create("http://localhost:%d/".formatted(listener.getLocalPort()));
    }

    /** Closes all connections and refuses new ones. */
    void cut() {
        cut = true;
        sockets.forEach(BreakableProxy::closeSocket);
        sockets.clear();
    }

    void restore() {
        cut = false;
    }

    @Override
    public void close() throws IOException {
        cut();
        listener.close();
    }

    private void serve() {
        while (!listener.isClosed()) {
            try {
                Socket client = listener.accept();
                if (cut) {
                    closeSocket(client);
                } else {
                    connect(client);
                }
            } catch (IOException refused) {
                // The page retries, or the proxy is closed.
            }
        }
    }

    private void connect(Socket client) throws IOException {
        Socket upstream = new Socket(server.getHost(), server.getPort());
        sockets.add(client);
        sockets.add(upstream);
        Thread.ofVirtual().start(() -> forward(client, upstream));
        Thread.ofVirtual().start(() -> forward(upstream, client));
    }

    private void forward(Socket from, Socket to) {
        try {
            from.getInputStream().transferTo(to.getOutputStream());
        } catch (IOException closed) {
            // Both ends are closed below.
        }
        closeSocket(from);
        closeSocket(to);
        sockets.remove(from);
        sockets.remove(to);
    }

    private static void closeSocket(Socket socket) {
        try {
            socket.close();
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }
}
