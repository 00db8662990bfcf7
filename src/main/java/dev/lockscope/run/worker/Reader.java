package dev.lockscope.run.worker;

import dev.lockscope.lock.Cells;

/** A worker that reads. */
public final class Reader extends Worker {
    /** Sum of all values read, so that no read can be optimised away. */
    long sum;

    public Reader(WorkerContext context, int number) {
        super(context, WorkerKind.READER, number);
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
        int value = cells.value(key);
        sum += value;
        hold();
        observe(version, value, !cells.settled(key, version));
    }
}
