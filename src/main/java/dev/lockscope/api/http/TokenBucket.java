package dev.lockscope.api.http;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

/** A token bucket: a rate per second, and bursts of up to one second's tokens. Thread-safe and non-blocking. */
final class TokenBucket {
    private static final long SECOND = TimeUnit.SECONDS.toNanos(1);

    private final long nanosEach;

    /** The time up to which tokens are used: each costs its share of a second. */
    private final AtomicLong takenUpTo;

    /** @param nowSystemNanos the current time, as in {@link #take} */
    TokenBucket(int perSecond, long nowSystemNanos) {
        nanosEach = SECOND / perSecond;
        takenUpTo = new AtomicLong(nowSystemNanos - SECOND);
    }

    /** Takes a token; false if there is none. */
    boolean take(long nowSystemNanos) {
        while (true) {
            long before = takenUpTo.get();
            long from = before - (nowSystemNanos - SECOND) < 0 ? nowSystemNanos - SECOND : before;
            long after = from + nanosEach;
            if (after - nowSystemNanos > 0) {
                return false;
            }
            if (takenUpTo.compareAndSet(before, after)) {
                return true;
            }
        }
    }
}
