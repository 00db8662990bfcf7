package dev.lockscope.lock;

/**
 * One read or one write, as an object that carries its critical section to the lock; the lock decides when, and on which
 * thread, it is performed.
 */
public interface Operation {
    /** The key that it is about. */
    int key();

    /**
     * The critical section. A lock that had to undo it may perform it again: only the last time counts. It changes
     * nothing but the cells and the operation itself.
     */
    void perform(Cells cells);
}
