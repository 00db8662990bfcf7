package dev.lockscope.lock;

/**
 * One read or one write: an object that carries a critical section to the lock. The lock decides when and on which thread
 * it is performed.
 */
public interface Operation {
    /** The key that is read or written. */
    int key();

    /**
     * The critical section. An optimistic lock may perform it again: only the last attempt counts. It modifies nothing but
     * the cells and the operation itself.
     */
    void perform(Cells cells);
}
