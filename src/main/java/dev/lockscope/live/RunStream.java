package dev.lockscope.live;

import java.util.Optional;

/** What viewers of one run can be told. Thread-safe, unless it says otherwise. */
interface RunStream {
    /** A backfill stops growing at this many characters: it is all that a viewer who doesn't read can hold up. */
    int BACKFILL_CHARACTERS = 32_000;

    String runId();

    /** The message that says what is being watched. */
    String run();

    /** Raised with every change of the run; a viewer who was told of an earlier one is to be told again. From 1. */
    int edition();

    /** Number of the newest snapshot, 0 while there is none. */
    long newest();

    /** The newest snapshot, if it is later than {@code after}. */
    Optional<Part> snapshot(long after);

    /**
     * The snapshots later than {@code after} up to {@code last}, as many as one message holds. Those that are no longer
     * there are passed over. The newest one comes whole.
     */
    Optional<Part> backfill(long after, long last);

    /** The last word on the run, once it has ended. */
    Optional<String> finished();

    /** Snapshots were passed over: a viewer who is slow was sent a newer one. */
    default void conflated(long snapshots) {}

    /**
     * A message with snapshots.
     *
     * @param last number of the last one in it
     */
    record Part(String text, long last) {}
}
