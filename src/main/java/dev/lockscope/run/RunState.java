package dev.lockscope.run;

/** Where a run stands. */
public enum RunState {
    /** Its workers are at work. */
    RUNNING,
    /** Its workers stay away from the lock, and its time stands still. */
    PAUSED,
    /** It lasted as long as was asked. */
    FINISHED,
    /** It was stopped before its time. */
    STOPPED,
    /** Something broke; {@link Run#failure} says what. */
    FAILED,
    /** The process ended before the run did; what was recorded until then is kept. */
    INTERRUPTED;

    /** Whether nothing more will happen in the run. */
    public boolean ended() {
        return this != RUNNING && this != PAUSED;
    }
}
