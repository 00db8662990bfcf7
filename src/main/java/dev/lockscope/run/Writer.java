package dev.lockscope.run;

import dev.lockscope.lock.Cells;

/** A worker that writes. */
final class Writer extends Worker {
    private int value;

    Writer(Stage stage, int number) {
        super(stage, Kind.WRITER, number);
    }

    @Override
    protected void draw() {
        key = draws.key();
        value = draws.value();
    }

    @Override
    protected void submit() {
        map.write(this);
    }

    @Override
    protected void section(Cells cells) {
        long version = cells.version(key) + 1;
        hold();
        cells.write(key, value, version, number);
        found(version, false);
    }
}
