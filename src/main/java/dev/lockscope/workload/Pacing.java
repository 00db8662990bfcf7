package dev.lockscope.workload;

/** When a worker's next operation is due. */
public enum Pacing {
    /** A pause after each operation: a slow lock slows the load. */
    CLOSED,
    /** On a fixed schedule, late or not: nothing is hidden by coordinated omission. */
    OPEN
}
