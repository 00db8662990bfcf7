package dev.lockscope.run.worker;

import dev.lockscope.lock.Cells;

/** A worker that writes. */
public final class Writer extends Worker {
    private static final long NONE = -1;

    private int value;

    /** Made by the current operation; {@link #NONE} until its section has been performed. */
    private long version = NONE;

    /**
     * The operation before, if it was performed: the next on the same key finds its value if no other write came between.
     * That checks values without timing either write.
     */
    private int lastKey;

    private int lastValue;
    private long lastVersion = NONE;

    public Writer(WorkerContext context, int number) {
        super(context, WorkerKind.WRITER, number);
    }

    @Override
    protected void draw() {
        lastKey = key;
        lastValue = value;
        lastVersion = version;
        // A worker that returns draws without having performed what it drew before it left.
        version = NONE;
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
        version = found + 1;
        cells.write(key, value, version, number);
        observe(version, value, false);
    }
}
