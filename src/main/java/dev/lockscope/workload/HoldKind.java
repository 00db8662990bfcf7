package dev.lockscope.workload;

/** What a worker does while it holds the lock. */
public enum HoldKind {
    /** It computes: the time is spent on the CPU. */
    BURN,
    /** It blocks: its thread is parked. */
    PARK
}
