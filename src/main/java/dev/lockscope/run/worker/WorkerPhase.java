package dev.lockscope.run.worker;

/** What a worker currently spends time on. */
public enum WorkerPhase {
    /** Before it has joined, or after it has left. */
    ABSENT,
    /** Between two operations: bookkeeping, before the next request of the lock. */
    OTHER,
    /** It has requested the lock. Also after a section that may be performed again, until the lock returns. */
    WAIT,
    /** It holds the lock. */
    HOLD,
    /** It has released the lock, which has not returned yet. */
    RETURN,
    /** It rests as requested. */
    PAUSE,
    /** Its rest or a pause of the run is over but it has not been woken. */
    OVERSHOOT,
    /** In untimed operations: wait, hold and other time, undivided. */
    UNTIMED
}
