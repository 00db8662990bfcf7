package dev.lockscope.run;

/** What is measured of a timed operation, in nanoseconds. */
enum Metric {
    /** From asking for the lock to having it. */
    WAIT,
    /** From having the lock to giving it back. */
    HOLD,
    /** How much longer than asked the rest before it took. */
    OVERSHOOT,
    /** In open pacing: from the time it was due to its return. */
    LATENCY,
    /** In open pacing: from asking to its return, as a closed loop would see it. */
    UNCORRECTED
}
