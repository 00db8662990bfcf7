package dev.lockscope.api;

import jakarta.ws.rs.ClientErrorException;
import jakarta.ws.rs.core.Response;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/** A stream of which no more than so many bytes may be read: then comes a {@link ClientErrorException}, 413. */
final class BoundedStream extends FilterInputStream {
    private final long most;
    private long read;

    BoundedStream(InputStream in, long most) {
        super(in);
        this.most = most;
    }

    @Override
    public int read() throws IOException {
        int next = super.read();
        count(next < 0 ? 0 : 1);
        return next;
    }

    @Override
    public int read(byte[] into, int from, int length) throws IOException {
        int bytes = super.read(into, from, length);
        count(Math.max(0, bytes));
        return bytes;
    }

    private void count(int bytes) {
        read += bytes;
        if (read > most) {
            throw new ClientErrorException(
                    "The body may have %d bytes, has more".formatted(most), Response.Status.REQUEST_ENTITY_TOO_LARGE);
        }
    }
}
