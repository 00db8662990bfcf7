package dev.lockscope.lock;

/** A lock around cells that are modified in place. */
abstract class Guarded implements LockedMap {
    protected final Registers cells;

    protected Guarded(int keys) {
        cells = new Registers(keys);
    }

    @Override
    public final Cells cells() {
        return cells;
    }
}
