package dev.lockscope.run.measure;

/**
 * A distribution over all operations, and over those of each kind of worker.
 *
 * @param all of both kinds together
 */
public record ByKind(Distribution all, Distribution reads, Distribution writes) {}
