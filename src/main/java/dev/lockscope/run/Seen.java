package dev.lockscope.run;

/**
 * What the order of versions is checked by; all times by {@link System#nanoTime}. Mutable, so that one set of them serves
 * every interval.
 */
final class Seen {
    Kind kind = Kind.READER;
    int number;
    long asked;
    long returned;
    int key;
    long version;

    void set(Worker worker, Traced operation) {
        kind = worker.kind;
        number = worker.number;
        asked = operation.asked;
        returned = operation.returned;
        key = operation.key;
        version = operation.version;
    }

    String name() {
        return kind.name(number);
    }
}
