package dev.lockscope.bench.crowd;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.WebSocketFrame;
import java.time.Instant;
import java.util.concurrent.TimeUnit;
import org.HdrHistogram.Histogram;

/**
 * Counts of one viewer. It parses only the head of each message, so that parsing does not dominate the load. Written by the
 * thread of its connection.
 */
final class Onlooker {
    private static final int TYPE = "{\"type\":\"".length();
    private static final String T = "\"t\":";
    private static final String SEQ = "{\"seq\":";
    private static final String STARTED_AT = "\"startedAt\":\"";

    /** Prefix of a live snapshot that contains its time, in bytes. */
    private static final int HEAD = 128;

    private final Histogram delayMicros;
    private long startedAtNanos;
    private boolean inBackfill;

    /** Snapshots received live. */
    volatile int live;

    /** Snapshots received later, to fill a gap. */
    volatile int late;

    /** Whether the end of the run was received. */
    volatile boolean notified;

    volatile boolean dropped;

    /** @param delayMicros receives the time from sampling to receipt of each live snapshot; thread-safe */
    Onlooker(Histogram delayMicros) {
        this.delayMicros = delayMicros;
    }

    /** Resets the counts for another run. */
    void forget() {
        live = 0;
        late = 0;
        notified = false;
    }

    void see(WebSocketFrame frame) {
        if (frame.isContinuation()) {
            late += inBackfill ? snapshots(frame.binaryData()) : 0;
        } else if (frame.isText()) {
            begin(frame.binaryData());
        }
    }

    private void begin(Buffer data) {
        inBackfill = false;
        switch (data.getByte(TYPE)) {
            case 's' -> snapshot(data.getString(0, Math.min(HEAD, data.length())));
            case 'b' -> {
                inBackfill = true;
                late += snapshots(data);
            }
            case 'r' -> startedAtNanos = startedAt(data.toString());
            case 'f' -> notified = true;
            default -> throw new IllegalStateException(data.toString());
        }
    }

    private void snapshot(String head) {
        int t = head.indexOf(T) + T.length();
        long sampled = startedAtNanos + Long.parseLong(head, t, head.indexOf(',', t), 10);
        delayMicros.recordValue(Math.max(0, TimeUnit.NANOSECONDS.toMicros(nanos(Instant.now()) - sampled)));
        live++;
    }

    private static long startedAt(String run) {
        int from = run.indexOf(STARTED_AT) + STARTED_AT.length();
        return nanos(Instant.parse(run.substring(from, run.indexOf('"', from))));
    }

    private static int snapshots(Buffer data) {
        String text = data.toString();
        int count = 0;
        for (int at = text.indexOf(SEQ); at >= 0; at = text.indexOf(SEQ, at + 1)) {
            count++;
        }
        return count;
    }

    private static long nanos(Instant instant) {
        return TimeUnit.SECONDS.toNanos(instant.getEpochSecond()) + instant.getNano();
    }
}
