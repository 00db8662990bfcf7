package dev.lockscope.canary.run;

/** Measures by a clock that anyone may set. */
public final class ReadsTheWallClock {
    private ReadsTheWallClock() {}

    static long sinceThen(long millis) {
        return System.currentTimeMillis() - millis;
    }
}
