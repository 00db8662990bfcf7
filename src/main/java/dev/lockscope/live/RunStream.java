package dev.lockscope.live;

import java.util.Optional;

/** The messages about one run. Thread-safe, unless the implementation says otherwise. */
interface RunStream {
    /** A backfill ends at this many characters: the most that a viewer that does not read can occupy. */
    int BACKFILL_CHARACTERS = 32_000;

    String runId();

    /** The message that describes the run. */
    String run();

    /** Number of the current description, from 1; a viewer that has an earlier one needs {@link #run} again. */
    int revision();

    /** The samples of the warm-up after the first {@code after} of them; empty if there are none. */
    Optional<Part> warmUp(int after);

    /** Number of the newest snapshot, 0 while there is none. */
    long newest();

    /** The newest snapshot, if it is later than {@code after}. */
    Optional<Part> snapshot(long after);

    /**
     * The snapshots later than {@code after} up to {@code last}, as many as one message holds. Snapshots that were dropped
     * are left out. The newest one is complete.
     */
    Optional<Part> backfill(long after, long last);

    /** The last message, once the run has ended. */
    Optional<String> finished();

    /** Counts snapshots that were skipped in favour of a newer one for a slow viewer. */
    default void conflated(long snapshots) {}

    /**
     * A message with snapshots, or with samples of the warm-up.
     *
     * @param last number of the last one in it
     */
    record Part(String text, long last) {}
}
