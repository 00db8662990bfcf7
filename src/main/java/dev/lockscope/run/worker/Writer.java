package dev.lockscope.run.worker;

import dev.lockscope.lock.Cells;

/** A worker that writes. */
public final class Writer extends Worker {
    private int value;

    /**
     * The last write that was made: the next on the same key finds its value if no other came between. That checks values
     * without timing either write.
     */
    private int lastKey;

    private int lastValue;
    private long lastVersion;

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
        long found = cells.version(key);
        if (found == lastVersion && key == lastKey && cells.value(key) != lastValue) {
            changed(found);
        }
        hold();
        long version = found + 1;
        cells.write(key, value, version, number);
        lastKey = key;
        lastValue = value;
        lastVersion = version;
        observe(version, value, false);
    }
}
