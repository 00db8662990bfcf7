package dev.lockscope.lock;

/** Which workers a lock keeps apart; the verdict of a run is checked against it. */
public enum Guarantee {
    MUTUAL_EXCLUSION("One holder at a time, reader or writer, for the whole map."),
    ALONE_WITH_THE_KEY("One holder at a time, reader or writer, for each key."),
    SHARED_READS("A writer excludes everyone else from the map; readers share it."),
    WRITERS_APART("Writers exclude each other; a reader may overlap a writer, and then reads again."),
    WRITERS_OF_A_KEY_APART(
            "Writers of a key exclude each other; a reader may overlap a writer, and sees one consistent state of the key."),
    CONSISTENT(
            "No exclusion; each write builds on the one before, or is tried again, and each read sees one consistent state."),
    NOTHING("Nothing.");

    private final String sentence;

    Guarantee(String sentence) {
        this.sentence = sentence;
    }

    /** Whether an operation may be performed again, after an attempt that is discarded; else exactly once. */
    public boolean retries(boolean write) {
        return this == (write ? CONSISTENT : WRITERS_APART);
    }

    /** The guarantee as one sentence for users. */
    public String sentence() {
        return sentence;
    }
}
