package dev.lockscope.run;

/** The state of a run. */
public enum RunState {
    /** Its workers perform operations. */
    RUNNING,
    /** Its workers stay away from the lock and its clock is stopped. */
    PAUSED,
    /** It reached its duration. */
    FINISHED,
    /** It was stopped before its duration. */
    STOPPED,
    /** It failed; {@link Run#failure} has the cause. */
    FAILED,
    /** The process ended before the run; the data recorded until then is stored. */
    INTERRUPTED;

    /** Whether the run has ended. */
    public boolean ended() {
        return this != RUNNING && this != PAUSED;
    }
}
