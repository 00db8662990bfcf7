package dev.lockscope.canary.run;

/** Measures with a clock that can be adjusted. */
public final class ReadsTheWallClock {
    private ReadsTheWallClock() {}

    static long sinceThen(long millis) {
        return System.currentTimeMillis() - millis;
    }
}
