package dev.lockscope.run.measure;

/**
 * The distributions of a quantity over all operations, and over those of each kind of worker.
 *
 * @param all over reads and writes together
 */
public record ByKind(Distribution all, Distribution reads, Distribution writes) {}
