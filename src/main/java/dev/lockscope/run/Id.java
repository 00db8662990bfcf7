package dev.lockscope.run;

import java.util.concurrent.ThreadLocalRandom;

/** Names for what is made here. */
public final class Id {
    private Id() {}

    /** A new one: unique, short, fit for a path. */
    public static String next() {
        return Long.toString(ThreadLocalRandom.current().nextLong(1L << 30, 1L << 45), Character.MAX_RADIX);
    }
}
