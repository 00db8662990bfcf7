package dev.lockscope.run.worker;

/** The kind of a worker. */
public enum WorkerKind {
    READER,
    WRITER;

    /** A worker's name in messages and exports, e.g. {@code reader 17}. */
    public String name(int number) {
        return (this == READER ? "reader " : "writer ") + number;
    }

    /** A number that is unique among all workers of a run, and not 0. */
    public int mark(int number) {
        return this == READER ? number + 1 : -number - 1;
    }

    /** The name of the worker with a {@link #mark}. */
    public static String nameOf(int mark) {
        return mark > 0 ? READER.name(mark - 1) : WRITER.name(-mark - 1);
    }
}
