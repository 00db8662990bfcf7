package dev.lockscope.api;

import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** Connections of clients that send a part of a body and then stall. */
final class UnfinishedBodies implements AutoCloseable {
    private final List<Socket> clients = new ArrayList<>();
    private final URI site;

    UnfinishedBodies(URI site) {
        this.site = site;
    }

    /** The beginning of a request with a body. */
    static byte[] request(URI site, String path, String sent) {
        return """
                POST %s HTTP/1.1
                Host: %s
                Content-Type: %s
                Content-Length: 65536

                """.replace("\n", "\r\n")
                .formatted(path, site.getAuthority(), type(path))
                .concat(sent)
                .getBytes(StandardCharsets.UTF_8);
    }

    private static String type(String path) {
        return path.equals(ImportResource.PATH) ? ImportResource.TYPE : "application/json";
    }

    void open(int count, String path, String sent) throws IOException {
        byte[] request = request(site, path, sent);
        for (int opened = 0; opened < count; opened++) {
            Socket client = new Socket(site.getHost(), site.getPort());
            clients.add(client);
            client.getOutputStream().write(request);
        }
    }

    /** Whether one of them has got a response with this status. */
    boolean anyRejected(int status) throws IOException {
        for (Socket client : clients) {
            InputStream response = client.getInputStream();
            if (response.available() > 0
                    && new String(response.readNBytes(response.available()), StandardCharsets.UTF_8)
                            .startsWith("HTTP/1.1 %d ".formatted(status))) {
                return true;
            }
        }
        return false;
    }

    @Override
    public void close() throws IOException {
        for (Socket client : clients) {
            client.close();
        }
    }
}
