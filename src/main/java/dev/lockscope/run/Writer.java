package dev.lockscope.run;

import dev.lockscope.lock.Cells;
import dev.lockscope.lock.LockedMap;
import java.util.function.Consumer;

/** A worker that writes. */
final class Writer extends Worker {
    private int key;
    private int value;

    Writer(LockedMap map, Draws draws, Course course, long pauseNanos, Consumer<Throwable> failed) {
        super(map, draws, course, pauseNanos, failed);
    }

    @Override
    protected void operate() {
        key = draws.key();
        value = draws.value();
        map.write(this);
    }

    @Override
    protected void section(Cells cells) {
        cells.write(key, value);
    }
}
