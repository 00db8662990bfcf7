package dev.lockscope.history;

/**
 * How much is kept, of runs and as much again of experiments. Past that the oldest go that nobody has pinned.
 *
 * @param runs at most, from 1
 * @param bytes of compressed snapshots and reports at most, pinned runs among them; the file takes more
 */
public record RetentionLimits(long runs, long bytes) {
    private static final long SHARE_OF_MEMORY = 10;

    /** The same, but for no more than a small share of this JVM's memory. */
    RetentionLimits inMemory() {
        return new RetentionLimits(runs, Math.min(bytes, Runtime.getRuntime().maxMemory() / SHARE_OF_MEMORY));
    }
}
