package dev.lockscope.page;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** A cable between page and server that can be pulled and plugged in again. */
final class Cable implements AutoCloseable {
    private final ServerSocket plug;
    private final URI server;
    private final Set<Socket> sockets = ConcurrentHashMap.newKeySet();
    private volatile boolean pulled;

    Cable(URI server) throws IOException {
        this.server = server;
        this.plug = new ServerSocket(0, 50, InetAddress.getByName("localhost"));
        Thread.ofVirtual().start(this::serve);
    }

    /** Where the server is reached through the cable. */
    URI site() {
        return URI.create("http://localhost:%d/".formatted(plug.getLocalPort()));
    }

    /** Breaks all connections and lets no new one through. */
    void pull() {
        pulled = true;
        sockets.forEach(Cable::drop);
        sockets.clear();
    }

    void plugIn() {
        pulled = false;
    }

    @Override
    public void close() throws IOException {
        pull();
        plug.close();
    }

    private void serve() {
        while (!plug.isClosed()) {
            try {
                Socket near = plug.accept();
                if (pulled) {
                    drop(near);
                } else {
                    connect(near);
                }
            } catch (IOException refused) {
                // The page tries again, or the cable is thrown away.
            }
        }
    }

    private void connect(Socket near) throws IOException {
        Socket far = new Socket(server.getHost(), server.getPort());
        sockets.add(near);
        sockets.add(far);
        Thread.ofVirtual().start(() -> carry(near, far));
        Thread.ofVirtual().start(() -> carry(far, near));
    }

    private void carry(Socket from, Socket to) {
        try {
            from.getInputStream().transferTo(to.getOutputStream());
        } catch (IOException pulled) {
            // Both ends are dropped below.
        }
        drop(from);
        drop(to);
        sockets.remove(from);
        sockets.remove(to);
    }

    private static void drop(Socket socket) {
        try {
            socket.close();
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }
}
