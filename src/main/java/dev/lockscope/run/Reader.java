package dev.lockscope.run;

import dev.lockscope.lock.Cells;
import dev.lockscope.lock.LockedMap;
import java.util.function.Consumer;

/** A worker that reads. */
final class Reader extends Worker {
    private int key;
    private long sum;

    Reader(LockedMap map, Draws draws, Course course, long pauseNanos, Consumer<Throwable> failed) {
        super(map, draws, course, pauseNanos, failed);
    }

    @Override
    protected void operate() {
        key = draws.key();
        map.read(this);
    }

    @Override
    protected void section(Cells cells) {
        sum += cells.read(key);
    }

    /** All values read, added up: what the reads were for. To be asked when the worker is gone. */
    long sum() {
        return sum;
    }
}
