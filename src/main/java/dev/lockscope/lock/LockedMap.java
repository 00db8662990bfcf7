package dev.lockscope.lock;

/** A map that many threads share through one lock. Thread-safe. */
public interface LockedMap extends AutoCloseable {
    /** Performs a section that changes nothing; returns when it has been performed. */
    void read(Operation operation);

    /** Performs a section that may change the map; returns when it has been performed. */
    void write(Operation operation);

    /** The cells as they are now, to look at without the lock. */
    Cells cells();

    /** Ends whatever the lock keeps going; to be called when nobody uses it any more. */
    @Override
    default void close() {}
}
