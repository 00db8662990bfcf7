package dev.lockscope.lock;

/** A map that many threads share through one lock. Thread-safe. */
public interface LockedMap extends AutoCloseable {
    /** Performs a section that modifies nothing; returns after it has been performed. */
    void read(Operation operation);

    /** Performs a section that may modify the map; returns after it has been performed. */
    void write(Operation operation);

    /** The current cells, for sampling without the lock. */
    Cells cells();

    /** Releases threads and other resources of the lock; call it after the last operation. */
    @Override
    default void close() {}
}
