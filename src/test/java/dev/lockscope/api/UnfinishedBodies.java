package dev.lockscope.api;

import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** Connections whose clients have sent a part of a body and do not send the rest. */
final class UnfinishedBodies implements AutoCloseable {
    private final List<Socket> clients = new ArrayList<>();
    private final URI site;

    UnfinishedBodies(URI site) {
        this.site = site;
    }

    /** The beginning of a request to a path that asks for a body. */
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

    void open(int many, String path, String sent) throws IOException {
        byte[] request = request(site, path, sent);
        for (int opened = 0; opened < many; opened++) {
            Socket client = new Socket(site.getHost(), site.getPort());
            clients.add(client);
            client.getOutputStream().write(request);
        }
    }

    /** Whether one of them has been refused with this status. */
    boolean anyRefused(int status) throws IOException {
        for (Socket client : clients) {
            InputStream answer = client.getInputStream();
            if (answer.available() > 0
                    && new String(answer.readNBytes(answer.available()), StandardCharsets.UTF_8)
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
