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
    FAILED;

    /** Whether nothing more will happen in the run. */
    public boolean ended() {
        return this != RUNNING && this != PAUSED;
    }
}
