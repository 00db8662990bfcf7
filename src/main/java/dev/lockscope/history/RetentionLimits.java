package dev.lockscope.history;

/**
 * The limits of what is stored, for runs and for experiments each. Beyond them the oldest that are not pinned are evicted.
 *
 * @param runs maximum number, from 1
 * @param bytes maximum size of the compressed data, including pinned runs; the file is larger
 */
public record RetentionLimits(long runs, long bytes) {
    private static final long SHARE_OF_MEMORY = 10;

    /** The same limits, reduced to a share of this JVM's memory. */
    RetentionLimits inMemory() {
        return new RetentionLimits(runs, Math.min(bytes, Runtime.getRuntime().maxMemory() / SHARE_OF_MEMORY));
    }
}
