package dev.lockscope.lock;

/** No lock. */
final class Unguarded extends ExclusiveLock {
    Unguarded(int keys) {
        super(keys);
    }

    @Override
    protected void perform(Operation operation) {
        operation.perform(cells);
    }
}
