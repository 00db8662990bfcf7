package dev.lockscope.run.worker;

/** What a worker is spending its time on. */
public enum WorkerPhase {
    /** Not there: before it joined, after it left, or while the whole run is paused. */
    ABSENT,
    /** Between operations, with the bookkeeping of one done and the next not asked for. */
    OTHER,
    /** It has asked for the lock. */
    WAIT,
    /** It has the lock. */
    HOLD,
    /** It rests as asked. */
    PAUSE,
    /** It has rested enough but has not been woken. */
    OVERSHOOT,
    /** In operations that are not timed: wait, hold and what is between them, undivided. */
    UNTIMED
}
