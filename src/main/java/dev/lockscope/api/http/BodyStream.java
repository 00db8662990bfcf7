package dev.lockscope.api.http;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;
import jakarta.inject.Provider;
import jakarta.ws.rs.ClientErrorException;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * The body of a request as a stream with a time limit: it throws {@link ClientErrorException} when the body is too large (413)
 * or too slow (408). Opened by the connection's event loop, read by one thread.
 */
public final class BodyStream extends InputStream {
    /** A slower client gets a 408. A slow mobile connection has several times this rate. */
    private static final long LEAST_BYTES_PER_SECOND = 4_096;

    private static final String KEY = BodyStream.class.getName();
    private static final int PARTS_AHEAD = 8;

    /** Marks the end: no other part is empty. */
    private static final byte[] END = {};

    private final RoutingContext context;
    private final HttpServerRequest request;
    private final long maxBytes;
    private final Duration timeout;
    private final BlockingQueue<byte[]> parts = new LinkedBlockingQueue<>();
    private volatile @Nullable Throwable broken;

    private byte @Nullable [] part;
    private int position;
    private long bytesRead;
    private long startSystemNanos;

    /** Opens the body of a request without reading it. */
    static void open(RoutingContext context, long maxBytes, Duration timeout, Provider<ObjectMapper> json) {
        context.put(KEY, new BodyStream(context, maxBytes, timeout, json));
    }

    /** @param context of a request whose body has been opened */
    public static BodyStream of(RoutingContext context) {
        return Objects.requireNonNull(context.get(KEY));
    }

    private BodyStream(RoutingContext context, long maxBytes, Duration timeout, Provider<ObjectMapper> json) {
        this.context = context;
        this.request = context.request();
        this.maxBytes = maxBytes;
        this.timeout = timeout;
        request.pause();
        request.handler(sent -> {
            if (sent.length() > 0) {
                parts.add(sent.getBytes());
            }
        });
        request.endHandler(complete -> parts.add(END));
        request.exceptionHandler(cause -> {
            BodyReader.refuseBroken(cause, request, json);
            broken = cause;
            parts.add(END);
        });
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] into, int from, int length) throws IOException {
        if (length == 0) {
            return 0;
        }
        byte[] current = current();
        if (current.length == 0) {
            return -1;
        }
        int bytes = Math.min(length, current.length - position);
        System.arraycopy(current, position, into, from, bytes);
        position += bytes;
        return bytes;
    }

    /** A part with unread bytes, or {@link #END}. */
    private byte[] current() throws IOException {
        byte[] current = part;
        if (current == null) {
            startSystemNanos = System.nanoTime();
            BodyReader.proceed(request);
            request.fetch(PARTS_AHEAD);
        }
        while (current == null || (current.length > 0 && position == current.length)) {
            current = next();
            position = 0;
            part = current;
        }
        return current;
    }

    private byte[] next() throws IOException {
        byte[] next = await();
        if (broken != null) {
            throw new IOException(broken);
        }
        if (next.length > 0) {
            request.fetch(1);
        }
        bytesRead += next.length;
        if (bytesRead > maxBytes) {
            throw new ClientErrorException(BodyReader.tooLong(maxBytes), Response.Status.REQUEST_ENTITY_TOO_LARGE);
        }
        return next;
    }

    private byte[] await() throws IOException {
        long allowedNanos = timeout.toNanos() + TimeUnit.SECONDS.toNanos(1) * (bytesRead / LEAST_BYTES_PER_SECOND);
        try {
            byte[] next = parts.poll(startSystemNanos + allowedNanos - System.nanoTime(), TimeUnit.NANOSECONDS);
            if (next != null) {
                return next;
            }
        } catch (InterruptedException ended) {
            Thread.currentThread().interrupt();
            throw new IOException(ended);
        }
        BodyReader.closeOnceAnswered(context);
        throw new ClientErrorException(
                "%s and one second for each %d bytes".formatted(BodyReader.late(timeout), LEAST_BYTES_PER_SECOND),
                Response.Status.REQUEST_TIMEOUT);
    }
}
