package dev.lockscope.lock;

/** The built-in monitor of an object, by {@code synchronized}. */
final class Monitor extends ExclusiveLock {
    Monitor(int keys) {
        super(keys);
    }

    @Override
    protected synchronized void perform(Operation operation) {
        operation.perform(cells);
    }
}
