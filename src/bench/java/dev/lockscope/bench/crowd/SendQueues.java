package dev.lockscope.bench.crowd;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Bytes that a server has sent and no client has read, queued in the kernel. Linux only. */
final class SendQueues {
    private static final List<Path> TABLES = List.of(Path.of("/proc/net/tcp"), Path.of("/proc/net/tcp6"));
    private static final int LOCAL_ADDRESS = 1;
    private static final int QUEUES = 4;
    private static final int HEXADECIMAL = 16;
    private static final long POLL_MILLIS = 1_000;

    private SendQueues() {}

    /** Bytes of all connections of a port, once they no longer grow. */
    static long full(int port) throws IOException, InterruptedException {
        long before = -1;
        long now = bytes(port);
        while (now != before) {
            Thread.sleep(POLL_MILLIS);
            before = now;
            now = bytes(port);
        }
        return now;
    }

    private static long bytes(int port) throws IOException {
        String local = ":%04X".formatted(port);
        long bytes = 0;
        for (Path table : TABLES) {
            for (String line : Files.readAllLines(table)) {
                String[] columns = line.strip().split("\\s+");
                if (columns[LOCAL_ADDRESS].endsWith(local)) {
                    bytes += Long.parseLong(columns[QUEUES].substring(0, columns[QUEUES].indexOf(':')), HEXADECIMAL);
                }
            }
        }
        return bytes;
    }
}
