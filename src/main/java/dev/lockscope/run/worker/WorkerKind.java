package dev.lockscope.run.worker;

/** What a worker does. */
public enum WorkerKind {
    READER,
    WRITER;

    /** How a worker is called where people read it, e.g. {@code reader 17}. */
    public String name(int number) {
        return (this == READER ? "reader " : "writer ") + number;
    }

    /** A number that no other worker has, and that is not 0. */
    public int mark(int number) {
        return this == READER ? number + 1 : -number - 1;
    }

    /** How the worker with a {@link #mark} is called. */
    public static String nameOf(int mark) {
        return mark > 0 ? READER.name(mark - 1) : WRITER.name(-mark - 1);
    }
}
