package dev.lockscope.run.worker;

/**
 * An operation that returned without having been performed exactly once.
 *
 * @param times how often it was performed before its return
 * @param atSystemNanos return of the operation by {@link System#nanoTime}
 */
public record Misperformed(int key, long times, long atSystemNanos) {}
