package dev.lockscope.run;

/** Who follows runs. Called by the run's own thread, one call at a time and in this order; must be quick. */
public interface Observer {
    /** The run has started. */
    default void started(Run run) {}

    /** A snapshot was taken. */
    default void sampled(Run run, Snapshot snapshot) {}

    /** The run was paused, resumed or given another workload. */
    default void changed(Run run) {}

    /** The run has ended and has its report. */
    default void ended(Run run) {}
}
