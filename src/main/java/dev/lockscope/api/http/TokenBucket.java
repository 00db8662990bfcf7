package dev.lockscope.api.http;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

/** Gives so many tokens a second, and as many at once when none were taken for a second. Thread-safe, and never waits. */
final class TokenBucket {
    private static final long SECOND = TimeUnit.SECONDS.toNanos(1);

    private final long nanosEach;

    /** The time up to which tokens are taken: each costs its share of a second. */
    private final AtomicLong takenUpTo;

    /** @param nowSystemNanos as {@link System#nanoTime} has it, here and below */
    TokenBucket(int perSecond, long nowSystemNanos) {
        nanosEach = SECOND / perSecond;
        takenUpTo = new AtomicLong(nowSystemNanos - SECOND);
    }

    /** Whether there was one. */
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
