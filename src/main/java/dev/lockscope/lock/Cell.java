package dev.lockscope.lock;

/**
 * One key of the map as it was at one instant.
 *
 * @param key from 0
 * @param value as last written
 * @param version how many writes the key has seen, from 1
 * @param writer the number of the worker that wrote it last
 */
public record Cell(int key, int value, long version, int writer) {}
