package dev.lockscope.run;

/**
 * One timed operation as it is checked; all times by {@link System#nanoTime}. Mutable, so that one set of them serves
 * every interval.
 */
final class Seen {
    Kind kind = Kind.READER;
    int number;
    long asked;
    long returned;
    int key;
    long version;

    String name() {
        return kind.name(number);
    }
}
