package dev.lockscope.lock;

import java.util.Optional;

/** Cells that forward to others; a base for those that differ in a method or two. */
public class ForwardingCells implements Cells {
    private final Cells cells;

    protected ForwardingCells(Cells cells) {
        this.cells = cells;
    }

    @Override
    public int keys() {
        return cells.keys();
    }

    @Override
    public long version(int key) {
        return cells.version(key);
    }

    @Override
    public int value(int key) {
        return cells.value(key);
    }

    @Override
    public boolean settled(int key, long version) {
        return cells.settled(key, version);
    }

    @Override
    public void write(int key, int value, long version, int writer) {
        cells.write(key, value, version, writer);
    }

    @Override
    public Optional<Cell> peek(int key) {
        return cells.peek(key);
    }
}
