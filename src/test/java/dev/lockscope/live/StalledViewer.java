package dev.lockscope.live;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** A viewer with a small receive buffer that reads only on demand. */
final class StalledViewer implements AutoCloseable {
    private static final int LAST_FRAGMENT = 0x80;
    private static final int OPCODE = 0x0F;
    private static final int CLOSE = 8;
    private static final int PONG = 10;

    private final Socket socket = new Socket();
    private final DataInputStream in;

    StalledViewer(URI address) throws IOException {
        socket.setReceiveBufferSize(4_096);
        socket.connect(new InetSocketAddress(address.getHost(), address.getPort()));
        socket.getOutputStream().write("""
                GET %s HTTP/1.1\r
                Host: %s:%d\r
                Connection: Upgrade\r
                Upgrade: websocket\r
                Sec-WebSocket-Version: 13\r
                Sec-WebSocket-Key: MDEyMzQ1Njc4OWFiY2RlZg==\r
                \r
                """.formatted(pathOf(address), address.getHost(), address.getPort())
                .getBytes(StandardCharsets.US_ASCII));
        InputStream unread = socket.getInputStream();
        skipHandshake(unread);
        in = new DataInputStream(new BufferedInputStream(unread));
    }

    /** Reads up to the end of a run; returns the messages about it. */
    List<ReceivedMessage> readToTheEndOf(String run) throws IOException {
        List<ReceivedMessage> received = new ArrayList<>();
        while (!ReceivedMessage.types(received).contains("finished")) {
            ReceivedMessage message = ReceivedMessage.of(readMessage());
            if (message.run().equals(run)) {
                received.add(message);
            }
        }
        return received;
    }

    /** Sends bytes that need not be a valid frame. */
    void send(byte[] bytes) throws IOException {
        socket.getOutputStream().write(bytes);
    }

    /** Reads up to the end of the connection; returns how it ended. */
    End readToTheEnd() throws IOException {
        int pongs = 0;
        int code = End.NONE;
        for (int head = in.read(); head >= 0; head = in.read()) {
            byte[] payload = in.readNBytes(readLength());
            pongs += (head & OPCODE) == PONG ? 1 : 0;
            code = (head & OPCODE) == CLOSE ? ByteBuffer.wrap(payload).getShort() : code;
        }
        return new End(code, pongs);
    }

    /**
     * How the connection ended.
     *
     * @param code close code of the server
     * @param pongs received before
     */
    record End(int code, int pongs) {
        static final int NONE = 0;
    }

    /** Resets the connection. */
    @Override
    public void close() throws IOException {
        socket.setSoLinger(true, 0);
        socket.close();
    }

    private String readMessage() throws IOException {
        ByteArrayOutputStream message = new ByteArrayOutputStream();
        int head;
        do {
            head = in.readUnsignedByte();
            message.write(in.readNBytes(readLength()));
        } while ((head & LAST_FRAGMENT) == 0);
        return message.toString(StandardCharsets.UTF_8);
    }

    private int readLength() throws IOException {
        int length = in.readUnsignedByte();
        return switch (length) {
            case 126 -> in.readUnsignedShort();
            case 127 -> Math.toIntExact(in.readLong());
            default -> length;
        };
    }

    private static void skipHandshake(InputStream in) throws IOException {
        StringBuilder handshake = new StringBuilder();
        while (handshake.indexOf("\r\n\r\n") < 0) {
            handshake.append((char) in.read());
        }
        if (!handshake.toString().startsWith("HTTP/1.1 101 ")) {
            throw new IOException("no WebSocket: " + handshake);
        }
    }

    private static String pathOf(URI address) {
        return address.getRawQuery() == null
                ? address.getRawPath()
                : address.getRawPath() + "?" + address.getRawQuery();
    }
}
