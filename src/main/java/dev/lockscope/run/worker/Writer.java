package dev.lockscope.run.worker;

import dev.lockscope.lock.Cells;

/** A worker that writes. */
public final class Writer extends Worker {
    private int value;

    public Writer(WorkerContext context, int number) {
        super(context, WorkerKind.WRITER, number);
    }

    @Override
    protected void draw() {
        key = generator.key();
        value = generator.value();
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
        observe(version, value, false);
    }
}
