package dev.lockscope.run.worker;

/**
 * What one worker saw that it should not have seen.
 *
 * @param version that the worker found or made
 * @param other the mark of the worker that it met, where it met one
 * @param at by {@link System#nanoTime}
 */
public record Observation(int key, long version, int other, long at) {}
