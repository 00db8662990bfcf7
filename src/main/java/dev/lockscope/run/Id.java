package dev.lockscope.run;

import java.util.concurrent.ThreadLocalRandom;

/** Ids of runs and experiments. */
public final class Id {
    private Id() {}

    /** A new id: random, short, valid in a URL path. */
    public static String next() {
        return Long.toString(ThreadLocalRandom.current().nextLong(1L << 30, 1L << 45), Character.MAX_RADIX);
    }
}
