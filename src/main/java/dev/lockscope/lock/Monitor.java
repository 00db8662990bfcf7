package dev.lockscope.lock;

/** An object's own monitor, by {@code synchronized}. */
final class Monitor extends ExclusiveLock {
    Monitor(int keys) {
        super(keys);
    }

    @Override
    protected synchronized void perform(Operation operation) {
        operation.perform(cells);
    }
}
