package dev.lockscope.lock;

/** A lock that treats readers and writers alike. */
abstract class ExclusiveLock extends Guarded {
    protected ExclusiveLock(int keys) {
        super(keys);
    }

    @Override
    public final void read(Operation operation) {
        perform(operation);
    }

    @Override
    public final void write(Operation operation) {
        perform(operation);
    }

    /** Performs the section while holding the lock. */
    protected abstract void perform(Operation operation);
}
