package dev.lockscope.lock;

/** A map that many threads share through one lock. Thread-safe. */
public interface LockedMap {
    /** Performs a section that changes nothing; returns when it has been performed. */
    void read(Operation operation);

    /** Performs a section that may change the map; returns when it has been performed. */
    void write(Operation operation);
}
