package dev.lockscope.lock;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The map that a lock protects, as a row of registers: for each key a value, a version and who wrote it. It starts empty;
 * a key is in it once written.
 *
 * <p>{@link #version}, {@link #value}, {@link #settled} and {@link #write} belong inside the critical section: how safe
 * they are is up to the lock. {@link #peek} and {@link #state} may be called by anyone at any time.
 */
public interface Cells {
    /** How many keys there can be; they are 0 to {@code keys()} - 1. */
    int keys();

    /** How many writes the key has seen, 0 when it was never written. */
    long version(int key);

    /** The value of a key, 0 when it was never written. */
    int value(int key);

    /** Whether the key is still at this version, with no write to it begun since. */
    boolean settled(int key, long version);

    /**
     * Sets the value and the version of a key.
     *
     * @param version the one that the writer found, plus one
     * @param writer the number of the worker that writes
     */
    void write(int key, int value, long version, int writer);

    /** A key as it is now, without the lock; empty when it was never written. */
    Optional<Cell> peek(int key);

    /** The keys that were written, in their order; without the lock. */
    default List<Cell> state() {
        List<Cell> state = new ArrayList<>();
        for (int key = 0; key < keys(); key++) {
            peek(key).ifPresent(state::add);
        }
        return List.copyOf(state);
    }
}
