package dev.lockscope.run.worker;

import dev.lockscope.lock.Cells;

/** A worker that reads. */
public final class Reader extends Worker {
    /** All values read, added up, so that no read can be optimised away. */
    long sum;

    public Reader(WorkerContext stage, int number) {
        super(stage, WorkerKind.READER, number);
    }

    @Override
    protected void draw() {
        key = generator.key();
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
