package dev.lockscope.run;

import dev.lockscope.lock.Cells;

/** A worker that reads. */
final class Reader extends Worker {
    /** All values read, added up, so that no read can be optimised away. */
    long sum;

    Reader(Stage stage, int number) {
        super(stage, Kind.READER, number);
    }

    @Override
    protected void draw() {
        key = draws.key();
    }

    @Override
    protected void submit() {
        map.read(this);
    }

    @Override
    protected void section(Cells cells) {
        long version = cells.version(key);
        sum += cells.value(key);
        hold();
        found(version, !cells.settled(key, version));
    }
}
