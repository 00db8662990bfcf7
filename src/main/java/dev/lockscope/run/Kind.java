package dev.lockscope.run;

/** What a worker does. */
enum Kind {
    READER,
    WRITER;

    /** How a worker is called where people read it, e.g. {@code reader 17}. */
    String name(int number) {
        return (this == READER ? "reader " : "writer ") + number;
    }
}
