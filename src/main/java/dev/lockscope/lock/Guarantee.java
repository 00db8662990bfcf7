package dev.lockscope.lock;

/** What a lock promises about who meets whom; a run is checked against it. */
public enum Guarantee {
    MUTUAL_EXCLUSION("Whoever has the lock, reader or writer, is alone with the map."),
    ALONE_WITH_THE_KEY("Whoever has the lock, reader or writer, is alone with its key."),
    SHARED_READS("A writer is alone with the map; readers share it."),
    WRITERS_APART("Writers never meet; a reader may meet one, and then reads again."),
    WRITERS_OF_A_KEY_APART("Writers of a key never meet; a reader may meet one, and sees one moment of the key."),
    CONSISTENT("Nobody is kept out; each write builds on the one before, each read sees one moment."),
    NOTHING("Nothing.");

    private final String sentence;

    Guarantee(String sentence) {
        this.sentence = sentence;
    }

    /** The promise in a sentence. */
    public String sentence() {
        return sentence;
    }
}
