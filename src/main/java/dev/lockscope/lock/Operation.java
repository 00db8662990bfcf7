package dev.lockscope.lock;

/**
 * One read or one write, as an object that carries its critical section to the lock; the lock decides when, and on which
 * thread, it is performed.
 */
public interface Operation {
    /** The critical section. Called by the lock while nobody else is in it. */
    void perform(Cells cells);
}
