package dev.lockscope.api;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A request over a plain socket, as HTTP clients don't let a test choose {@code Host} and {@code Origin}. */
public final class RawRequest {
    public static final String UPGRADE =
            "Connection: Upgrade\r\nUpgrade: websocket\r\nSec-WebSocket-Version: 13\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n";

    private static final Pattern LENGTH = Pattern.compile("(?i)content-length: (\\d+)");

    private RawRequest() {}

    /**
     * Sends a request and reads its response; of a WebSocket only the head.
     *
     * @param text the request, in which PORT stands for the server's
     */
    public static String send(URI site, String text) throws IOException {
        return send(InetAddress.getByName(site.getHost()), site.getPort(), text);
    }

    /** As {@link #send(URI, String)}, to one address. */
    public static String send(InetAddress address, int port, String text) throws IOException {
        try (Socket socket = new Socket(address, port)) {
            socket.setSoTimeout(10_000);
            socket.getOutputStream()
                    .write(text.replace("PORT", Integer.toString(port)).getBytes(StandardCharsets.US_ASCII));
            StringBuilder response = new StringBuilder();
            while (response.indexOf("\r\n\r\n") < 0) {
                response.append((char) socket.getInputStream().read());
            }
            Matcher length = LENGTH.matcher(response);
            return length.find()
                    ? response
                            + new String(
                                    socket.getInputStream().readNBytes(Integer.parseInt(length.group(1))),
                                    StandardCharsets.UTF_8)
                    : response.toString();
        }
    }
}
