package dev.lockscope.lock;

/**
 * State of one key of the map at one instant.
 *
 * @param key from 0
 * @param value the last one written
 * @param version number of writes of the key, from 1
 * @param writer number of the worker that made the last write
 */
public record Cell(int key, int value, long version, int writer) {}
