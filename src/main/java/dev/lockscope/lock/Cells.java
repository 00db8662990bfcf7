package dev.lockscope.lock;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The map that a lock protects, as an array of registers: for each key a value, a version and the worker that wrote it.
 * The map starts empty; a key is present once it has been written.
 *
 * <p>{@link #version}, {@link #value}, {@link #settled} and {@link #write} belong inside the critical section: their safety
 * depends on the lock. {@link #peek} and {@link #state} are safe on any thread at any time.
 */
public interface Cells {
    /** Number of possible keys, which are 0 to {@code keys()} - 1. */
    int keys();

    /** Number of writes of the key; 0 if it was never written. */
    long version(int key);

    /** Value of the key; 0 if it was never written. */
    int value(int key);

    /** Whether the key is still at this version and no write to it has begun since. */
    boolean settled(int key, long version);

    /**
     * Sets the value and the version of a key.
     *
     * @param version the version that the writer read, plus one
     * @param writer number of the writing worker
     */
    void write(int key, int value, long version, int writer);

    /** The current state of a key, read without the lock; empty if it was never written. */
    Optional<Cell> peek(int key);

    /** All written keys in ascending order, read without the lock. */
    default List<Cell> state() {
        List<Cell> state = new ArrayList<>();
        for (int key = 0; key < keys(); key++) {
            peek(key).ifPresent(state::add);
        }
        return List.copyOf(state);
    }
}
