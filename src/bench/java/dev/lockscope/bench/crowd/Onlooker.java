package dev.lockscope.bench.crowd;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.WebSocketFrame;
import java.time.Instant;
import java.util.concurrent.TimeUnit;
import org.HdrHistogram.Histogram;

/**
 * One viewer's books. It looks at the head of each message only, or the load would be that of its reading. Written by the
 * thread of its connection.
 */
final class Onlooker {
    private static final int TYPE = "{\"type\":\"".length();
    private static final String T = "\"t\":";
    private static final String SEQ = "{\"seq\":";
    private static final String STARTED_AT = "\"startedAt\":\"";

    /** Of a live snapshot, to where its time surely has been told. */
    private static final int HEAD = 128;

    private final Histogram delayMicros;
    private long startedAtNanos;
    private boolean inBackfill;

    /** Snapshots that came as they were made. */
    volatile int live;

    /** Snapshots that came later, to fill a hole. */
    volatile int late;

    volatile boolean told;
    volatile boolean dropped;

    /** @param delayMicros takes the time from sampling to receipt of each snapshot that came as it was made; of any thread */
    Onlooker(Histogram delayMicros) {
        this.delayMicros = delayMicros;
    }

    /** Another run begins. */
    void forget() {
        live = 0;
        late = 0;
        told = false;
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
            case 'f' -> told = true;
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
